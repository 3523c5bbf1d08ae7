import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { OpstartFout } from '../opstart-fout.js';
import { KeyWrapping } from './key-wrapping.js';
import { SealBroken, Sealer } from './sealer.js';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const place = fc.tuple(fc.string(), fc.string());

describe('the sealer', () => {
  it('opens for the same key, stream and event what it sealed', () => {
    fc.assert(
      fc.property(key, place, fc.jsonValue(), (aKey, [stream, id], content) => {
        const sealed = Sealer.seal(aKey, stream, id, content);
        expect(JSON.stringify(Sealer.open(aKey, stream, id, sealed))).toBe(JSON.stringify(content));
      }),
    );
  });

  it('opens for no other key, stream or event', () => {
    fc.assert(
      fc.property(key, key, place, place, fc.jsonValue(), (aKey, otherKey, from, to, content) => {
        const sealed = Sealer.seal(aKey, ...from, content);
        if (Buffer.compare(aKey, otherKey) !== 0) {
          expect(() => Sealer.open(otherKey, ...from, sealed)).toThrow(SealBroken);
        }
        if (from[0] !== to[0] || from[1] !== to[1]) {
          expect(() => Sealer.open(aKey, ...to, sealed)).toThrow(SealBroken);
        }
      }),
    );
  });

  it('opens nothing of which one bit was changed, or that was cut off', () => {
    fc.assert(
      fc.property(key, fc.jsonValue(), fc.nat(), fc.integer({ min: 0, max: 7 }), (aKey, content, at, bit) => {
        const bytes = Buffer.from(Sealer.seal(aKey, 'casus-een', 'e1', content), 'base64');
        const index = at % bytes.length;
        const cut = bytes.subarray(0, index).toString('base64');
        expect(() => Sealer.open(aKey, 'casus-een', 'e1', cut)).toThrow(SealBroken);
        bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << bit), index);
        expect(() => Sealer.open(aKey, 'casus-een', 'e1', bytes.toString('base64'))).toThrow(SealBroken);
      }),
    );
  });

  it('opens no text that merely decodes to the same bytes', () => {
    const aKey = randomBytes(32);
    const sealed = Sealer.seal(aKey, 'casus-een', 'e1', { naam: 'Voorbeeld' });
    expect(() => Sealer.open(aKey, 'casus-een', 'e1', `${sealed}\n`)).toThrow(SealBroken);
  });

  it('seals the same content differently each time', () => {
    const aKey = randomBytes(32);
    expect(Sealer.seal(aKey, 'casus-een', 'e1', {})).not.toBe(Sealer.seal(aKey, 'casus-een', 'e1', {}));
  });
});

describe('the wrapping of keys', () => {
  it.each([
    ['none', []],
    ['one of the wrong length', [{ id: 'kort', bytes: randomBytes(16) }]],
    ['two with one id', [0, 1].map(() => ({ id: 'dubbel', bytes: randomBytes(32) }))],
  ])('refuses to start with %s', (_, keks) => {
    expect(() => new KeyWrapping(keks)).toThrow(OpstartFout);
  });

  it('opens no key that was changed', () => {
    const wrapping = new KeyWrapping([{ id: 'kek-1', bytes: randomBytes(32) }]);
    const wrapped = wrapping.wrap('casus-een', randomBytes(32));
    wrapped.ingepakt.writeUInt8(wrapped.ingepakt.readUInt8(20) ^ 1, 20);
    expect(() => wrapping.unwrap('casus-een', wrapped)).toThrow('does not unwrap');
  });
});
