import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { openApiDocumenten } from './openapi-documenten.js';

it('keeps the documents of all three APIs as the code describes them (npm run generate)', async () => {
  const documenten = await openApiDocumenten();

  expect(documenten.map(({ naam }) => naam)).toEqual(['veilig-thuis', 'lokaal-veld', 'gemeente']);
  for (const { naam, tekst } of documenten)
    expect(readFileSync(`libs/contracts/openapi/${naam}.json`, 'utf8')).toBe(tekst);
});
