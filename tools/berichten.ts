import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { berichtenDocument, opdrachtschemas, schemas } from '#contracts';
import type { OpenApiDocument } from '#contracts';

/** Writes what the contract says about itself; .ci/run makes it again and accepts no difference. */
const root = resolve(import.meta.dirname, import.meta.dirname.includes('dist') ? '../..' : '..');
const folder = join(root, 'libs/contracts/schemas');

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) rmSync(join(folder, file));
/** Made just before this: what is encrypted in a command is the body of its route. */
const veiligThuis = JSON.parse(
  readFileSync(join(root, 'libs/contracts/openapi/veilig-thuis.json'), 'utf8'),
) as OpenApiDocument;

for (const { naam, schema } of [...schemas(), ...opdrachtschemas(veiligThuis)]) {
  writeFileSync(join(folder, naam), `${JSON.stringify(schema, null, 2)}\n`);
}
writeFileSync(join(root, 'docs/berichten.md'), berichtenDocument());
