import { rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jsonReport, scratchTree } from '../support/scratch-tree.js';

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}
type Plant = readonly [rule: string, file: string, source: string];

const repeat = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

const INJECTED = `
import { Injectable } from '@nestjs/common';
import { Klok } from './klok.js';
@Injectable()
export class Dienst {
  constructor(private readonly klok: Klok) {}
  nu(): number {
    return this.klok.nu();
  }
}`;

/** What must stay allowed: the value import of what Nest injects, a wide bare switch, a long spec, the environment at its place. */
const SOUND: Readonly<Record<string, string>> = {
  'libs/casus/src/klok.ts': 'export abstract class Klok {\n  abstract nu(): number;\n}',
  'libs/casus/src/dienst.ts': INJECTED,
  'libs/casus/src/domain/keuze.ts': `
type Stap = ${repeat(14, (n) => `| 's${n}'`)};
export const keuze = (stap: Stap): number => {
  switch (stap) {
${repeat(14, (n) => `    case 's${n}':\n      return ${n};`)}
  }
};`,
  'libs/casus/src/lang.spec.ts': `export const f = () => {\n${repeat(250, (n) => `  void ${n};`)}\n};`,
  'libs/event-sourcing/src/hash.ts': `import { createHash } from 'node:crypto';\nexport const hash = createHash;`,
  'apps/hub/src/config.ts': 'export const poort = process.env.PORT;',
  'libs/platform/src/config/omgeving.ts': 'export const poort = process.env.PORT;',
  'libs/platform/src/klok.ts': 'export const nu = (): number => Date.now();',
  'tools/toon.ts': 'console.log(process.env.PORT);',
};

const FUNCTION_OF = (lines: number) =>
  `export const f = (): void => {\n${repeat(lines, (n) => `  void ${n};`)}\n};`;
const BRANCHES = `export const f = (n: number): number => {\n${repeat(11, (n) => `  if (n === ${n}) return ${n};`)}\n  return 0;\n};`;

const PLANTS: readonly Plant[] = [
  [
    '@typescript-eslint/no-floating-promises',
    'libs/casus/src/los.ts',
    'const f = async () => 1;\nf();\nexport {};',
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'libs/casus/src/open.ts',
    "export const f = (x: 'a' | 'b') => {\n  switch (x) {\n    case 'a':\n      return 1;\n    default:\n      return 2;\n  }\n};",
  ],
  [
    '@typescript-eslint/consistent-type-imports',
    'libs/casus/src/soort.ts',
    "import { Klok } from './klok.js';\nexport type Tijd = Klok;",
  ],
  ['@typescript-eslint/no-explicit-any', 'libs/casus/src/iets.ts', 'export const f = (x: any) => [x];'],
  [
    '@typescript-eslint/no-non-null-assertion',
    'libs/casus/src/vast.ts',
    'export const f = (x?: string) => x!;',
  ],
  ['@typescript-eslint/naming-convention', 'libs/casus/src/i.ts', 'export interface IKlok {\n  a: 1;\n}'],
  ['@typescript-eslint/naming-convention', 'libs/casus/src/impl.ts', 'export class KlokImpl {}'],
  ['max-lines', 'libs/casus/src/lang.ts', repeat(201, (n) => `export const a${n} = ${n};`)],
  ['max-lines', 'libs/casus/src/te-lang.spec.ts', repeat(401, (n) => `export const a${n} = ${n};`)],
  ['max-lines-per-function', 'libs/casus/src/functie.ts', FUNCTION_OF(61)],
  ['complexity', 'libs/casus/src/takken.ts', BRANCHES],
  ['no-console', 'libs/casus/src/praat.ts', "console.log('hallo');"],
  ['no-restricted-properties', 'libs/casus/src/omgeving.ts', 'export const p = process.env.PORT;'],
  ['no-restricted-properties', 'libs/platform/src/omgeving.ts', 'export const { env } = process;'],
  ['no-restricted-properties', 'apps/hub/src/main.ts', 'export const p = process.env.PORT;'],
  [
    'no-restricted-syntax',
    'libs/casus/src/proces.ts',
    "import { env } from 'node:process';\nexport const p = env;",
  ],
  ['no-restricted-syntax', 'libs/casus/src/soorten.ts', 'export enum Soort {\n  a,\n}'],
  ['no-restricted-syntax', 'libs/casus/src/enige.ts', 'export default 1;'],
  ['no-restricted-syntax', 'libs/casus/src/accent.ts', 'export const coördinator = 1;'],
  [
    'no-restricted-syntax',
    'libs/casus/src/a.spec.ts',
    "import { it } from '@jest/globals';\nit.skip('a', () => undefined);",
  ],
  [
    'no-restricted-syntax',
    'libs/casus/src/b.spec.ts',
    "import { describe } from '@jest/globals';\ndescribe.only.each([1])('a', () => undefined);",
  ],
  ['no-restricted-syntax', 'test/e2e/c.e2e.spec.ts', "import { it } from '@jest/globals';\nit.todo('a');"],
  [
    'no-restricted-syntax',
    'libs/dossier/src/d.spec.ts',
    "import { xit } from '@jest/globals';\nxit('a', () => undefined);",
  ],
  ['no-restricted-globals', 'libs/event-sourcing/src/datum.ts', 'export const d = new Date(0);'],
  ['no-restricted-globals', 'libs/afspraken/src/wacht.ts', 'setTimeout(() => undefined, 1);'],
  ['no-restricted-globals', 'libs/dossier/src/id.ts', 'export const id = crypto.randomUUID();'],
  ['no-restricted-globals', 'libs/casus/src/domain/nu.ts', 'export const nu = () => Date.now();'],
  ['no-restricted-globals', 'libs/casus/src/domain/om.ts', 'export const nu = () => globalThis;'],
  ['no-restricted-properties', 'libs/casus/src/domain/kans.ts', 'export const k = () => Math.random();'],
  [
    'no-restricted-properties',
    'libs/afspraken/src/vandaag.ts',
    "import { Temporal } from 'temporal-polyfill';\nexport const nu = () => Temporal.Now.instant();",
  ],
];

describe('the lint rules', () => {
  let tree = '';
  const found = new Map<string, readonly string[]>();

  beforeAll(async () => {
    const planted = PLANTS.map(([, file, source]) => [file, source]);
    tree = await scratchTree({ ...SOUND, ...(Object.fromEntries(planted) as Record<string, string>) });
    const reports = (await jsonReport(tree, 'eslint/bin/eslint.js', [
      '--format',
      'json',
      'apps',
      'libs',
      'test',
      'tools',
    ])) as readonly FileReport[];
    for (const { filePath, messages } of reports) {
      found.set(
        relative(tree, filePath),
        messages.map(({ ruleId, message }) => ruleId ?? message),
      );
    }
  });

  afterAll(() => rm(tree, { recursive: true, force: true }));

  it.each(PLANTS)('%s sees %s', (rule, file) => {
    expect(found.get(file)).toContain(rule);
  });

  it.each(Object.keys(SOUND).map((file) => [file]))('let %s through', (file) => {
    expect(found.get(file)).toEqual([]);
  });
});
