import { Problem } from './problem.js';
import { scanJson } from './json-scan.js';
import type { JsonFault } from './json-scan.js';

/** Deepest nesting of a body: the deepest handover has five levels, and recursion over a body stays shallow. */
export const MAX_JSON_DEPTH = 32;

/**
 * Most values and names in a body: twice the fullest lawful handover, which has under a thousand. Objects in a list
 * are validated one by one, also beyond the limit of that list, and meanwhile everybody else waits.
 */
export const MAX_JSON_VALUES = 2_000;

/** Longest path that we send back of a field whose name the sender chose. */
const MAX_PATH = 200;

const REMEDIES: Readonly<Record<JsonFault['fault'], string>> = {
  diep: `De inhoud is dieper genest dan ${MAX_JSON_DEPTH} niveaus.`,
  veel: `De inhoud heeft meer dan ${MAX_JSON_VALUES} waarden.`,
  dubbel: 'Dit veld staat twee keer in hetzelfde object. Stuur het een keer.',
  'verboden-naam': 'Deze veldnaam is niet toegestaan.',
  teken: 'De tekst bevat een NUL-teken of een half surrogaatpaar. Haal het weg.',
  getal: 'Dit getal past niet zonder afronding. Stuur een kleiner getal, of tekst.',
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a body as I-JSON (RFC 7493): valid UTF-8, no duplicate names, no NUL or lone surrogate, exact numbers,
 * bounded depth. The words of `JSON.parse` are dropped, because they quote the body.
 * @throws Problem
 */
export const parseStrictJson = (bytes: Uint8Array): unknown => {
  const text = decode(bytes);
  const value = parse(text);
  const fault = scanJson(text, { depth: MAX_JSON_DEPTH, values: MAX_JSON_VALUES });
  if (fault) {
    const veld = fault.path.slice(0, MAX_PATH);
    throw new Problem('ongeldige-json', `${veld === '' ? '' : `Veld ${veld}: `}${REMEDIES[fault.fault]}`, {
      errors: [{ veld, regel: `json-${fault.fault}`, melding: REMEDIES[fault.fault] }],
    });
  }
  return value;
};

const decode = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem('ongeldige-json', 'De inhoud is geen geldige UTF-8. Stuur JSON in UTF-8.');
  }
};

const parse = (text: string): unknown => {
  if (text.trim() === '') {
    throw new Problem('ongeldige-json', 'De inhoud is leeg. Stuur een JSON-object, desnoods {}.');
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem(
      'ongeldige-json',
      "De inhoud is geen JSON. Controleer haken, komma's en aanhalingstekens.",
    );
  }
};
