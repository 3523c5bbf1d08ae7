import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '../support/repository.js';
import { jsonReport, scratchTree } from '../support/scratch-tree.js';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}
interface Report {
  readonly summary: { readonly violations: readonly Violation[] };
}
interface Config {
  readonly forbidden: readonly { readonly name: string; readonly comment: string }[];
}
type Plant = readonly [rule: string, file: string, source: string];

/** A small repository that keeps every rule: the doors exist, and each layer imports what it may. */
const SOUND: Readonly<Record<string, string>> = {
  'libs/event-sourcing/src/index.ts': `export { hash } from './hash.js';`,
  'libs/event-sourcing/src/hash.ts': `import { createHash } from 'node:crypto'; export const hash = createHash;`,
  'libs/event-sourcing/src/testing.ts': `export const kernelBuilder = 1;`,
  'libs/afspraken/src/index.ts': `import { Temporal } from 'temporal-polyfill'; export const dag = Temporal.PlainDate;`,
  'libs/dossier/src/index.ts': `import { dag } from '#afspraken'; import { hash } from '#event-sourcing'; export const dossier = [dag, hash];`,
  'libs/contracts/src/index.ts': `export type Document = string;`,
  'libs/toegang/src/index.ts': `import { Injectable } from '@nestjs/common'; export const toegang = Injectable;`,
  'libs/platform/src/index.ts': `import pg from 'pg'; export const platform = pg;`,
  'libs/platform/src/log.contract.ts': `import { expect } from '@jest/globals'; export const contract = expect;`,
  'libs/platform/src/testing.ts': `export { contract } from './log.contract.js';`,
  'libs/postvak/src/index.ts': `export { lijst } from './read/lijst/lijst.query.js';`,
  'libs/postvak/src/read/lijst/lijst.query.ts': `import { platform } from '#platform'; import { dossier } from '#dossier'; import pg from 'pg'; export const lijst = [platform, dossier, pg];`,
  'libs/audittrail/src/index.ts': `export const audittrail = 1;`,
  // The other half of the planted circle: a circle is reported once, at its first module.
  'libs/casus/src/domain/kring-b.ts': `import './kring-a.js';`,
  'libs/casus/src/index.ts': `export { controller } from './inbound/http/casus.controller.js';`,
  'libs/casus/src/domein.ts': `export { decide } from './domain/casus.js';`,
  'libs/simulatie/src/index.ts': `import { decide } from '#casus/domein'; import { dossier } from '#dossier'; export const simulatie = [decide, dossier];`,
  'libs/postvak/src/lijst.spec.ts': `import { simulatie } from '#simulatie'; export default simulatie;`,
  'tools/simulatie.ts': `import { simulatie } from '#simulatie'; export const tool = simulatie;`,
  'libs/casus/src/domain/casus.events.ts': `export type Feit = string;`,
  'libs/casus/src/domain/casus.ts': `import type { Feit } from './casus.events.js'; import { dossier } from '#dossier'; export const decide = (f: Feit) => [f, dossier];`,
  'libs/casus/src/domain/casus.spec.ts': `import fc from 'fast-check'; import { kernelBuilder } from '#event-sourcing/testing'; import { decide } from './casus.js'; export default [fc, kernelBuilder, decide];`,
  'libs/casus/src/application/ports.ts': `export abstract class Sleutels {}`,
  'libs/casus/src/application/casus.handler.ts': `import { CommandHandler } from '@nestjs/cqrs'; import { toegang } from '#toegang'; import { decide } from '../domain/casus.js'; import { Sleutels } from './ports.js'; export const handler = [CommandHandler, toegang, decide, Sleutels];`,
  'libs/casus/src/outbound/pg.sleutels.ts': `import pg from 'pg'; import { Sleutels } from '../application/ports.js'; export const adapter = [pg, Sleutels];`,
  'libs/casus/src/read/beeld/beeld.projection.ts': `import type { Feit } from '../../domain/casus.events.js'; export const apply = (f: Feit) => f;`,
  'libs/casus/src/inbound/http/casus.controller.ts': `import { platform } from '#platform'; import { handler } from '../../application/casus.handler.js'; export const controller = [platform, handler];`,
  'libs/samenstelling/src/index.ts': `import { controller } from '#casus'; import { lijst } from '#postvak'; import { platform } from '#platform'; export const app = [controller, lijst, platform];`,
  'apps/hub/src/main.ts': `import { app } from '#samenstelling'; import { controller } from '#casus'; import { lijst } from '#postvak'; export default [app, controller, lijst];`,
  'test/e2e/hub.e2e.spec.ts': `import app from '../../apps/hub/src/main.js'; import { contract } from '#platform/testing'; export default [app, contract];`,
};

