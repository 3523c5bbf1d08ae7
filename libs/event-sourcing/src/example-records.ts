import { GENESIS_HASH, chained, sha256Hex } from './hash-chain.js';
import type { UnpositionedRecord } from './record.js';

export interface ExampleOptions {
  readonly from?: UnpositionedRecord | undefined;
  readonly count?: number;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Gives other event ids for the same place. */
  readonly variant?: string;
}

/** A UUID that is the same in every run. */
export const exampleId = (name: string): string => {
  const hex = sha256Hex(name);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** `count` records of one stream, chained, from its start or after the record `from`. */
export const exampleRecords = (stream: string, options: ExampleOptions = {}): UnpositionedRecord[] => {
  const { from, count = 1, data = { meldingId: 'voorbeeld' }, variant = '' } = options;
  const records: UnpositionedRecord[] = [];
  let previous = from;
  for (let made = 0; made < count; made += 1) {
    const volgnummer = previous ? previous.volgnummer + 1 : 0;
    const id = exampleId(`${stream} ${volgnummer} ${variant}`);
    previous = chained({
      id,
      type: 'MeldingOntvangen',
      versie: 1,
      casusId: exampleId(stream),
      volgnummer,
      plaatsgevondenOp: '2026-03-03T10:15:00+01:00',
      vastgelegdOp: '2026-03-03T09:15:02.113Z',
      actor: {
        partij: { soort: 'veilig-thuis', id: 'VT-voorbeeld' },
        medewerker: 'm-1',
        rol: 'veilig-thuis',
      },
      correlatieId: id,
      causatieId: id,
      data,
      verzegeld: null,
      vorigeHash: previous?.hash ?? GENESIS_HASH,
    });
    records.push(previous);
  }
  return records;
};

export const collected = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
