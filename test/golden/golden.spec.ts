import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ACTUELE_VERSIE, alsGebeurtenis } from '#dossier';
import { recordHash } from '#event-sourcing';
import type { RecordedEvent } from '#event-sourcing';
import { ROOT, readRepositoryFile } from '../support/repository.js';

/**
 * One stored record per event type and version that was ever written, as it stands in the logs of others. A
 * new version adds a folder; no file is ever changed or removed.
 */
const goldenFiles = (): readonly string[] =>
  readdirSync(join(ROOT, 'test/golden'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

const everWritten = (): readonly string[] =>
  Object.entries(ACTUELE_VERSIE)
    .flatMap(([type, current]) => Array.from({ length: current }, (_, index) => `v${index + 1}/${type}.json`))
    .sort();

const records = goldenFiles().map((path) => ({
  path,
  record: JSON.parse(readRepositoryFile(`test/golden/${path}`)) as RecordedEvent,
}));

describe('golden files', () => {
  it('hold every version ever written of every event type, and nothing else', () => {
    expect(goldenFiles()).toEqual(everWritten());
  });

  it.each(records)('$path names its own type and version, and still has its hash', ({ path, record }) => {
    expect(path).toBe(`v${record.versie}/${record.type}.json`);
    expect(recordHash(record)).toBe(record.hash);
  });

  it.each(records)('$path is read as an event of today', ({ record }) => {
    const { type, versie } = alsGebeurtenis(record);
    expect({ type, versie }).toEqual({ type: record.type, versie: ACTUELE_VERSIE[type] });
  });
});
