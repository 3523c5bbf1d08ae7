import { expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = new URL('./migraties/', import.meta.url);

it('lists every migration in the journal, in order', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
  const journal = JSON.parse(readFileSync(new URL('meta/_journal.json', FOLDER), 'utf8')) as {
    entries: { idx: number; tag: string; when: number }[];
  };
  expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(files.sort());
  const moments = journal.entries.map(({ when }) => when);
  expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
});
