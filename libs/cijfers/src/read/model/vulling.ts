import type { Afsprakenboek } from '#afspraken';
import type { EventLog, RecordedEvent } from '#event-sourcing';
import { OnleesbareGebeurtenis, alsGebeurtenis } from '#dossier';
import { CopyBuffers, copyLine } from '#platform';
import type { CopyTable } from '#platform';
import type { ClientBase } from 'pg';
import { rijenVan } from './casusrijen.js';
import { FEITKOLOMMEN } from './tabellen.js';
import type { Schema } from './tabellen.js';

/** How often progress is told. */
const MELD_PER = 10_000;

export interface Voortgang {
  readonly fase: 'rijen' | 'indexen' | 'inhalen' | 'vergelijken' | 'wisselen';
  readonly gedaan: number;
  readonly totaal: number;
}

export interface Vulling {
  readonly client: ClientBase;
  readonly schema: Schema;
  readonly log: EventLog;
  readonly boek: Afsprakenboek;
  /** Up to and including this position. */
  readonly totPositie: number;
  readonly gebeurtenissenInGeheugen?: number;
  readonly meld: (voortgang: Voortgang) => void;
}

/** Fills empty tables from the log, case by case, and writes by COPY. */
export const vulUitLog = async (vulling: Vulling): Promise<void> => {
  const { client, schema, log, boek, totPositie, gebeurtenissenInGeheugen: held, meld } = vulling;
  const kopie = new CopyBuffers(client, tabellenIn(schema));
  let gelezen = 0;
  let gemeld = 0;
  for await (const records of log.readCases({ upTo: totPositie, ...(held !== undefined && { held }) })) {
    const casusId = eneCasus(records, totPositie);
    const rijen = rijenVan(
      { casusId, gebeurtenissen: records.map((record) => alsGebeurtenis(record)) },
      boek,
    );
    for (const rij of rijen.feiten) kopie.add(FEITEN, copyLine(rij));
    kopie.add(CASUSSEN, copyLine([casusId, rijen.revisie]));
    await kopie.sendWhatIsMuch();
    gelezen += records.length;
    if (gelezen < gemeld + MELD_PER) continue;
    gemeld = gelezen;
    meld({ fase: 'rijen', gedaan: gelezen, totaal: totPositie });
  }
  await kopie.sendAll();
};

/**
 * No case comes further than the log has it, nor with what is of another: then it suffices to count the events to know
 * that none is missing. @throws OnleesbareGebeurtenis
 */
const eneCasus = (records: readonly RecordedEvent[], totPositie: number): string => {
  const casusId = records[0]?.casusId ?? '';
  for (const [nummer, record] of records.entries())
    if (record.casusId !== casusId || record.volgnummer !== nummer || record.positie > totPositie)
      throw new OnleesbareGebeurtenis(
        `record ${record.id} is not event ${nummer} of ${casusId} up to position ${totPositie}`,
      );
  return casusId;
};

const FEITEN = 0;
const CASUSSEN = 1;

export const tabellenIn = (schema: Schema): readonly CopyTable[] => [
  { name: `${schema}.feiten`, columns: FEITKOLOMMEN },
  { name: `${schema}.casussen`, columns: ['casus_id', 'revisie'] },
];
