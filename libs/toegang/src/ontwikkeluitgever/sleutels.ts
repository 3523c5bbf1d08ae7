import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';

/** The signing key, kept in a file so that tokens outlive a restart; without a file it is new each time. */
export const ontwikkelSleutel = async (file: string | undefined): Promise<JWK> => {
  if (file === undefined) return newKey();
  const kept = await readKept(file);
  if (kept) return kept;
  const key = await newKey();
  await mkdir(dirname(file), { recursive: true });
  // Whole or not there: a start that is killed here must not leave half a key.
  await writeFile(`${file}.nieuw`, JSON.stringify(key), { mode: 0o600, flush: true });
  await rename(`${file}.nieuw`, file);
  return key;
};

const newKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'RS256' };
};

const readKept = async (file: string): Promise<JWK | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(
      `de sleutel van de ontwikkeluitgever in ${file} is niet leesbaar; verwijder dit bestand`,
      {
        cause: error,
      },
    );
  }
};
