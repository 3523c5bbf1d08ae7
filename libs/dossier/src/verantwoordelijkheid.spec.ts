import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { boekVanZuidLimburg } from './testing.js';
import type { CasusGebeurtenis } from './events.js';
import { verantwoordelijken } from './verantwoordelijkheid.js';
import type { Verantwoordelijke, Vraag } from './verantwoordelijkheid.js';

interface Casus {
  readonly naam: string;
  readonly uitleg: string;
  readonly gebeurtenissen: readonly CasusGebeurtenis[];
  readonly vragen: readonly (Vraag & { readonly verwacht: readonly Verantwoordelijke[] })[];
}

const casussen = JSON.parse(
  readFileSync('test/vectoren/verantwoordelijkheid.json', 'utf8'),
) as readonly Casus[];
const boek = boekVanZuidLimburg();

describe.each(casussen)('$naam ($uitleg)', ({ gebeurtenissen, vragen }) => {
  it.each(vragen)('answers for $geldigOp as known at $beschikbaarOp', ({ verwacht, ...vraag }) => {
    expect(verantwoordelijken(gebeurtenissen, boek, vraag)).toEqual(verwacht);
  });
});
