import { describe, expect, it } from '@jest/globals';
import { v5 } from 'uuid';
import { afgeleidId, gebeurtenisId } from './ids.js';

/** Stored: no id that was derived may ever change. */
const NAMESPACE = '0e6f1c1e-5f0a-5c3b-9a55-6d1f0c7f4b11';

describe('derived ids', () => {
  it('are UUIDs of version 5, as the library makes them', () => {
    for (let n = 0; n < 500; n += 1) {
      expect(afgeleidId(`sleutel ${n} é`, 'opdracht')).toBe(v5(`sleutel ${n} é/opdracht`, NAMESPACE));
      expect(gebeurtenisId('casus-een', `opdracht ${n}`, n)).toBe(
        v5(`casus-een/opdracht ${n}/${n}`, NAMESPACE),
      );
    }
  });

  it('stay what they are', () => {
    expect(afgeleidId('een sleutel', 'casus')).toBe('08f92a12-2b04-56d5-8fe3-7a6082ce1ab4');
    expect(gebeurtenisId('casus-een', 'een opdracht', 0)).toBe('96391dd3-5ed5-538e-b8d9-a40b31935911');
  });
});
