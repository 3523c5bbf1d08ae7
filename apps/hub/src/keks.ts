import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpstartFout } from '#platform';
import type { KeyEncryptionKey } from '#platform';
import { keksUit } from '#samenstelling';
import type { HubConfig } from './config.js';

const KEK_BYTES = 32;
const BESTAND = 'dossiersleutel';

/** The keys that wrap the key of each case: from the environment, or outside production made once in HUB_DATA. */
export const keksVan = ({
  HUB_KEK,
  HUB_DATA,
  NODE_ENV,
}: Pick<HubConfig, 'HUB_KEK' | 'HUB_DATA' | 'NODE_ENV'>): readonly KeyEncryptionKey[] => {
  if (HUB_KEK !== undefined) return keksUit({ HUB_KEK });
  if (NODE_ENV === 'production')
    throw new OpstartFout(
      'HUB_KEK ontbreekt: zonder die sleutel kan de hub de dossiersleutels niet veilig bewaren.',
      'Maak er een met: echo "2026:$(openssl rand -base64 32)" en geef haar als omgevingsvariabele HUB_KEK. Bewaar haar apart van de database.',
    );
  return keksUit({ HUB_KEK: ontwikkelsleutel(HUB_DATA) });
};

/** Durable and whole before it wraps anything: without it nothing sealed could be read after a restart. */
const ontwikkelsleutel = (map: string): string => {
  const bestand = join(map, BESTAND);
  try {
    if (existsSync(bestand)) return readFileSync(bestand, 'utf8').trim();
    mkdirSync(map, { recursive: true });
    const sleutel = `ontwikkeling:${randomBytes(KEK_BYTES).toString('base64')}`;
    writeFileSync(`${bestand}.nieuw`, `${sleutel}\n`, { mode: 0o600, flush: true });
    renameSync(`${bestand}.nieuw`, bestand);
    return sleutel;
  } catch (fout) {
    throw new OpstartFout(
      `De dossiersleutel ${bestand} is niet te lezen of te maken (${(fout as NodeJS.ErrnoException).code ?? 'onbekend'}).`,
      'Kies met HUB_DATA een map waarin de hub mag schrijven, of geef de sleutel zelf als HUB_KEK.',
      { cause: fout },
    );
  }
};
