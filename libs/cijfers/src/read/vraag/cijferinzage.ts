import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InzageLog, InzageNietVastgelegd } from '#event-sourcing';
import { isoInstant } from '#afspraken';
import { redenVoor } from '#dossier';
import { Problem, weigerAchterstand } from '#platform';
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

/** Somebody must repair the cases first: trying again sooner than this does not help. */
const OPNIEUW_NA_SECONDEN = 60;

/** No figure and no finding is shown before its lines are durable, nor while what happened lately is missing from it. */
@Injectable()
export class Cijferinzage {
  constructor(
    private readonly inzageLog: InzageLog,
    private readonly versheid: Cijferversheid,
  ) {}

  /**
   * A protected figure is shown of all cases or not at all: what it says with a case that was set aside and without it
   * differs by one household, and a mark does not mend that (docs/adr/0019). To be asked before and after it is computed.
   * @throws Problem 503
   */
  async eisHeel(): Promise<void> {
    const { onvolledig } = weigerAchterstand(await this.versheid.stand(), CIJFERS);
    if (onvolledig === undefined) return;
    throw new Problem(
      'tijdelijk-niet-beschikbaar',
      'Cijfers van uw sub-regio en regio worden nu niet getoond: er zijn casussen die de hub nog niet kon verwerken, en het verschil met straks zou over een huishouden gaan. Cijfers van uw eigen casussen zijn er wel. Meld het de beheerder en probeer het later opnieuw.',
      {
        headers: { 'retry-after': String(OPNIEUW_NA_SECONDEN) },
        cause: new Error(`cijfers: ${onvolledig} cases are parked, so nothing protected is shown`),
      },
    );
  }

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
