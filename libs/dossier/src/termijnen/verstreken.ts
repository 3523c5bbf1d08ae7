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

type Gezocht = Pick<Casustermijn, 'instantie' | 'termijn' | 'overdrachtId' | 'overschredenVanaf'>;

/**
 * Finds the record that a term had passed. One of version 1 stands for every term that it can have meant. The names are
 * computed once, for a case may have many of both.
 */
export const verstrekenRegister = (
  vastgelegd: readonly Verstreken[],
): ((term: Gezocht) => Verstreken | undefined) => {
  const oude = vastgelegd.filter(({ data }) => data.begonnenDoor === undefined);
  const perInstantie = new Map<string, Verstreken>();
  for (const record of vastgelegd) {
    const naam = instantieVan(record.data);
    if (record.data.begonnenDoor !== undefined && !perInstantie.has(naam)) perInstantie.set(naam, record);
  }
  return (term) => perInstantie.get(term.instantie) ?? oude.find((record) => bedoelt(record, term));
};

const bedoelt = ({ data, plaatsgevondenOp }: Verstreken, term: Gezocht): boolean =>
  data.termijn === term.termijn &&
  data.overdrachtId === term.overdrachtId &&
  instantMs(plaatsgevondenOp) === instantMs(term.overschredenVanaf);
