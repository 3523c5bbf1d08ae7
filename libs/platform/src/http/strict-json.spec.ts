import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FORBIDDEN_NAMES, scanJson } from './json-scan.js';
import { Problem } from './problem.js';
import { MAX_JSON_DEPTH, MAX_JSON_VALUES, parseStrictJson } from './strict-json.js';

const LIMITS = { depth: 12, values: 10_000 };
const bytes = (text: string) => Buffer.from(text, 'utf8');
const problemOf = (text: string): Problem => {
  try {
    parseStrictJson(bytes(text));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('expected a Problem');
};

/** JSON values that I-JSON allows: exact numbers, well-formed text without NUL, names that are no trap. */
const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\u0000'));
const { iJson } = fc.letrec<{ readonly iJson: unknown }>((tie) => ({
  iJson: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((each) => Math.abs(each) < 1e15),
    text,
    fc.array(tie('iJson'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((name) => !FORBIDDEN_NAMES.has(name)),
      tie('iJson'),
      { maxKeys: 4 },
    ),
  ),
}));

describe('strict JSON', () => {
  it('reads whatever a careful sender writes, as JSON.parse does', () => {
    fc.assert(
      fc.property(iJson, fc.constantFrom(undefined, 2), (value, indent) => {
        const written = JSON.stringify(value, null, indent);
        expect(parseStrictJson(bytes(written))).toEqual(JSON.parse(written));
      }),
    );
  });

  it('finds a name that stands twice wherever it stands', () => {
    fc.assert(
      fc.property(text, iJson, iJson, fc.array(iJson, { maxLength: 3 }), (name, one, two, before) => {
        fc.pre(!FORBIDDEN_NAMES.has(name));
        const twice = `{${JSON.stringify(name)}:${JSON.stringify(one)}, ${JSON.stringify(name)}:${JSON.stringify(two)}}`;
        const written = `[${[...before.map((each) => JSON.stringify(each)), twice].join(',')}]`;
        expect(scanJson(written, LIMITS)).toMatchObject({ fault: 'dubbel' });
      }),
    );
  });

  it('says where', () => {
    const [error] = problemOf('{"a":[{"b":1},{"b":1,"c":{"d":"\\u0000"}}]}').errors;
    expect(error).toMatchObject({ veld: 'a[1].c.d', regel: 'json-teken' });
  });

  it('is not misled by quotes, brackets and escapes inside text', () => {
    const tricky = { '{"a":1,"a":2}': '\\"[{', '}': ['"', ',', ':'], 'a b': '\\\\' };
    expect(parseStrictJson(bytes(JSON.stringify(tricky)))).toEqual(tricky);
  });

  it('takes nesting up to the limit and not one more', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(() => parseStrictJson(bytes(nested(MAX_JSON_DEPTH)))).not.toThrow();
    expect(problemOf(nested(MAX_JSON_DEPTH + 1)).detail).toContain(String(MAX_JSON_DEPTH));
  });

  it('takes as many values as the limit and not one more', () => {
    const list = (length: number) => JSON.stringify(Array.from({ length }, () => 0));
    expect(() => parseStrictJson(bytes(list(MAX_JSON_VALUES - 1)))).not.toThrow();
    expect(problemOf(list(MAX_JSON_VALUES)).errors[0]?.regel).toBe('json-veel');
  });

  it.each([
    ['9007199254740991', true],
    ['9007199254740992', false],
    ['-9007199254740992', false],
    ['0.1', true],
    ['1e308', true],
    ['-1e309', false],
  ])('%s is taken: %s', (number, taken) => {
    expect(scanJson(`{"n":${number}}`, LIMITS) === undefined).toBe(taken);
  });
});
