import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../root.js';
import { omgevingstekst } from './omgeving.js';
import type { Omgeving } from './omgeving.js';
import type { Meetverslag } from './rondes.js';
import { afgebroken, getal, tabel } from './tabel.js';

/** What one run came to, as it is kept. */
export interface Verslag {
  readonly vorm: 'overdracht-hub bench 1';
  readonly omgeving: Omgeving;
  readonly metingen: readonly Meetverslag[];
}

export const DOCUMENT = join(ROOT, 'docs/prestatie.md');

const BEGIN = '<!-- tabel: npm run bench -- --verslag <json> -->';
const EIND = '<!-- einde tabel -->';

export const bewaar = (verslag: Verslag, naar?: string): string => {
  const bestand = naar ?? join('.bench', `${verslag.omgeving.begonnen.replaceAll(':', '')}.json`);
  mkdirSync(dirname(bestand), { recursive: true });
  writeFileSync(bestand, `${JSON.stringify(verslag, undefined, 2)}\n`);
  return bestand;
};

/** For a terminal, and between fences for the documentation. */
export const verslagtekst = ({ omgeving, metingen }: Verslag): string =>
  `${omgevingstekst(omgeving)}\n\n${tabel(metingen)}\n${duurtekst(metingen)}`;

const SECONDEN_PER_MINUUT = 60;
const BREEDTE = 120;

const duurtekst = (metingen: readonly Meetverslag[]): string => {
  const samen = metingen.reduce((som, { seconden }) => som + seconden, 0) / SECONDEN_PER_MINUUT;
  const delen = metingen.map(({ id, seconden }) => `${id} ${Math.round(seconden)} s`).join(', ');
  return afgebroken(`Duur: ${delen}; samen ${getal(samen)} minuten.`, BREEDTE).join('\n');
};

/** The text between the marks replaced. @throws Error when the marks are not there */
export const metTabel = (document: string, verslag: Verslag): string => {
  const [begin, eind] = [document.indexOf(BEGIN), document.indexOf(EIND)];
  if (begin === -1 || eind < begin)
    throw new Error(`In docs/prestatie.md ontbreken de regels "${BEGIN}" en "${EIND}".`);
  const blok = `\n\n\`\`\`text\n${verslagtekst(verslag)}\n\`\`\`\n\n`;
  return document.slice(0, begin + BEGIN.length) + blok + document.slice(eind);
};

/** @throws Error */
export const schrijfInDocument = (bestand: string): void => {
  const verslag = JSON.parse(readFileSync(bestand, 'utf8')) as Verslag;
  if (verslag.vorm !== 'overdracht-hub bench 1')
    throw new Error(`${bestand} is geen uitslag van npm run bench.`);
  writeFileSync(DOCUMENT, metTabel(readFileSync(DOCUMENT, 'utf8'), verslag));
};
