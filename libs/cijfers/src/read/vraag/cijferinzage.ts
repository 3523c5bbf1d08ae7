import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InzageLog, InzageNietVastgelegd } from '#event-sourcing';
import { isoInstant } from '#afspraken';
import { redenVoor } from '#dossier';
import { weigerAchterstand } from '#platform';
import type { Onvolledigheid } from '#platform';
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

/** What a reader is told when the tables do not show the present. */
const CIJFERS = {
  naam: 'cijfers',
  melding:
    'De cijfers lopen achter en worden niet getoond: er kan iets ontbreken. Meld het de beheerder en probeer het later opnieuw.',
};

/** No figure and no finding is shown before its lines are durable, nor while what happened lately is missing from it. */
@Injectable()
export class Cijferinzage {
  constructor(
    private readonly inzageLog: InzageLog,
    private readonly versheid: Cijferversheid,
  ) {}

  /** Gives the mark for the answer. @throws InzageRedenOntbreekt, InzageNietVastgelegd */
  async leg(
    { lezer, reden: gegeven, traceId }: Leesverzoek,
    getoond: readonly Getoond[],
    nuMs: number,
  ): Promise<Onvolledigheid> {
    const reden = redenVoor(lezer.rol, gegeven);
    const merk = weigerAchterstand(await this.versheid.stand(), CIJFERS);
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
    return merk;
  }
}
