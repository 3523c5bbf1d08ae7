import { instantMs } from '#afspraken';
import type { CasusGebeurtenis, GebeurtenisVan, VerstrekenTermijn } from '../events.js';
import { instantieVan } from './instantie.js';
import type { Casustermijn } from './termijn.js';

/** What is recorded of a term that has passed. */
export const verstrekenGegevens = (term: Omit<Casustermijn, 'status'>): VerstrekenTermijn => ({
  termijn: term.termijn,
  ...(term.overdrachtId !== undefined && { overdrachtId: term.overdrachtId }),
  begonnenDoor: term.begonnenDoor,
  vanaf: term.vanaf,
  ...(term.partij && { partij: term.partij }),
  ...(term.gemeente !== undefined && { gemeente: term.gemeente }),
  ...(term.maanden !== undefined && { maanden: term.maanden }),
  ...(term.wachtOp && { wachtOp: term.wachtOp }),
  hubStandaard: term.hubStandaard,
});

type Verstreken = GebeurtenisVan<'TermijnVerstreken'>;

export const isVerstreken = (gebeurtenis: CasusGebeurtenis): gebeurtenis is Verstreken =>
  gebeurtenis.type === 'TermijnVerstreken';

/** The record that this term had passed. One of version 1 stands for every term that it can have meant. */
export const vastgelegdVerstreken = (
  {
    instantie,
    termijn,
    overdrachtId,
    overschredenVanaf,
  }: Pick<Casustermijn, 'instantie' | 'termijn' | 'overdrachtId' | 'overschredenVanaf'>,
  vastgelegd: readonly Verstreken[],
): Verstreken | undefined =>
  vastgelegd.find(({ data, plaatsgevondenOp }) =>
    data.begonnenDoor === undefined
      ? data.termijn === termijn &&
        data.overdrachtId === overdrachtId &&
        instantMs(plaatsgevondenOp) === instantMs(overschredenVanaf)
      : instantieVan(data) === instantie,
  );
