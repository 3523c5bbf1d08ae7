import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, EventLog, InzageLog, InzageNietVastgelegd } from '#event-sourcing';
import { Afsprakenboek, isoInstant } from '#afspraken';
import { bekendeStappen, casusbeeld, dossierVan, inzageVan, nuVan, redenVoor, stroomVan } from '#dossier';
import type { Casusbeeld, Casusdossier, Inzage, Inzagegrond, InzageReden, Kijker } from '#dossier';
import { CasusOnbekend } from './fouten.js';
import type { InzageWat, Leesverzoek } from './leesverzoek.js';

/** A case that may be read, of which the reading has been recorded. */
export interface GeopendeCasus {
  readonly dossier: Casusdossier;
  /** The case as it stands now. */
  readonly beeld: Casusbeeld;
  readonly inzage: Inzage;
  readonly kijker: Kijker;
  readonly nuMs: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The only way to a case for who reads: first whether it may be seen, then the line of the read, then the case. */
@Injectable()
export class Leeszaal {
  constructor(
    private readonly log: EventLog,
    private readonly inzageLog: InzageLog,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  /** @throws CasusOnbekend, InzageRedenOntbreekt, InzageNietVastgelegd */
  async open(verzoek: Leesverzoek, wat: InzageWat): Promise<GeopendeCasus> {
    const reden = redenVoor(verzoek.lezer.rol, verzoek.reden);
    if (!UUID.test(verzoek.casusId)) throw new CasusOnbekend();
    const dossier = await dossierVan(verzoek.casusId, this.log.readStream(stroomVan(verzoek.casusId)));
    const nuMs = nuVan(dossier, this.clock.nowMs());
    const kijker = kijkerVan(verzoek);
    const beeld = casusbeeld(bekendeStappen(dossier.gebeurtenissen), this.boek, nuMs);
    const inzage = beeld && inzageVan(kijker, beeld, dossier.gebeurtenissen);
    if (!inzage) throw new CasusOnbekend();
    await this.leg(verzoek, { wat, grond: inzage.grond, nuMs, reden });
    return { dossier, beeld, inzage, kijker, nuMs };
  }

  private async leg(
    { casusId, lezer, traceId }: Leesverzoek,
    { wat, grond, nuMs, reden }: Inzageregel,
  ): Promise<void> {
    try {
      await this.inzageLog.leg({
        id: randomUUID(),
        casusId,
        tijdstip: isoInstant(nuMs),
        medewerker: lezer.sub,
        rol: lezer.rol,
        ...(lezer.partij && { partij: lezer.partij }),
        grond,
        wat,
        ...(reden && { reden }),
        ...(traceId !== undefined && { traceId }),
      });
    } catch (fout) {
      throw new InzageNietVastgelegd(fout);
    }
  }
}

interface Inzageregel {
  readonly wat: InzageWat;
  readonly grond: Inzagegrond;
  readonly nuMs: number;
  readonly reden: InzageReden | undefined;
}

const kijkerVan = ({ lezer: { rol, partij, regio } }: Leesverzoek): Kijker => ({
  rol,
  ...(partij && { partij }),
  regio,
});
