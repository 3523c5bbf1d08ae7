import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_APPEND_BYTES } from './event-log.js';
import { exampleRecords } from './example-records.js';
import { recordText, verifyChain } from './hash-chain.js';
import type { UnpositionedRecord } from './record.js';
import { TextChains, verifyTexts } from './text-chain.js';

const STREAM = 'casus-a';
const records = exampleRecords(STREAM, {
  count: 4,
  data: { z: 'é', a: { hash: 'x', id: 'y' }, lijst: [2, 1] },
});
const texts = records.map(recordText);

const metTekst = (place: number, text: string): readonly string[] =>
  texts.map((each, i) => (i === place ? text : each));

describe('the text of a record', () => {
  it('is the record, whatever it carries, and has one form', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false })), (data) => {
        const [record] = exampleRecords(STREAM, { data });
        const text = recordText(record as UnpositionedRecord);
        const read = JSON.parse(text) as UnpositionedRecord;
        expect(recordText(read)).toBe(text);
        expect(verifyChain([read])).toEqual({ intact: true, length: 1 });
        expect(verifyTexts([text])).toEqual({ intact: true, length: 1 });
      }),
    );
  });
});

describe('a chain of texts', () => {
  it('is intact as written now, and as the hub wrote records before: with their members in another order', () => {
    expect(verifyTexts(texts)).toEqual({ intact: true, length: 4 });
    const before = records.map((record) => JSON.stringify(record));
    expect(before).not.toEqual(texts);
    expect(verifyTexts(before)).toEqual({ intact: true, length: 4 });
    expect(verifyTexts([...before.slice(0, 2), ...texts.slice(2)])).toEqual({ intact: true, length: 4 });
  });

  it('breaks at each character of a text that becomes another', () => {
    const [, text = ''] = texts;
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === '7' ? '8' : '7';
      const verdict = verifyTexts(metTekst(1, `${text.slice(0, at)}${other}${text.slice(at + 1)}`));
      expect(verdict).toMatchObject({ intact: false });
    }
  });

  it('breaks at each character that is taken out or put in, unless the record stays the same', () => {
    const [, text = ''] = texts;
    for (let at = 0; at <= text.length; at += 1) {
      for (const changed of [
        `${text.slice(0, at)}${text.slice(at + 1)}`,
        `${text.slice(0, at)}7${text.slice(at)}`,
      ]) {
        if (changed !== text) expect(verifyTexts(metTekst(1, changed)).intact).toBe(false);
      }
    }
    expect(verifyTexts(metTekst(1, text.replace('{', '{ '))).intact).toBe(true);
  });

  it('says of any change of the records what the chain of the records says', () => {
    const member = fc.constantFrom(...(Object.keys(records[0] ?? {}) as (keyof UnpositionedRecord)[]));
    const place = fc.nat(records.length - 1);
    fc.assert(
      fc.property(place, member, fc.jsonValue(), place, (n, naam, value, from) => {
        const changed = records.map((record, i) => (i === n ? { ...record, [naam]: value } : record));
        const moved = [...changed.slice(from), ...changed.slice(0, from)] as UnpositionedRecord[];
        expect(verifyTexts(moved.map((record) => JSON.stringify(record)))).toEqual(verifyChain(moved));
        expect(verifyTexts(moved.map(recordText))).toEqual(verifyChain(moved));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a record left out', 'volgnummer', [0, 2, 3]],
    ['a record told twice', 'volgnummer', [0, 1, 1, 2]],
    ['the first one missing', 'volgnummer', [1, 2, 3]],
  ] as const)('breaks with %s', (_, fault, order) => {
    expect(verifyTexts(order.map((n) => texts[n] ?? ''))).toMatchObject({ intact: false, fault });
  });

  it('breaks where another case goes on, and where no record stands', () => {
    const other = exampleRecords('casus-b', { count: 2 }).map(recordText);
    expect(verifyTexts([texts[0] ?? '', other[1] ?? ''])).toMatchObject({
      intact: false,
      volgnummer: 1,
      fault: 'casus',
    });
    for (const text of ['', '{', 'null', '"tekst"'])
      expect(verifyTexts(metTekst(2, text))).toEqual({ intact: false, volgnummer: 2, fault: 'tekst' });
  });
});

describe('a text that is not as anybody writes a record', () => {
  const opnieuw = (text: string) => verifyTexts(metTekst(1, text));
  const [, record] = records;
  const text = JSON.stringify(record);
  const fault = { intact: false, volgnummer: 1, fault: 'tekst' };

  it.each([
    ['a member twice', text.replace('{', '{"type":"OverdrachtAanvaard",')],
    ['a member of its data twice', text.replace('"z":', '"z":"e","z":')],
    ['the same member twice', text.replace('"versie":1', '"versie":1,"versie":1')],
    ['a position', text.replace('{', '{"positie":7,')],
    ['a second position', text.replace('{', '{"positie":7,"positie":8,')],
    ['a position that is nothing', text.replace('{', '{"positie":null,')],
    ['a letter in another spelling', text.replace('"z":"é"', '"z":"\\u00e9"')],
    ['a number in another spelling', text.replace('[2,1]', '[2.0,1]')],
    ['a number that is none', text.replace('[2,1]', '[1e400,1]')],
    ['more levels than can be read', text.replace('[2,1]', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ])('is a fault: %s', (_, changed) => {
    expect(changed).not.toBe(text);
    expect(opnieuw(changed)).toEqual(fault);
  });

  it('is a fault with such a number anywhere, also with a hash of its own', () => {
    for (const each of texts.flatMap((one) => [
      one.replace('"versie":1', '"versie":1e400'),
      one.replace('"data":{', '"data":{"x":-1e999,'),
      one.replace(/"hash":"[^"]*"}$/, '"hash":1e400}'),
    ]))
      expect(verifyTexts([each]).intact).toBe(false);
  });

  it('is none with white space between what it says, also of the largest record', () => {
    expect(opnieuw(JSON.stringify(record, null, 2))).toEqual({ intact: true, length: 4 });
    const [large] = exampleRecords(STREAM, { data: { ' a ': 'x"\\ '.repeat(MAX_APPEND_BYTES / 8) } });
    for (const each of [JSON.stringify(large), JSON.stringify(large, null, 1)])
      expect(verifyTexts([each])).toEqual({ intact: true, length: 1 });
  });
});

describe('the chains of a whole log', () => {
  it('are verified whatever the order of the streams, and a broken one does not hide the next', () => {
    const other = exampleRecords('casus-b', { count: 3 }).map(recordText);
    const chains = new TextChains();
    for (let n = 0; n < 4; n += 1) {
      chains.add('casus-a', (n === 2 ? texts[2]?.replace('"z":"é"', '"z":"e"') : texts[n]) ?? '');
      if (other[n] !== undefined) chains.add('casus-b', other[n] ?? '');
    }
    chains.add('casus-c', other[1] ?? '');
    expect(chains.broken).toEqual([
      { stream: 'casus-a', volgnummer: 2, fault: 'hash' },
      { stream: 'casus-c', volgnummer: 0, fault: 'volgnummer' },
    ]);
  });
});
