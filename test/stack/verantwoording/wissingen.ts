import { expect } from '@jest/globals';
import type { RecordedEvent } from '#event-sourcing';
import type { Meetpost } from './meetpost.js';

/** The keys that are gone are those of the cases whose dossier was erased, and no other. */
export const eistWissingen = async (meetpost: Meetpost, records: readonly RecordedEvent[]): Promise<void> => {
  const gewist = records.filter(({ type }) => type === 'DossierGewist').map(({ casusId }) => casusId);
  const rijen = await meetpost.rijen<{ casus_id: string }>(
    'select casus_id from zegelsleutels where ingepakt is null',
  );
  expect(rijen.map(({ casus_id }) => casus_id).toSorted()).toEqual(gewist.toSorted());
};
