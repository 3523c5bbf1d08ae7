import { GENESIS_HASH, chained } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { EmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';
import { openDatabase } from './postgres/open-database.js';
import { PostgresCommandLog } from './postgres/postgres-command-log.js';
import { PostgresEventLog } from './postgres/postgres-event-log.js';
import { PostgresKeyStore } from './postgres/postgres-key-store.js';
import { Fingerprints } from './sealing/fingerprints.js';
import { KeyWrapping } from './sealing/key-wrapping.js';
import { SystemClock } from './system-clock.js';

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
const pool = await openDatabase({ url: postgres.url });
const log = new PostgresEventLog(pool);
const wrapping = new KeyWrapping([{ id: 'proef', bytes: Buffer.alloc(32, 7) }]);
const fingerprints = new Fingerprints(new PostgresKeyStore(pool, wrapping, new SystemClock()));
const commands = new PostgresCommandLog(log.appendCommand, wrapping, fingerprints);

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

/** Half of the cases are written by commands, with a key of their own; the others are bare appends. */
const write = async (writer: number): Promise<void> => {
  const stream = `${writer % 2 ? 'opdrachten' : 'casus'}-${round}-${writer}`;
  for (let last = recordAfter(stream, undefined); ; last = recordAfter(stream, last)) {
    if (writer % 2) await command(stream, last);
    else await log.append(stream, last.volgnummer - 1, [last]);
    say(`bevestigd ${last.id}`);
  }
};

const command = async (stream: string, event: UnpositionedRecord): Promise<void> => {
  const newKey = event.volgnummer === 0 ? { casusId: stream, key: await commands.newCaseKey() } : undefined;
  const expectedRevision = event.volgnummer - 1;
  const write = { sleutel: event.id, vingerafdruk: event.id, stream, expectedRevision, events: [event] };
  const { kind } = await commands.record({ ...write, ...(newKey && { newKey }) });
  if (kind !== 'recorded') throw new Error(`a command of ${stream} was ${kind}`);
};

// When PostgreSQL is killed first, an append rejects: its outcome is unknown, and this process is killed too.
const outcomes = await Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
for (const outcome of outcomes)
  if (outcome.status === 'rejected') process.stderr.write(`${String(outcome.reason)}\n`);
