import { describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { canonicalJson, canonicalJsonAsRead } from './jcs.js';

/** It says that it is a module and is none. */
const canonicalize = createRequire(import.meta.url)('canonicalize') as (value: unknown) => string;

/** Of a class that says itself how it is written, which no JSON value does. */
class Spreker {
  toJSON(): string {
    return 'iets anders';
  }
}

describe('canonical JSON', () => {
  it('is that of RFC 8785 for any JSON value, by another implementation', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
        expect(canonicalJsonAsRead(value)).toBe(canonicalize(value));
        expect(canonicalJsonAsRead(JSON.parse(canonicalize(value)))).toBe(canonicalize(value));
      }),
    );
  });

  it.each([
    ['a class', { a: new Spreker() }, '{"a":{}}'],
    [
      'no prototype',
      { a: Object.assign(Object.create(null), { y: 1, z: 2 }) as unknown },
      '{"a":{"y":1,"z":2}}',
    ],
    ['members that are undefined', { a: 1, b: undefined, c: 2 }, '{"a":1,"c":2}'],
    [
      'a prototype of its own, as JSON has it',
      JSON.parse('{"__proto__":{"a":1},"b":2}'),
      '{"__proto__":{"a":1},"b":2}',
    ],
    ['keys that look like an index, in order', { 1: 'a', 2: 'b', c: 3 }, '{"1":"a","2":"b","c":3}'],
    ['a member that a reader could call', { a: 1, toJSON: 'x' }, '{"a":1,"toJSON":"x"}'],
  ])('writes what stands in order already by the same rules: of %s', (_, value, text) => {
    expect([canonicalJsonAsRead(value), canonicalJson(value)]).toEqual([text, text]);
  });

  it('refuses a function wherever it stands', () => {
    for (const value of [{ toJSON: () => 1 }, { a: 1, b: { toJSON: () => 1 } }, [{ a: () => 1 }]])
      expect(() => canonicalJsonAsRead(value)).toThrow(TypeError);
  });

  it.each([
    [
      'keys by UTF-16 code units',
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6 },
    ],
    ['keys that look like an index, which an object keeps in an order of its own', { 10: 1, 9: 2, a: 3 }],
    ['such keys within a list', [{ b: [{ 2: 1, 10: 2 }], a: 0 }]],
    ['a key that would set the prototype', JSON.parse('{"b":1,"__proto__":{"z":1,"a":2},"a":3}')],
    ['numbers as ECMAScript writes them', [1e21, 0.1, 1e30, 4.5, 2e-3, 1e-27, -0]],
    ['an empty object and list', { b: {}, a: [] }],
  ])('keeps %s', (_, value) => {
    expect(canonicalJson(value)).toBe(canonicalize(value));
  });

  it('leaves out members that are undefined, and does not change what it is given', () => {
    const value = { b: 1, a: undefined, c: { z: 1, y: [2, { d: 1, c: 2 }] } };
    expect(canonicalJson(value)).toBe('{"b":1,"c":{"y":[2,{"c":2,"d":1}],"z":1}}');
    expect(Object.keys(value)).toEqual(['b', 'a', 'c']);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n, () => 1, Symbol('x')])(
    'refuses %p, which is no JSON',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
      expect(() => canonicalJson({ a: [value] })).toThrow(TypeError);
      expect(() => canonicalJsonAsRead({ a: [value] })).toThrow(TypeError);
      expect(() => canonicalJsonAsRead(value)).toThrow(TypeError);
    },
  );
});
