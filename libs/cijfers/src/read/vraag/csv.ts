/** What a spreadsheet in Dutch opens without questions: semicolons, decimal commas, a byte order mark, dd-mm-jjjj. */
export const CSV = 'text/csv';

export type Csvwaarde = string | number | undefined;

const BOM = '\uFEFF';

/** A spreadsheet would run a text that begins so; an apostrophe keeps it text. */
const FORMULE = /^[=+\-@\t\r]/;
const TE_CITEREN = /[";\r\n]/;

export const csvVan = (kop: readonly string[], regels: readonly (readonly Csvwaarde[])[]): string =>
  `${BOM}${[kop, ...regels].map((regel) => `${regel.map(veld).join(';')}\r\n`).join('')}`;

const veld = (waarde: Csvwaarde): string => {
  if (waarde === undefined) return '';
  if (typeof waarde === 'number') return String(waarde).replace('.', ',');
  const veilig = FORMULE.test(waarde) ? `'${waarde}` : waarde;
  return TE_CITEREN.test(veilig) ? `"${veilig.replaceAll('"', '""')}"` : veilig;
};

/** `2026-03-02` as `02-03-2026`. */
export const csvDatum = (datum: string): string => datum.split('-').reverse().join('-');
