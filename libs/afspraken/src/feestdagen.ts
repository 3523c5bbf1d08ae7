import { dagnummer, dagnummerVan, datumVan, kalenderdag, weekdag } from './datum.js';

const ZATERDAG = 6;
const ZONDAG = 7;

/** The first year in which Koningsdag (27 April) replaced Koninginnedag (30 April). */
const EERSTE_KONINGSDAG = 2014;

/** Easter Sunday of the Gregorian calendar (the "anonymous" computus of 1876). */
const eerstePaasdag = (jaar: number): number => {
  const gulden = jaar % 19;
  const eeuw = Math.floor(jaar / 100);
  const inEeuw = jaar % 100;
  const maancorrectie = Math.floor((eeuw - Math.floor((eeuw + 8) / 25) + 1) / 3);
  const epacta = (19 * gulden + eeuw - Math.floor(eeuw / 4) - maancorrectie + 15) % 30;
  const totZondag = (32 + 2 * (eeuw % 4) + 2 * Math.floor(inEeuw / 4) - epacta - (inEeuw % 4)) % 7;
  const laat = Math.floor((gulden + 11 * epacta + 22 * totZondag) / 451);
  const sinds = epacta + totZondag - 7 * laat + 114;
  return dagnummerVan(jaar, Math.floor(sinds / 31), (sinds % 31) + 1);
};

/** A birthday that falls on a Sunday is celebrated on the Saturday before. */
const vieringVan = (dag: number): number => (weekdag(dag) === ZONDAG ? dag - 1 : dag);

const verjaardag = (jaar: number): readonly [number, string] =>
  jaar >= EERSTE_KONINGSDAG
    ? [vieringVan(dagnummerVan(jaar, 4, 27)), 'Koningsdag']
    : [vieringVan(dagnummerVan(jaar, 4, 30)), 'Koninginnedag'];

const berekend = (jaar: number): ReadonlyMap<number, string> => {
  const pasen = eerstePaasdag(jaar);
  const namen = new Map<number, string>();
  const feestdagenOpVolgorde: readonly (readonly [number, string])[] = [
    [dagnummerVan(jaar, 1, 1), 'Nieuwjaarsdag'],
    [pasen - 2, 'Goede Vrijdag'],
    [pasen + 1, 'Tweede Paasdag'],
    verjaardag(jaar),
    [dagnummerVan(jaar, 5, 5), 'Bevrijdingsdag'],
    [pasen + 39, 'Hemelvaartsdag'],
    [pasen + 50, 'Tweede Pinksterdag'],
    [dagnummerVan(jaar, 12, 25), 'Eerste Kerstdag'],
    [dagnummerVan(jaar, 12, 26), 'Tweede Kerstdag'],
  ];
  for (const [dag, naam] of feestdagenOpVolgorde) {
    const ander = namen.get(dag);
    namen.set(dag, ander === undefined ? naam : `${ander} en ${naam}`);
  }
  return new Map([...namen].sort(([a], [b]) => a - b));
};

/** Enough years for every case there will be; beyond it the memory starts anew rather than growing. */
const MAX_ONTHOUDEN_JAREN = 1000;
const perJaar = new Map<number, ReadonlyMap<number, string>>();

const feestdagnummers = (jaar: number): ReadonlyMap<number, string> => {
  const bekend = perJaar.get(jaar);
  if (bekend !== undefined) return bekend;
  const nieuw = berekend(jaar);
  if (perJaar.size >= MAX_ONTHOUDEN_JAREN) perJaar.clear();
  perJaar.set(jaar, nieuw);
  return nieuw;
};

/**
 * The holidays of art. 3 Algemene termijnenwet, by date: 5 May every year, and Goede Vrijdag, which the second
 * paragraph equates with a holiday. Two that fall on one date share it (`Bevrijdingsdag en Hemelvaartsdag`, 2016).
 * Before 1980 Koninginnedag followed another rule, which is not known here.
 */
export const feestdagen = (jaar: number): ReadonlyMap<string, string> =>
  new Map([...feestdagnummers(jaar)].map(([dag, naam]) => [datumVan(dag), naam]));

const GEEN: ReadonlySet<number> = new Set();
const extraPerLijst = new WeakMap<readonly string[], ReadonlySet<number>>();

/** The lists come from afspraken, which do not change: each is turned into day numbers once. */
export const extraVrij = (datums: readonly string[]): ReadonlySet<number> => {
  if (datums.length === 0) return GEEN;
  const bekend = extraPerLijst.get(datums);
  if (bekend !== undefined) return bekend;
  const nieuw = new Set(datums.map(dagnummer));
  extraPerLijst.set(datums, nieuw);
  return nieuw;
};

export const isWerkdagnummer = (dag: number, extra: ReadonlySet<number>): boolean =>
  weekdag(dag) < ZATERDAG && !feestdagnummers(kalenderdag(dag).jaar).has(dag) && !extra.has(dag);

/** Monday to Friday, not a holiday, and not one of the extra free days of the afspraken. */
export const isWerkdag = (datum: string, extraVrijeDagen: readonly string[] = []): boolean =>
  isWerkdagnummer(dagnummer(datum), extraVrij(extraVrijeDagen));
