import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Afspraken, Afsprakenboek, OngeldigeAfspraken, valideerAfspraken } from '#afspraken';

/** One set of afspraken is a few dozen kB; a file beyond this is something else. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The afspraken on disk cannot be used. The message is Dutch, for whoever runs the hub, and names the file. */
export class AfsprakenNietGeladen extends Error {
  override readonly name = 'AfsprakenNietGeladen';
}

const oorzaakTekst = (fout: unknown): string =>
  typeof fout === 'object' && fout !== null && 'message' in fout ? String(fout.message) : String(fout);

const leesTekst = (pad: string): string => {
  if (statSync(pad).size > MAX_BYTES) throw new Error(`is groter dan ${MAX_BYTES} bytes`);
  const bytes = readFileSync(pad);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('is geen geldige UTF-8', { cause });
  }
};

const leesJson = (pad: string): unknown => {
  const tekst = leesTekst(pad);
  try {
    return JSON.parse(tekst);
  } catch (cause) {
    throw new Error(`is geen geldige JSON (${oorzaakTekst(cause)})`, { cause });
  }
};

const leesSet = (pad: string): Afspraken => {
  try {
    return valideerAfspraken(leesJson(pad));
  } catch (cause) {
    const reden =
      cause instanceof OngeldigeAfspraken
        ? `\n${cause.redenen.map((r) => `- ${r}`).join('\n')}`
        : ` ${oorzaakTekst(cause)}.`;
    throw new AfsprakenNietGeladen(`Afsprakenbestand ${pad}:${reden}`, { cause });
  }
};

const jsonBestanden = (map: string): readonly string[] => {
  try {
    return readdirSync(map)
      .filter((naam) => naam.endsWith('.json'))
      .sort();
  } catch (cause) {
    throw new AfsprakenNietGeladen(
      `De map met afspraken ${map} is niet te lezen (${oorzaakTekst(cause)}). Geef een map met per versie van een regio een JSON-bestand.`,
      { cause },
    );
  }
};

/**
 * The book of all sets in a folder: every `.json` file in it is one version of one region, so a region is added
 * by adding a file.
 * @throws AfsprakenNietGeladen
 */
export const laadAfspraken = (map: string): Afsprakenboek => {
  const bestanden = jsonBestanden(map);
  if (bestanden.length === 0) {
    throw new AfsprakenNietGeladen(
      `De map met afspraken ${map} bevat geen .json-bestanden; nodig is er ten minste één.`,
    );
  }
  const sets = bestanden.map((naam) => leesSet(join(map, naam)));
  try {
    return new Afsprakenboek(sets);
  } catch (cause) {
    throw new AfsprakenNietGeladen(`Map met afspraken ${map}: ${oorzaakTekst(cause)}`, { cause });
  }
};

const isMap = (pad: string): boolean => statSync(pad, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * The folder of the sets that come with the hub. It is looked for upwards, because this file runs both from its
 * source and from `dist`, which holds no data.
 */
export const standaardAfsprakenMap = (): string => {
  const hier = dirname(fileURLToPath(import.meta.url));
  for (let map = hier; map !== dirname(map); map = dirname(map)) {
    const kandidaat = join(map, 'libs', 'afspraken', 'data');
    if (isMap(kandidaat)) return kandidaat;
  }
  throw new AfsprakenNietGeladen(
    `De map libs/afspraken/data is vanaf ${hier} niet te vinden; geef zelf een map met afspraken op.`,
  );
};
