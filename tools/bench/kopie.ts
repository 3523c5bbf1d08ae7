import { randomUUID } from 'node:crypto';
import type { RecordedEvent, UnpositionedRecord } from '#event-sourcing';

/** The same bytes as another case: only the ids differ, and they are as long. */
export const alsNieuweCasus = (records: readonly RecordedEvent[]): readonly UnpositionedRecord[] => {
  const ids = new Map<string, string>();
  const vers = (id: string): string => {
    const nieuw = ids.get(id) ?? randomUUID();
    ids.set(id, nieuw);
    return nieuw;
  };
  return records.map(({ positie: _positie, ...record }) => ({
    ...record,
    id: vers(record.id),
    casusId: vers(record.casusId),
  }));
};
