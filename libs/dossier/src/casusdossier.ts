import { instantMs } from '#afspraken';
import type { RecordedEvent } from '#event-sourcing';
import type { CasusGebeurtenis } from './events.js';
import { OnleesbareGebeurtenis, alsGebeurtenis } from './record.js';

/** Everything recorded of one case: as stored, and as the rules read it. */
export interface Casusdossier {
  readonly casusId: string;
  readonly records: readonly RecordedEvent[];
  readonly gebeurtenissen: readonly CasusGebeurtenis[];
}

/**
 * The file that the records of one stream make up; an unknown case has none. A record of another case in it is not shown
 * as of this one, however whole its chain is: it would be shown to who may see this case. @throws OnleesbareGebeurtenis
 */
export const dossierVan = async (
  casusId: string,
  stroom: AsyncIterable<RecordedEvent>,
): Promise<Casusdossier> => {
  const records: RecordedEvent[] = [];
  for await (const record of stroom) {
    if (record.casusId !== casusId)
      throw new OnleesbareGebeurtenis(`record ${record.id} in the stream of ${casusId} is of another case`);
    records.push(record);
  }
  return { casusId, records, gebeurtenissen: records.map((record) => alsGebeurtenis(record)) };
};

/**
 * Now, as a case knows it: never before its last record, also when another process with a faster clock wrote that.
 * What was just recorded then exists for whoever reads or answers it.
 */
export const nuVan = ({ records }: Casusdossier, klokMs: number): number => {
  const laatste = records.at(-1);
  return laatste ? Math.max(klokMs, instantMs(laatste.vastgelegdOp)) : klokMs;
};
