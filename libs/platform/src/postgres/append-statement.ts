import { RevisionConflict } from '#event-sourcing';
import type { AppendResult, CommandRows, UnpositionedRecord } from '#event-sourcing';
import type { QueryConfig } from 'pg';

export interface WaitingAppend {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly UnpositionedRecord[];
  /** The events as JSON. */
  readonly texts: readonly string[];
  /** For an append that is a command. */
  readonly rows: CommandRows | undefined;
}

export interface OutcomeRow {
  readonly uitkomst: 'toegevoegd' | 'herhaling' | 'bekend' | 'conflict' | 'id-bestaat';
  readonly revisie: number;
  readonly positie: string | null;
}

/** One statement, and so one transaction, for all of them. It gives a row for each, in this order. */
export const statementOf = (batch: readonly WaitingAppend[]): QueryConfig =>
  batch.some(({ rows }) => rows)
    ? {
        name: 'voeg-opdrachten-toe',
        text: 'select * from public.voeg_opdrachten_toe($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now())',
        values: [...appendsOf(batch), ...commandsOf(batch)],
      }
    : {
        name: 'voeg-toe',
        text: 'select * from public.voeg_toe($1, $2, $3, $4, $5, $6, $7)',
        values: appendsOf(batch),
      };

const appendsOf = (batch: readonly WaitingAppend[]): unknown[] => {
  const events = batch.flatMap((waiting) => waiting.events);
  return [
    batch.map(({ stream }) => stream),
    batch.map(({ expectedRevision }) => expectedRevision),
    batch.map((waiting) => waiting.events.length),
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    events.map(({ casusId }) => casusId),
    batch.flatMap(({ texts }) => texts),
  ];
};

const commandsOf = (batch: readonly WaitingAppend[]): unknown[] => [
  batch.map(({ rows }) => rows?.sleutel),
  batch.map(({ rows }) => rows?.vingerafdruk),
  batch.map(({ rows }) => rows?.caseKey?.casusId),
  batch.map(({ rows }) => rows?.caseKey?.kek),
  batch.map(({ rows }) => rows?.caseKey?.ingepakt),
];

/** @throws RevisionConflict */
export const answerOf = (
  { stream, expectedRevision, events }: WaitingAppend,
  row: OutcomeRow | undefined,
): AppendResult | 'known' => {
  const written = { revision: expectedRevision + events.length, position: Number(row?.positie) };
  switch (row?.uitkomst) {
    case 'toegevoegd':
      return written;
    case 'herhaling':
      return { ...written, repeated: true };
    case 'bekend':
      return 'known';
    case 'conflict':
      throw new RevisionConflict(stream, expectedRevision, row.revisie);
    case 'id-bestaat':
      throw new Error(`stream ${stream}: an event id stands elsewhere in the log already`);
    case undefined:
      throw new Error('the database gave no outcome for an append');
  }
};
