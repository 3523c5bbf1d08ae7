import type { Afspraken, Duur, TermijnId } from './afspraken.js';
import { dagenInMaand, dagnummer, dagnummerVan, datumVan, kalenderdag } from './datum.js';
import { extraVrij, isWerkdagnummer } from './feestdagen.js';
import { MaandenOntbreken } from './fouten.js';
import { type Moment, beginVanDagMs, isoInstant, lokaleDag, momentMs } from './tijdzone.js';

/** When a term ends: on the last moment of `laatsteDag`, local time. */
export interface Termijn {
  readonly laatsteDag: string;
  /** 00:00 local time of the day after, as an instant in UTC. */
  readonly overschredenVanaf: string;
  readonly overschredenVanafMs: number;
}

/** As many days as the time zone remembers; beyond it the memory starts anew rather than growing. */
const MAX_ONTHOUDEN_DAGEN = 55_000;
const perLaatsteDag = new Map<number, Termijn>();

const eindigendOp = (laatste: number): Termijn => {
  const bekend = perLaatsteDag.get(laatste);
  if (bekend !== undefined) return bekend;
  const overschredenVanafMs = beginVanDagMs(laatste + 1);
  const nieuw = {
    laatsteDag: datumVan(laatste),
    overschredenVanaf: isoInstant(overschredenVanafMs),
    overschredenVanafMs,
  };
  if (perLaatsteDag.size >= MAX_ONTHOUDEN_DAGEN) perLaatsteDag.clear();
  perLaatsteDag.set(laatste, nieuw);
  return nieuw;
};

const naWerkdagen = (van: number, werkdagen: number, extra: ReadonlySet<number>): number => {
  let dag = van;
  for (let geteld = 0; geteld < werkdagen;) {
    dag += 1;
    if (isWerkdagnummer(dag, extra)) geteld += 1;
  }
  return dag;
};

/** The same day of a later month, or that month's last day when it is shorter: 30 November + 3 = 28 February. */
const naMaanden = (van: number, maanden: number): number => {
  const { jaar, maand, dag } = kalenderdag(van);
  const maandIndex = maand - 1 + maanden;
  const [doeljaar, doelmaand] = [jaar + Math.floor(maandIndex / 12), (maandIndex % 12) + 1];
  return dagnummerVan(doeljaar, doelmaand, Math.min(dag, dagenInMaand(doeljaar, doelmaand)));
};

const laatsteDagnummer = (duur: Duur, van: number, extraVrijeDagen: readonly string[]): number => {
  if ('werkdagen' in duur) return naWerkdagen(van, duur.werkdagen, extraVrij(extraVrijeDagen));
  if ('weken' in duur) return van + 7 * duur.weken;
  if ('maanden' in duur) return naMaanden(van, duur.maanden);
  return van;
};

/** Counting starts on the day after `van`. Weeks and months may end on a day that is not a werkdag. */
export const laatsteDag = (duur: Duur, van: string, extraVrijeDagen: readonly string[] = []): string =>
  datumVan(laatsteDagnummer(duur, dagnummer(van), extraVrijeDagen));

const duurVan = (afspraken: Afspraken, id: TermijnId, maanden: number | undefined): Duur => {
  if (id !== 'T6') return afspraken.termijnen[id].duur;
  if (maanden === undefined || !Number.isInteger(maanden) || maanden < 1) {
    throw new MaandenOntbreken(afspraken.termijnen.T6.maanden);
  }
  return { maanden };
};

const DATUMLENGTE = '2026-04-08'.length;

const dagVan = (van: Moment): number =>
  typeof van === 'string' && van.length === DATUMLENGTE ? dagnummer(van) : lokaleDag(momentMs(van));

/**
 * The term `id` of these afspraken that starts at an instant, or on a local date.
 * T6 returns: `maanden` says which moment is meant. The agreement asks for "at least" its own list (003
 * bijlage 2), so other numbers count as well.
 * @throws MaandenOntbreken, OngeldigeTijd
 */
export const termijn = (
  afspraken: Afspraken,
  id: TermijnId,
  van: Moment,
  opties: { readonly maanden?: number | undefined } = {},
): Termijn => {
  const duur = duurVan(afspraken, id, opties.maanden);
  return eindigendOp(laatsteDagnummer(duur, dagVan(van), afspraken.extraVrijeDagen));
};
