import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../support/repository.js';

const lees = (pad: string): string => readFileSync(join(ROOT, pad), 'utf8');

/** A variable as a field of a config part, and as the first cell of a row. */
const VELD = /^ {2}([A-Z][A-Z_]+)[?!]?(?::| =)/gm;
const RIJ = /^\| `([A-Z_]+)`/gm;

const namen = (tekst: string, vorm: RegExp): readonly string[] =>
  [...new Set([...tekst.matchAll(vorm)].map(([, naam]) => naam ?? ''))].sort();

describe('the configuration of the services', () => {
  it('is described variable by variable, and nothing else is', () => {
    const beschreven = namen(lees('docs/beheer/configuratie.md'), RIJ);
    expect(beschreven).toEqual(namen(lees('libs/samenstelling/src/config/delen.ts'), VELD));
    expect(beschreven.length).toBeGreaterThan(20);
  });
});
