import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPDRACHTNAMEN, noemtOverdracht, opdrachttypeVan, opentCasus } from '#contracts';
import type { Opdrachtnaam } from '#contracts';
import { VOORBEELDEN } from './opdrachten.fixture.js';
import { BRON } from './proeflijn.fixture.js';

const SCHEMAS = join(import.meta.dirname, '../../../../contracts/schemas');
const UUID = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';

const schema = (naam: string): object => JSON.parse(readFileSync(join(SCHEMAS, naam), 'utf8')) as object;
const past = (naam: Opdrachtnaam, inhoud: object): boolean =>
  new Ajv2020({ strict: false, validateFormats: false }).validate(schema(`opdracht-${naam}.v1.json`), inhoud);

const inhoudVan = (naam: Opdrachtnaam): object => ({
  ...{ bron: BRON, id: UUID, type: opdrachttypeVan(naam), medewerker: 'medewerker-17' },
  ...(!opentCasus(naam) && { casusId: UUID }),
  ...(noemtOverdracht(naam) && { overdrachtId: UUID }),
  lichaam: VOORBEELDEN[naam].lichaam,
});

describe('the schema of what is encrypted', () => {
  it.each(OPDRACHTNAMEN)('takes a %s that the hub takes', (naam) => {
    expect(past(naam, inhoudVan(naam))).toBe(true);
  });

  it.each(OPDRACHTNAMEN)('refuses a %s with anything more, or without its case', (naam) => {
    const { lichaam } = VOORBEELDEN[naam];
    expect(past(naam, { ...inhoudVan(naam), naam: 'x' })).toBe(false);
    expect(past(naam, { ...inhoudVan(naam), lichaam: { ...lichaam, bsn: 'x' } })).toBe(false);
    expect(past(naam, { ...inhoudVan(naam), type: 'een ander' })).toBe(false);
    expect(past(naam, { ...inhoudVan(naam), casusId: opentCasus(naam) ? UUID : undefined })).toBe(false);
  });
});
