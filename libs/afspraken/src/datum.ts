import { OngeldigeTijd } from './fouten.js';

/**
 * Days as whole numbers (0 = 1970-01-01), because the terms are computed in folds over very many histories and
 * Temporal's objects cost ten times as much there. A spec holds the arithmetic against Temporal.
 */

const DATUM = /^(\d{4})-(\d\d)-(\d\d)$/;
const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

export const DAG_MS = 86_400_000;
const MINUUT_MS = 60_000;
const DAGEN_PER_ERA = 146_097; // 400 Gregorian years
const EPOCH_IN_ERA = 719_468; // days from 0000-03-01 to 1970-01-01

/** Years here begin on 1 March, so that the leap day is the last day of a year. */
export const dagnummerVan = (jaar: number, maand: number, dag: number): number => {
  const jaarVanafMaart = maand <= 2 ? jaar - 1 : jaar;
  const era = Math.floor(jaarVanafMaart / 400);
  const jaarInEra = jaarVanafMaart - era * 400;
  const dagInJaar = Math.floor((153 * (maand + (maand > 2 ? -3 : 9)) + 2) / 5) + dag - 1;
  const dagInEra = jaarInEra * 365 + Math.floor(jaarInEra / 4) - Math.floor(jaarInEra / 100) + dagInJaar;
  return era * DAGEN_PER_ERA + dagInEra - EPOCH_IN_ERA;
};

export interface Kalenderdag {
  readonly jaar: number;
  readonly maand: number;
  readonly dag: number;
}

export const kalenderdag = (dagnummer: number): Kalenderdag => {
  const verschoven = dagnummer + EPOCH_IN_ERA;
  const era = Math.floor(verschoven / DAGEN_PER_ERA);
  const dagInEra = verschoven - era * DAGEN_PER_ERA;
  const jaarInEra = Math.floor(
    (dagInEra -
      Math.floor(dagInEra / 1460) +
      Math.floor(dagInEra / 36_524) -
      Math.floor(dagInEra / 146_096)) /
      365,
  );
  const dagInJaar = dagInEra - (365 * jaarInEra + Math.floor(jaarInEra / 4) - Math.floor(jaarInEra / 100));
  const maandVanafMaart = Math.floor((5 * dagInJaar + 2) / 153);
  const dag = dagInJaar - Math.floor((153 * maandVanafMaart + 2) / 5) + 1;
  const maand = maandVanafMaart < 10 ? maandVanafMaart + 3 : maandVanafMaart - 9;
  return { jaar: jaarInEra + era * 400 + (maand <= 2 ? 1 : 0), maand, dag };
};

const tweeCijfers = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

export const datumVan = (dagnummer: number): string => {
  const { jaar, maand, dag } = kalenderdag(dagnummer);
  return `${String(jaar).padStart(4, '0')}-${tweeCijfers(maand)}-${tweeCijfers(dag)}`;
};

export const dagenInMaand = (jaar: number, maand: number): number =>
  dagnummerVan(maand === 12 ? jaar + 1 : jaar, maand === 12 ? 1 : maand + 1, 1) -
  dagnummerVan(jaar, maand, 1);

const bestaandeDag = (datum: string): number | undefined => {
  const delen = DATUM.exec(datum);
  return delen ? dagVan(delen) : undefined;
};

/** The day that the first three groups of a match are, when it exists. */
const dagVan = (delen: RegExpExecArray): number | undefined => {
  const [jaar, maand, dag] = [Number(delen[1]), Number(delen[2]), Number(delen[3])];
  const bestaat = maand >= 1 && maand <= 12 && dag >= 1 && dag <= dagenInMaand(jaar, maand);
  return bestaat ? dagnummerVan(jaar, maand, dag) : undefined;
};

export const isDatum = (tekst: string): boolean => bestaandeDag(tekst) !== undefined;

/** @throws OngeldigeTijd for anything but an existing date in the form `2026-04-08` */
export const dagnummer = (datum: string): number => {
  const dag = bestaandeDag(datum);
  if (dag === undefined) throw new OngeldigeTijd(datum, "bestaande datum in de vorm '2026-04-08'");
  return dag;
};

/** 1 = Monday … 7 = Sunday. */
export const weekdag = (dagnummer: number): number => ((((dagnummer + 3) % 7) + 7) % 7) + 1;

const minuten = (uur: string | undefined, minuut: string | undefined): number =>
  Number(uur ?? 0) * 60 + Number(minuut ?? 0);

const milliseconden = (seconde = '0', breuk = '0'): number =>
  Number(seconde) * 1000 + Number(breuk.padEnd(3, '0').slice(0, 3));

/**
 * Milliseconds since the Unix epoch of an ISO 8601 instant with an offset; finer fractions are cut off.
 * @throws OngeldigeTijd
 */
export const instantMs = (instant: string): number => {
  const delen = INSTANT.exec(instant);
  const dag = delen ? dagVan(delen) : undefined;
  if (!delen || dag === undefined) {
    throw new OngeldigeTijd(
      instant,
      "tijdstip in de vorm '2026-03-03T10:15:00+01:00' of '2026-03-03T09:15:00Z'",
    );
  }
  const [, , , , uur, minuut, seconde, breuk, teken, offsetUur, offsetMinuut] = delen;
  const offset = (teken === '-' ? -1 : 1) * minuten(offsetUur, offsetMinuut);
  return dag * DAG_MS + (minuten(uur, minuut) - offset) * MINUUT_MS + milliseconden(seconde, breuk);
};
