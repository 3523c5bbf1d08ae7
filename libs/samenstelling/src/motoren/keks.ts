import type { KeyEncryptionKey } from '#platform';
import type { Sleutels } from '../config/delen.js';

/** The keys that wrap the key of each case, as HUB_KEK lists them. */
export const keksUit = ({ HUB_KEK }: Sleutels): readonly KeyEncryptionKey[] =>
  HUB_KEK.split(',').map((paar) => {
    const scheiding = paar.indexOf(':');
    return { id: paar.slice(0, scheiding), bytes: Buffer.from(paar.slice(scheiding + 1), 'base64') };
  });
