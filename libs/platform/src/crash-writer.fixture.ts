import { GENESIS_HASH, chained } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { EmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';
import { openDatabase } from './postgres/open-database.js';
import { PostgresEventLog } from './postgres/postgres-event-log.js';

/** A hub in small, to be killed: starts everything and appends under load until it is. */
const [folder = '', round = ''] = process.argv.slice(2);
const WRITERS = 16;
const STDOUT = 1;

/** Synchronous: what has been written stands in the pipe, whatever happens to this process. */
const say = (line: string): void => {
  let rest = Buffer.from(`${line}\n`);
  while (rest.length > 0) rest = rest.subarray(written(rest));
};

/** A pipe whose reader is busy is full for a moment: then nothing was written, and it is tried again. */
const written = (bytes: Buffer): number => {
  try {
    return writeSync(STDOUT, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
};

say('begonnen');
const postgres = await EmbeddedPostgres.start({ folder });
say(`postgres ${postgres.pid}`);
const log = new PostgresEventLog(await openDatabase({ url: postgres.url }));

const recordAfter = (casusId: string, previous: UnpositionedRecord | undefined): UnpositionedRecord =>
  chained({
    id: randomUUID(),
    type: 'MeldingOntvangen',
    versie: 1,
    casusId,
    volgnummer: previous ? previous.volgnummer + 1 : 0,
    plaatsgevondenOp: '2026-03-03T10:15:00+01:00',
    vastgelegdOp: '2026-03-03T09:15:02.113Z',
    actor: { partij: { soort: 'veilig-thuis', id: 'VT-voorbeeld' } },
    correlatieId: casusId,
    causatieId: casusId,
    data: { meldingId: 'voorbeeld' },
    verzegeld: null,
    vorigeHash: previous?.hash ?? GENESIS_HASH,
  });

const write = async (writer: number): Promise<void> => {
  const stream = `casus-${round}-${writer}`;
  for (let last = recordAfter(stream, undefined); ; last = recordAfter(stream, last)) {
    await log.append(stream, last.volgnummer - 1, [last]);
    say(`bevestigd ${last.id}`);
  }
};

// When PostgreSQL is killed first, an append rejects: its outcome is unknown, and this process is killed too.
const outcomes = await Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
for (const outcome of outcomes)
  if (outcome.status === 'rejected') process.stderr.write(`${String(outcome.reason)}\n`);
