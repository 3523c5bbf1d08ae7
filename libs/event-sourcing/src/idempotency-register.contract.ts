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

    it('keeps the first outcome of a key, also among racing ones', async () => {
      await register.register('sleutel', 'verzoek');
      expect(await other.outcomeOf('sleutel')).toBeUndefined();
      await register.conclude('sleutel', { revisie: 3 });
      await Promise.all([other, register].map((client) => client.conclude('sleutel', { revisie: 4 })));
      expect(await other.outcomeOf('sleutel')).toEqual({ revisie: 3 });
      expect(await register.register('sleutel', 'verzoek')).toBe('zelfde');
    });

    it('keeps no outcome of a key that was never used', async () => {
      await register.conclude('onbekend', { revisie: 3 });
      expect(await other.outcomeOf('onbekend')).toBeUndefined();
      expect(await register.register('onbekend', 'verzoek')).toBe('nieuw');
    });
  });
};