/** One violation per rule, or more where a rule has several sides. */
const PLANTS: readonly Plant[] = [
  ['no-circular', 'libs/casus/src/domain/kring-a.ts', `import './kring-b.js';`],
  ['no-unresolvable', 'libs/casus/src/weg.ts', `import '#bestaat-niet';`],
  ['no-unresolvable', 'libs/casus/src/weg-relatief.ts', `import './bestaat-niet.js';`],
  ['no-undeclared-package', 'libs/platform/src/geleend.ts', `import 'acorn';`],
  ['kernel-stands-alone', 'libs/event-sourcing/src/npm.ts', `import 'uuid';`],
  ['kernel-stands-alone', 'libs/event-sourcing/src/node.ts', `import 'node:fs';`],
  ['kernel-stands-alone', 'libs/event-sourcing/src/lib.ts', `import type { dag } from '#afspraken';`],
  ['afspraken-below-dossier', 'libs/afspraken/src/omhoog.ts', `import '#dossier';`],
  ['pure-libs-are-pure', 'libs/afspraken/src/nest.ts', `import '@nestjs/common';`],
  ['pure-libs-are-pure', 'libs/dossier/src/driver.ts', `import 'pg';`],
  ['pure-libs-are-pure', 'libs/dossier/src/node.ts', `import 'node:crypto';`],
  ['domain-is-pure', 'libs/casus/src/domain/nest.ts', `import '@nestjs/common';`],
  ['domain-is-pure', 'libs/casus/src/domain/platform.ts', `import type { platform } from '#platform';`],
  ['domain-is-pure', 'libs/casus/src/domain/hoger.ts', `import '../application/ports.js';`],
  ['application-is-thin', 'libs/casus/src/application/driver.ts', `import 'pg';`],
  ['application-is-thin', 'libs/casus/src/application/lager.ts', `import '../outbound/pg.sleutels.js';`],
  ['read-knows-only-events', 'libs/casus/src/read/beeld/besluit.ts', `import '../../domain/casus.js';`],
  ['inbound-only-translates', 'libs/casus/src/inbound/http/domein.ts', `import '../../domain/casus.js';`],
  ['outbound-serves-ports', 'libs/casus/src/outbound/om.ts', `import '../inbound/http/casus.controller.js';`],
  ['drivers-behind-ports', 'libs/casus/src/inbound/sql.ts', `import { sql } from 'drizzle-orm';`],
  ['contexts-never-meet', 'libs/audittrail/src/buur.ts', `import type { lijst } from '#postvak';`],
  ['foundation-knows-no-context', 'libs/platform/src/context.ts', `import '#casus';`],
  ['contracts-have-no-logic', 'libs/contracts/src/nest.ts', `import '@nestjs/swagger';`],
  ['libs-through-their-door', 'libs/casus/src/diep.ts', `import '../../platform/src/log.js';`],
  ['libs-through-their-door', 'libs/platform/src/log.ts', `import '../../event-sourcing/src/hash.js';`],
  ['apps-through-doors', 'apps/hub/src/diep.ts', `import '../../../libs/casus/src/domain/casus.js';`],
  ['apps-through-doors', 'test/e2e/diep.spec.ts', `import '../../libs/casus/src/domain/casus.js';`],
  ['apps-are-the-top', 'libs/platform/src/app.ts', `import '../../../apps/hub/src/main.js';`],
  ['samenstelling-is-for-apps', 'libs/postvak/src/samen.ts', `import '#samenstelling';`],
  ['samenstelling-is-for-apps', 'libs/platform/src/samen.ts', `import '#samenstelling';`],
  ['simulatie-plays-the-rules', 'libs/simulatie/src/driver.ts', `import 'pg';`],
  ['simulatie-plays-the-rules', 'libs/simulatie/src/casus.ts', `import '#casus';`],
  ['simulatie-plays-the-rules', 'libs/simulatie/src/lijst.ts', `import '#postvak';`],
  ['simulatie-is-not-production', 'apps/hub/src/verzonnen.ts', `import '#simulatie';`],
  ['simulatie-is-not-production', 'libs/postvak/src/verzonnen.ts', `import '#simulatie';`],
  ['contexts-never-meet', 'libs/postvak/src/regels.ts', `import '#casus/domein';`],
  ['apps-never-meet', 'apps/relais/src/main.ts', `import '../../hub/src/main.js';`],
  ['production-without-tests', 'libs/casus/src/bouwer.ts', `import '#platform/testing';`],
  ['production-without-tests', 'libs/platform/src/echt.ts', `import './log.contract.js';`],
  ['production-without-tests', 'apps/hub/src/spec.ts', `import '../../../test/e2e/hub.e2e.spec.js';`],
  ['production-without-dev-packages', 'libs/platform/src/dev.ts', `import 'fast-check';`],
];

const CRUISER = 'dependency-cruiser/bin/dependency-cruise.mjs';
const ARGUMENTS = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs', 'test'];

const config = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as Config;

describe('the import rules', () => {
  let tree = '';
  let violations: readonly Violation[] = [];

  beforeAll(async () => {
    const planted = PLANTS.map(([, file, source]) => [file, source]);
    tree = await scratchTree({ ...SOUND, ...(Object.fromEntries(planted) as Record<string, string>) });
    violations = ((await jsonReport(tree, CRUISER, ARGUMENTS)) as Report).summary.violations;
  });

  afterAll(() => rm(tree, { recursive: true, force: true }));

  it.each(config.forbidden.map((rule) => [rule.name]))('%s has a planted violation', (name) => {
    expect(PLANTS.map(([rule]) => rule)).toContain(name);
  });

  it.each(config.forbidden.map((rule) => [rule.name, rule.comment]))('%s teaches', (_name, comment) => {
    expect(comment.length).toBeGreaterThan(60);
  });

  it.each(PLANTS)('%s sees %s', (rule, file) => {
    expect(violations.filter(({ from }) => from === file).map((found) => found.rule.name)).toContain(rule);
  });

  it('let sound code through', () => {
    const planted = new Set(PLANTS.map(([, file]) => file));
    expect(violations.filter(({ from }) => !planted.has(from))).toEqual([]);
  });
});
