import type { UnpositionedRecord } from '#event-sourcing';
import { laadAfspraken, standaardAfsprakenMap } from '#platform';
import { Simulatie } from '#simulatie';
import type { Vastlegging } from '#simulatie';

/** Always the same, so that every run measures the same work. */
const PERIODE = { zaad: 'bench', van: '2023-01-01T00:00:00Z', tot: '2026-01-01T00:00:00Z' } as const;

/** Sealed content of about the size of an ordinary report; it cannot be read, and nothing here needs to. */
const VERZEGELD_BYTES = 512;

/** A case has about this many events in the period. */
const PER_CASUS = 12;

/** Simulated appends, in the order of record time, until there are this many events; a little more at the most. */
export const geschiedenis = (gebeurtenissen: number): readonly Vastlegging[] => {
  const boek = laadAfspraken(standaardAfsprakenMap());
  const casussen = Math.ceil(gebeurtenissen / PER_CASUS);
  const vastleggingen: Vastlegging[] = [];
  let aantal = 0;
  for (const vastlegging of new Simulatie({ boek, ...PERIODE, casussen, verzegeldBytes: VERZEGELD_BYTES })) {
    vastleggingen.push(vastlegging);
    aantal += vastlegging.records.length;
    if (aantal >= gebeurtenissen) break;
  }
  return vastleggingen;
};

export const recordsVan = (vastleggingen: readonly Vastlegging[]): readonly UnpositionedRecord[] =>
  vastleggingen.flatMap(({ records }) => records);

/** In the order in which the cases began. */
export const perCasus = (
  records: readonly UnpositionedRecord[],
): readonly (readonly UnpositionedRecord[])[] => {
  const casussen = new Map<string, UnpositionedRecord[]>();
  for (const record of records) {
    const casus = casussen.get(record.casusId) ?? [];
    casussen.set(record.casusId, casus);
    casus.push(record);
  }
  return [...casussen.values()];
};
