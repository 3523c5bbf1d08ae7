import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocumenten } from './openapi-documenten.js';

/** Where the repository keeps what it tells integrators. */
const MAP = 'libs/contracts/openapi';

mkdirSync(MAP, { recursive: true });
for (const { naam, tekst } of await openApiDocumenten()) {
  const bestand = join(MAP, `${naam}.json`);
  writeFileSync(bestand, tekst);
  process.stdout.write(`${bestand}\n`);
}
