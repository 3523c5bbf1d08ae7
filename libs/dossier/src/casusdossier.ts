import type { RecordedEvent } from '#event-sourcing';
import type { CasusGebeurtenis } from './events.js';
import { alsGebeurtenis } from './record.js';

/** Everything recorded of one case: as stored, and as the rules read it. */
export interface Casusdossier {
  readonly casusId: string;
  readonly records: readonly RecordedEvent[];
  readonly gebeurtenissen: readonly CasusGebeurtenis[];
}

/** The file that the records of one stream make up; an unknown case has none. @throws OnleesbareGebeurtenis */
export const dossierVan = async (
  casusId: string,
  stroom: AsyncIterable<RecordedEvent>,
): Promise<Casusdossier> => {
  const records: RecordedEvent[] = [];
  for await (const record of stroom) records.push(record);
  return { casusId, records, gebeurtenissen: records.map((record) => alsGebeurtenis(record)) };
};
