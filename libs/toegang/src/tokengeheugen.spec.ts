import { describe, expect, it } from '@jest/globals';
import { MAX_TOKENS, ONTHOUD_MS, Tokengeheugen, kenmerkVan } from './tokengeheugen.js';
import type { Ondertekend } from './tokengeheugen.js';

const ondertekend = { payload: { sub: 'm1' } } as unknown as Ondertekend;
const NU = 1_000_000;

describe('the memory of tokens', () => {
  it('knows a token for a minute after it was verified, however often it comes', () => {
    const geheugen = new Tokengeheugen();
    geheugen.onthoud('a', ondertekend, NU);
    expect(geheugen.van('a', NU + ONTHOUD_MS - 1)).toBe(ondertekend);
    expect(geheugen.van('a', NU + ONTHOUD_MS)).toBeUndefined();
    expect(geheugen.aantal).toBe(0);
  });

  it('trusts no clock that goes back', () => {
    const geheugen = new Tokengeheugen();
    geheugen.onthoud('a', ondertekend, NU);
    expect(geheugen.van('a', NU - 1)).toBeUndefined();
  });

  it('stays small: the oldest goes first', () => {
    const geheugen = new Tokengeheugen();
    for (let n = 0; n <= MAX_TOKENS; n += 1) geheugen.onthoud(`t${n}`, ondertekend, NU);
    expect(geheugen.aantal).toBe(MAX_TOKENS);
    expect(geheugen.van('t0', NU)).toBeUndefined();
    expect(geheugen.van('t1', NU)).toBe(ondertekend);
    expect(geheugen.van(`t${MAX_TOKENS}`, NU)).toBe(ondertekend);
  });

  it('keeps nothing that counts no more', () => {
    const geheugen = new Tokengeheugen();
    geheugen.onthoud('a', ondertekend, NU);
    geheugen.onthoud('b', ondertekend, NU + 1);
    geheugen.onthoud('c', ondertekend, NU + ONTHOUD_MS);
    expect(geheugen.aantal).toBe(2);
  });

  it('tells tokens apart by all of their bytes, and keeps none of them', () => {
    const token = `${'a'.repeat(700)}.b.c`;
    expect(kenmerkVan(token)).toMatch(/^[\w-]{43}$/);
    expect(kenmerkVan(token)).toBe(kenmerkVan(`${'a'.repeat(700)}.b.c`));
    expect(kenmerkVan(token)).not.toBe(kenmerkVan(`${'a'.repeat(700)}.b.d`));
  });
});
