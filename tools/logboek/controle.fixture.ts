import { stroomVan } from '#dossier';
import { NO_STREAM } from '#event-sourcing';
import type { EventLog, UnpositionedRecord } from '#event-sourcing';
import { exampleRecords } from '#event-sourcing/testing';
import type { Logbron } from './bron.js';
import { controleer } from './controle.js';
import type { Uitslag } from './controle.js';
import type { Kenmerk } from './kenmerk.js';

/** Four records of one case and three of another, in turn: positions 1 to 7. */
export const EEN = exampleRecords('casus-een', { count: 4, data: { meldingId: 'voorbeeld', lijst: [1] } });
export const TWEE = exampleRecords('casus-twee', { count: 3 });

export const STROOM_EEN = stroomVan(EEN[0]?.casusId ?? '');
export const STROOM_TWEE = stroomVan(TWEE[0]?.casusId ?? '');

export const AANTAL = EEN.length + TWEE.length;

/** Records of these cases in turn, one append each. */
export const vul = async (log: EventLog, ...casussen: readonly (readonly UnpositionedRecord[])[]) => {
  for (let n = 0; n < Math.max(...casussen.map(({ length }) => length)); n += 1)
    for (const casus of casussen) {
      const record = casus[n];
      if (record) await log.append(stroomVan(record.casusId), n === 0 ? NO_STREAM : n - 1, [record]);
    }
};

export const nagegaan = (bron: Logbron, bewaard?: Kenmerk): Promise<Uitslag> =>
  controleer(bron, { bewaard, meld: () => undefined });
