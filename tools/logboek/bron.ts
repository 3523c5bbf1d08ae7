import { stroomVan } from '#dossier';
import { recordText } from '#event-sourcing';
import type { EventLog, RecordedEvent } from '#event-sourcing';

/** Where a record stands, and the hash that it carries. */
export interface Plaats {
  readonly positie: number;
  readonly stroom: string;
  readonly volgnummer: number;
  readonly hash: string;
}

/** A record as the log keeps it. */
export interface Rij {
  readonly positie: number;
  readonly stroom: string;
  readonly volgnummer: number;
  readonly tekst: string;
  /** What stands beside the text, where the log keeps the same thing twice. `hash`: what a pass by position takes for it. */
  readonly ernaast?: {
    readonly id: string;
    readonly type: string;
    readonly casusId: string;
    readonly hash: string;
  };
}

/** A log as it is verified: twice from begin to end, each time by another way. It changes nothing. */
export interface Logbron {
  /** Whether positions are 1, 2, 3 … without gaps. */
  readonly aaneengesloten: boolean;
  /** Position of the last record. */
  kop(): Promise<number>;
  /** In the order of the log, some at a time. */
  plaatsen(totEnMet: number): AsyncIterable<readonly Plaats[]>;
  /** Case by case, each in the order of its stream; some at a time, wherever a case ends. */
  rijen(totEnMet: number): AsyncIterable<readonly Rij[]>;
}

/** What is hashed at once. */
const PER_GREEP = 1_000;

/** Any log, by its port. The text is that of the record as the client of the log gives it. */
export const poortbron = (log: EventLog): Logbron => ({
  aaneengesloten: false,
  kop: () => log.head(),
  plaatsen: (totEnMet) => grepen(plaatsenVan(log, totEnMet)),
  async *rijen(totEnMet) {
    for await (const casus of log.readCases({ upTo: totEnMet })) yield casus.map(rijVan);
  },
});

async function* plaatsenVan(log: EventLog, totEnMet: number): AsyncGenerator<Plaats> {
  for await (const { positie, casusId, volgnummer, hash } of log.readAll(0)) {
    if (positie > totEnMet) return;
    yield { positie, stroom: stroomVan(casusId), volgnummer, hash };
  }
}

const rijVan = (record: RecordedEvent): Rij => ({
  positie: record.positie,
  stroom: stroomVan(record.casusId),
  volgnummer: record.volgnummer,
  tekst: tekstVan(record),
});

/** What JSON cannot say cannot have been recorded either: no text, and so a fault of that place. */
const tekstVan = (record: RecordedEvent): string => {
  try {
    return recordText(record);
  } catch {
    return '';
  }
};

async function* grepen<T>(dingen: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let greep: T[] = [];
  for await (const ding of dingen) {
    greep.push(ding);
    if (greep.length < PER_GREEP) continue;
    yield greep;
    greep = [];
  }
  if (greep.length > 0) yield greep;
}
