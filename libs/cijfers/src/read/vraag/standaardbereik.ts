import { lokaleDatum } from '#afspraken';
import { Temporal } from 'temporal-polyfill';

/** Dates in Europe/Amsterdam; `tot` is exclusive. Either may be left out. */
export interface GevraagdBereik {
  readonly van?: string | undefined;
  readonly tot?: string | undefined;
}

/** Without dates: up to and including today, over so many months. */
export const bereikVan = (
  { van, tot }: GevraagdBereik,
  nuMs: number,
  maanden: number,
): { readonly van: string; readonly tot: string } => {
  const totDag = tot ?? Temporal.PlainDate.from(lokaleDatum(nuMs)).add({ days: 1 }).toString();
  return { van: van ?? maandenEerder(totDag, maanden), tot: totDag };
};

/** What is no date is refused later, in words. */
const maandenEerder = (dag: string, maanden: number): string => {
  try {
    return Temporal.PlainDate.from(dag).subtract({ months: maanden }).toString();
  } catch {
    return dag;
  }
};
