import { beforeEach, describe, expect, it } from '@jest/globals';
import { KeyErased } from './key-store.js';
import type { KeyStore } from './key-store.js';

const KEY_BYTES = 32;

/** `makeStore` gives two clients of one empty store. */
export const keyStoreContract = (
  name: string,
  makeStore: () => Promise<readonly [KeyStore, KeyStore]>,
): void => {
  describe(`${name} keeps the contract of the key store`, () => {
    let keys: KeyStore;
    let other: KeyStore;

    beforeEach(async () => {
      [keys, other] = await makeStore();
    });

    it('makes a key of 256 bits for a new case and gives it again', async () => {
      expect(await keys.existing('casus-een')).toBe('onbekend');
      const made = await keys.forCase('casus-een');
      expect(made).toHaveLength(KEY_BYTES);
      expect([await keys.forCase('casus-een'), await other.existing('casus-een')]).toEqual([made, made]);
    });

    it('makes another key for another case', async () => {
      expect(await keys.forCase('casus-een')).not.toEqual(await keys.forCase('casus-twee'));
    });

    it('gives the same key to all who race for a new case', async () => {
      const racing = Array.from({ length: 10 }, (_, at) => (at % 2 ? keys : other).forCase('casus-een'));
      const [first, ...rest] = await Promise.all(racing);
      for (const key of rest) expect(key).toEqual(first);
    });

    it('never gives or makes an erased key again', async () => {
      await keys.forCase('casus-een');
      await keys.erase('casus-een');
      expect(await other.existing('casus-een')).toBe('gewist');
      await expect(other.forCase('casus-een')).rejects.toEqual(new KeyErased('casus-een'));
      expect(await keys.existing('casus-een')).toBe('gewist');
    });

    it('erases a repeated time, and a case that never had a key', async () => {
      await keys.erase('casus-leeg');
      await keys.erase('casus-leeg');
      expect(await keys.existing('casus-leeg')).toBe('gewist');
      await expect(keys.forCase('casus-leeg')).rejects.toThrow(KeyErased);
    });

    it('leaves the keys of other cases alone when one is erased', async () => {
      const kept = await keys.forCase('casus-een');
      await keys.erase('casus-twee');
      expect(await keys.existing('casus-een')).toEqual(kept);
    });
  });
};
