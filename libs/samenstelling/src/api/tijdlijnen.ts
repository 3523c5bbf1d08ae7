import { Global, Injectable, Module } from '@nestjs/common';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { TIJDLIJNKOP, TijdlijnQuery, tijdlijnregels } from '#audittrail';
import { Tijdlijnen } from '#postvak';
import type { Casustijdlijn, Klokvraag } from '#postvak';
import type { Leesverzoek } from '#toegang';

/** What a search exports is what the audit trail tells of each case, with its check and its line of the read (ADR 0023). */
@Injectable()
class AudittrailTijdlijnen extends Tijdlijnen {
  override readonly kop = TIJDLIJNKOP;

  constructor(private readonly queries: QueryBus) {
    super();
  }

  override async van(casusId: string, verzoek: Leesverzoek, klokken: Klokvraag): Promise<Casustijdlijn> {
    const tijdlijn = await this.queries.execute(new TijdlijnQuery({ ...verzoek, casusId }, klokken));
    return { json: tijdlijn, regels: tijdlijnregels(tijdlijn) };
  }
}

@Global()
@Module({
  imports: [CqrsModule],
  providers: [{ provide: Tijdlijnen, useClass: AudittrailTijdlijnen }],
  exports: [Tijdlijnen],
})
export class TijdlijnenModule {}
