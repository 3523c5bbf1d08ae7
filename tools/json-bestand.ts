import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** A document is held in memory several times over; this is far above any real one and far below the heap. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What the user of a tool must put right; the message is Dutch and printed as it is. */
export class Invoerfout extends Error {
  override readonly name = 'Invoerfout';
}

const REDENEN: Readonly<Record<string, string>> = {
  ENOENT: 'het bestand bestaat niet',
  EISDIR: 'is een map; geef een bestand op',
  EACCES: 'het bestand mag niet worden gelezen',
};

const leesBytes = (pad: string, bestand: string): Buffer => {
  try {
    const { size } = statSync(pad);
    if (size > MAX_BYTES) {
      throw new Invoerfout(`${bestand}: is ${size} bytes; het mag hoogstens ${MAX_BYTES} bytes zijn.`);
    }
    return readFileSync(pad);
  } catch (cause) {
    if (cause instanceof Invoerfout) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? 'onbekend';
    const reden = REDENEN[code] ?? `het bestand is niet te lezen (${code})`;
    throw new Invoerfout(`${bestand}: ${reden}.`, { cause });
  }
};

const leesTekst = (bytes: Buffer, bestand: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Invoerfout(`${bestand}: is geen geldige UTF-8; bewaar het bestand als UTF-8.`, { cause });
  }
};

/** npm runs a script from the root of the project; the user's own folder is where a relative path starts. */
export const padVanGebruiker = (pad: string): string =>
  resolve(process.env['INIT_CWD'] ?? process.cwd(), pad);

/**
 * The text of a file in UTF-8.
 * @throws Invoerfout
 */
export const leesTekstBestand = (bestand: string): string =>
  leesTekst(leesBytes(padVanGebruiker(bestand), bestand), bestand);

/**
 * The JSON in a file.
 * @throws Invoerfout
 */
export const leesJsonBestand = (bestand: string): unknown => {
  const tekst = leesTekstBestand(bestand);
  try {
    return JSON.parse(tekst);
  } catch (cause) {
    throw new Invoerfout(`${bestand}: is geen geldige JSON (${(cause as SyntaxError).message}).`, { cause });
  }
};
