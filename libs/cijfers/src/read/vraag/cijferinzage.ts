import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InzageLog, InzageNietVastgelegd } from '#event-sourcing';
import { isoInstant } from '#afspraken';
import { redenVoor } from '#dossier';
import { Problem } from '#platform';
import type { Leesverzoek } from './cijfer.query.js';
import { Cijferversheid } from './instellingen.js';

/**
 * Stands where the id of a case stands in the log of reads. A figure is about no one case; that somebody asked for it,
 * and which, is recorded all the same (docs/adr/0018).
 */
export const GEEN_CASUS = 'cijfers';

/** A case that is shown in a list, and on what ground. */
export interface Getoond {
  readonly casusId: string;
  readonly grond: string;
  readonly wat: string;
}

/** Somebody must look at the consumer first: trying again sooner than this does not help. */
const OPNIEUW_NA_SECONDEN = 60;

/** No figure and no finding is shown before its lines are durable, nor while what happened lately is missing from it. */
@Injectable()
export class Cijferinzage {
  constructor(
    private readonly inzageLog: InzageLog,
    private readonly versheid: Cijferversheid,
  ) {}

  /** @throws InzageRedenOntbreekt, InzageNietVastgelegd */
  async leg(
    { lezer, reden: gegeven, traceId }: Leesverzoek,
    getoond: readonly Getoond[],
    nuMs: number,
  ): Promise<void> {
    const reden = redenVoor(lezer.rol, gegeven);
    await this.weigerAchterstand();
    const regels = getoond.map((regel) => ({
      id: randomUUID(),
      ...regel,
      tijdstip: isoInstant(nuMs),
      medewerker: lezer.sub,
      rol: lezer.rol,
      ...(lezer.partij && { partij: lezer.partij }),
      ...(reden !== undefined && { reden }),
      ...(traceId !== undefined && { traceId }),
    }));
    await this.inzageLog.legAlle(regels).catch((fout: unknown) => {
      throw new InzageNietVastgelegd(fout);
    });
  }

  private async weigerAchterstand(): Promise<void> {
    const achterstand = await this.versheid.achterstand();
    if (achterstand === undefined) return;
    throw new Problem(
      'tijdelijk-niet-beschikbaar',
      'De cijfers lopen achter en worden niet getoond: er kan iets ontbreken. Meld het de beheerder en probeer het later opnieuw.',
      {
        headers: { 'retry-after': String(OPNIEUW_NA_SECONDEN) },
        cause: new Error(`cijfers: ${achterstand}`),
      },
    );
  }
}
