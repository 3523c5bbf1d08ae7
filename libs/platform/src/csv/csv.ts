import { TIJDZONE, instantMs } from '#afspraken';

/** What a spreadsheet in Dutch opens without questions: semicolons, decimal commas, a byte order mark, dd-mm-jjjj. */
export const CSV = 'text/csv';

export type Csvwaarde = string | number | boolean | undefined;
export type Csvregel = readonly Csvwaarde[];

const BOM = '\uFEFF';

/**
 * A spreadsheet would run a text that begins so, also behind white space and in full width (Excel in Japanese); an
 * apostrophe keeps it text.
 */
const FORMULE = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const TE_CITEREN = /[";\r\n]/;

/** A whole file. */
export const csvVan = (kop: readonly string[], regels: Iterable<Csvregel>): string =>
  csvKop(kop) + [...regels].map(csvRegel).join('');

/** How a file begins; its lines follow one by one, so that a long one is never in memory whole. */
export const csvKop = (kop: readonly string[]): string => `${BOM}${csvRegel(kop)}`;

export const csvRegel = (regel: Csvregel): string => `${regel.map(veld).join(';')}\r\n`;

const veld = (waarde: Csvwaarde): string => {
  if (waarde === undefined) return '';
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (typeof waarde === 'number') return getal(waarde);
  const veilig = FORMULE.test(waarde) ? `'${waarde}` : waarde;
  return TE_CITEREN.test(veilig) ? `"${veilig.replaceAll('"', '""')}"` : veilig;
};

/** Empty for what is no number: a spreadsheet would take `NaN` for a text in a column of numbers. */
const getal = (waarde: number): string => (Number.isFinite(waarde) ? String(waarde).replace('.', ',') : '');

/** `2026-03-02` as `02-03-2026`. */
export const csvDatum = (datum: string): string => datum.split('-').reverse().join('-');

const KLOK = new Intl.DateTimeFormat('nl-NL', {
  timeZone: TIJDZONE,
  hourCycle: 'h23',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
});

/**
 * An instant on the clocks of Europe/Amsterdam, `02-03-2026 10:15:00`: a spreadsheet sorts it and counts with it. In the
 * hour that the clocks show twice it does not tell which, so a column with the instant itself belongs beside it.
 */
export const csvTijdstip = (instant: string): string => {
  const delen = new Map(KLOK.formatToParts(instantMs(instant)).map(({ type, value }) => [type, value]));
  const van = (...namen: readonly Intl.DateTimeFormatPartTypes[]) => namen.map((naam) => delen.get(naam));
  return `${van('day', 'month', 'year').join('-')} ${van('hour', 'minute', 'second').join(':')}`;
};

const DAG_MS = 86_400_000;
/** A ten-thousandth of a day is nine seconds. */
const PER_DAG = 10_000;

/** How long something took, in days with a fraction. */
export const csvDagen = (vanaf: string, tot: string): number =>
  Math.round(((instantMs(tot) - instantMs(vanaf)) / DAG_MS) * PER_DAG) / PER_DAG;
