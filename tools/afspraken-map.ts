import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Afspraken, Afsprakenboek, OngeldigeAfspraken, valideerAfspraken } from '#afspraken';
import { Invoerfout, padVanGebruiker } from './json-bestand.js';

/** The sets that come with the hub. */
const VAN_DE_HUB = fileURLToPath(new URL('../libs/afspraken/data', import.meta.url));

const reden = (fout: unknown): string => (fout instanceof Error ? fout.message : String(fout));

const bestandenIn = (map: string): readonly string[] => {
  try {
    return readdirSync(map)
      .filter((naam) => naam.endsWith('.json'))
      .sort()
      .map((naam) => join(map, naam));
  } catch (cause) {
    throw new Invoerfout(
      `De map met afspraken ${map} is niet te lezen (${reden(cause)}). Geef een map met per versie van een regio een JSON-bestand.`,
      { cause },
    );
  }
};

const leesSet = (pad: string): Afspraken => {
  try {
    return valideerAfspraken(JSON.parse(readFileSync(pad, 'utf8')));
  } catch (cause) {
    throw new Invoerfout(`Afsprakenbestand ${pad}: ${reden(cause)}`, { cause });
  }
};

/**
 * The sets of the hub, with those of a folder of the user beside them. It reads the folders itself: the loader of
 * the platform brings the whole web server with it, which costs a command line seconds.
 * @throws Invoerfout
 */
export const afsprakenboek = (extraMap: string | undefined): Afsprakenboek => {
  const mappen = extraMap === undefined ? [VAN_DE_HUB] : [VAN_DE_HUB, padVanGebruiker(extraMap)];
  const sets = mappen.flatMap(bestandenIn).map(leesSet);
  try {
    return new Afsprakenboek(sets);
  } catch (cause) {
    if (!(cause instanceof OngeldigeAfspraken)) throw cause;
    throw new Invoerfout(`De afspraken spreken elkaar tegen. ${cause.message}`, { cause });
  }
};
