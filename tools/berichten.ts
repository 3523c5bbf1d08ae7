import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { berichtenDocument, schemas } from '#contracts';

/** Writes what the contract says about itself; .ci/run makes it again and accepts no difference. */
const root = resolve(import.meta.dirname, import.meta.dirname.includes('dist') ? '../..' : '..');
const folder = join(root, 'libs/contracts/schemas');

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) rmSync(join(folder, file));
for (const { naam, schema } of schemas()) {
  writeFileSync(join(folder, naam), `${JSON.stringify(schema, null, 2)}\n`);
}
writeFileSync(join(root, 'docs/berichten.md'), berichtenDocument());
