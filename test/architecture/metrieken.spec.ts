import { expect, it } from '@jest/globals';
import { readRepositoryFile, repositoryFiles } from '../support/repository.js';

/** As the apps name them, and as the first cell of a row. */
const IN_PROGRAMMA =
  /(?:naam|name): '(overdracht_\w+)'|^ {4}'(overdracht_\w+)',$|^ {2}\['(overdracht_\w+)',/gm;
const IN_RIJ = /^\| `(overdracht_\w+)`/gm;

const namen = (tekst: string, vorm: RegExp): readonly string[] =>
  [...tekst.matchAll(vorm)].map((gevonden) => gevonden.slice(1).find((naam) => naam !== undefined) ?? '');

it('docs/beheer/metrieken.md has a row for every metric that the apps make, and for no other', () => {
  const bronnen = repositoryFiles().filter(
    (pad) => pad.startsWith('libs/samenstelling/src/') && pad.endsWith('.ts') && !pad.endsWith('.spec.ts'),
  );
  const gemaakt = bronnen.flatMap((pad) => namen(readRepositoryFile(pad), IN_PROGRAMMA));
  expect(gemaakt.length).toBeGreaterThan(10);
  expect(namen(readRepositoryFile('docs/beheer/metrieken.md'), IN_RIJ).toSorted()).toEqual(
    gemaakt.toSorted(),
  );
});
