import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#event-sourcing';
import { exampleRecords } from '#event-sourcing/testing';
import { dossierVan } from './casusdossier.js';
import { OnleesbareGebeurtenis } from './record.js';

const records = exampleRecords('casus-een', { count: 3 }).map((record, i): RecordedEvent => ({
  ...record,
  positie: i + 1,
}));
const [{ casusId } = { casusId: '' }] = records;
async function* stroom(): AsyncIterable<RecordedEvent> {
  yield* records;
}

describe('the file of a case', () => {
  it('is what its stream holds, in order', async () => {
    const dossier = await dossierVan(casusId, stroom());
    expect(dossier.gebeurtenissen.map(({ volgnummer }) => volgnummer)).toEqual([0, 1, 2]);
  });

  it('is not shown when the stream holds a whole chain of another case', async () => {
    const ander = '00000000-0000-4000-8000-000000000000';
    await expect(dossierVan(ander, stroom())).rejects.toThrow(OnleesbareGebeurtenis);
  });
});
