import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

const KEK_BYTES = 32;

/** Of this folder, made once: what it wraps must be readable after a restart. */
const kept = async (file: string, make: () => Promise<string>): Promise<string> => {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const made = await make();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.nieuw`, `${made}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.nieuw`, file);
  return made;
};

/** The key that wraps the key of each case (HUB_KEK). */
export const kekOf = (file: string): Promise<string> =>
  kept(file, async () => `stack:${randomBytes(KEK_BYTES).toString('base64')}`);

/** The private key for inbound commands (INKOMEND_SLEUTEL), as a JWK. */
export const inboundKeyOf = (file: string): Promise<string> =>
  kept(file, async () => {
    const { privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
    const jwk = await exportJWK(privateKey);
    return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk) });
  });
