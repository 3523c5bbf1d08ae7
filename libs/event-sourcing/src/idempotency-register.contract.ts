import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IdempotencyRegister } from './idempotency-register.js';

/** `makeRegister` gives two clients of one empty register. */
export const idempotencyRegisterContract = (
  name: string,
  makeRegister: () => Promise<readonly [IdempotencyRegister, IdempotencyRegister]>,
): void => {
  describe(`${name} keeps the contract of the idempotency register`, () => {
    let register: IdempotencyRegister;
    let other: IdempotencyRegister;

    beforeEach(async () => {
      [register, other] = await makeRegister();
    });

    it('knows a key from its first use on', async () => {
      expect(await register.register('sleutel', 'verzoek')).toBe('nieuw');
      expect(await other.register('sleutel', 'verzoek')).toBe('zelfde');
      expect(await register.register('andere-sleutel', 'verzoek')).toBe('nieuw');
    });

    it('keeps to the first request when the key comes with another one', async () => {
      await register.register('sleutel', 'verzoek');
      expect(await other.register('sleutel', 'ander verzoek')).toBe('anders');
      expect(await register.register('sleutel', 'verzoek')).toBe('zelfde');
    });

    it('lets one win of those who race with one key', async () => {
      const racing = Array.from({ length: 10 }, (_, at) =>
        (at % 2 ? register : other).register('sleutel', `verzoek ${at}`),
      );
      const uses = await Promise.all(racing);
      expect(uses.filter((use) => use === 'nieuw')).toHaveLength(1);
      expect(uses.filter((use) => use === 'anders')).toHaveLength(9);
    });
  });
};
