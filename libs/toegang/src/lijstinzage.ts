import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InzageLog, InzageNietVastgelegd } from '#event-sourcing';
import { isoInstant } from '#afspraken';
import { redenVoor } from '#dossier';
import type { Inzagegrond } from '#dossier';
import type { Beller } from './beller.js';

/** Who asks for a list, and how that is recorded. */
export interface Leesverzoek {
  readonly lezer: Beller;
  readonly traceId?: string | undefined;
  /** As it was sent; only toezicht needs one. */
  readonly reden?: string | undefined;
}

/** A case on a list, and on what ground its reader sees it. */
export interface GetoondeCasus {
  readonly casusId: string;
  readonly grond: Inzagegrond;
}

/** A list is a read of each case in it (`domein.md` §9): no list is answered before its lines are durable. */
@Injectable()
export class Lijstinzage {
  constructor(private readonly inzageLog: InzageLog) {}

  /** Also for an empty list, which tells something too. @throws InzageRedenOntbreekt, InzageNietVastgelegd */
  async leg(verzoek: Leesverzoek, getoond: readonly GetoondeCasus[], nuMs: number): Promise<void> {
    const { lezer, traceId } = verzoek;
    const reden = redenVoor(lezer.rol, verzoek.reden);
    const perCasus = new Map(getoond.map((casus) => [casus.casusId, casus]));
    const regels = [...perCasus.values()].map(({ casusId, grond }) => ({
      id: randomUUID(),
      casusId,
      tijdstip: isoInstant(nuMs),
      medewerker: lezer.sub,
      rol: lezer.rol,
      ...(lezer.partij && { partij: lezer.partij }),
      grond,
      wat: 'lijst',
      ...(reden !== undefined && { reden }),
      ...(traceId !== undefined && { traceId }),
    }));
    await this.inzageLog.legAlle(regels).catch((fout: unknown) => {
      throw new InzageNietVastgelegd(fout);
    });
  }
}
