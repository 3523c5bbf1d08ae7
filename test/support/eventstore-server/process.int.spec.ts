import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Janitor } from '../../../tools/stack/janitor.js';
import { LogServer } from '../../../tools/stack/log-server.js';
import { Journal, JournalDamaged } from './journal.js';
import { TransactionLog } from './transaction-log.js';

const KILLS = 5;
const WRITERS = 16;
const ACKNOWLEDGED_PER_LIFE = 200;

let folder: string;
let janitor: Janitor;
const clients: EventStoreDBClient[] = [];
const servers: LogServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'overdracht-logserver-test-'));
  janitor = new Janitor(folder);
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  janitor.dismiss();
  rmSync(folder, { recursive: true });
});

const start = async (): Promise<LogServer> => {
  const onDied = (message: string): void => {
    throw new Error(message);
  };
  const server = await LogServer.start({ folder, log: join(folder, 'said.log'), janitor, onDied });
  servers.push(server);
  return server;
};
const clientOf = ({ url }: LogServer): EventStoreDBClient => {
  const client = EventStoreDBClient.connectionString(url);
  clients.push(client);
  return client;
};
const event = (nr: number) => jsonEvent({ type: 'Gebeurd', data: { nr } });
const numbersOf = async (client: EventStoreDBClient, stream: string): Promise<readonly number[]> => {
  const numbers: number[] = [];
  for await (const { event: read } of client.readStream(stream)) {
    numbers.push((read?.data as { readonly nr: number }).nr);
  }
  return numbers;
};

describe('the log server as a process', () => {
  it('says that it is a test server, and keeps everything over a restart', async () => {
    const server = await start();
    expect(readFileSync(join(folder, 'said.log'), 'utf8')).toContain('This is a test server');
    const first = await clientOf(server).appendToStream('s', [event(1), event(2)], {
      expectedRevision: NO_STREAM,
    });
    await server.restart();
    const client = clientOf(server);
    expect(await numbersOf(client, 's')).toEqual([1, 2]);
    const next = await client.appendToStream('s', event(3), { expectedRevision: 1n });
    expect((next.position?.commit ?? 0n) > (first.position?.commit ?? 0n)).toBe(true);
  });

  it(`loses nothing acknowledged and doubles nothing in ${KILLS} times kill -9 during appends`, async () => {
    const server = await start();
    const acknowledged = Array.from({ length: WRITERS }, () => 0);
    for (let life = 0; life < KILLS; life += 1) {
      const client = clientOf(server);
      const enough = (life + 1) * ACKNOWLEDGED_PER_LIFE;
      let killed: Promise<void> | undefined;
      const write = async (writer: number): Promise<void> => {
        for (let nr = acknowledged[writer] ?? 0; !killed; nr += 1) {
          // Two at once: half an append must never be there.
          const both = [event(2 * nr), event(2 * nr + 1)];
          const expectedRevision = nr === 0 ? NO_STREAM : BigInt(2 * nr - 1);
          await client.appendToStream(`s-${writer}`, both, { expectedRevision });
          acknowledged[writer] = nr + 1;
          if (acknowledged.reduce((sum, each) => sum + each) >= enough) killed ??= server.kill();
        }
      };
      // Each writer ends by its broken connection, or because it saw the end.
      await Promise.allSettled(acknowledged.map((_, writer) => write(writer)));
      await killed;
      await server.start();
      const after = clientOf(server);
      for (const [writer, count] of acknowledged.entries()) {
        const numbers = await numbersOf(after, `s-${writer}`);
        expect(numbers).toEqual(numbers.map((_, index) => index));
        expect(numbers.length % 2).toBe(0);
        expect(numbers.length).toBeGreaterThanOrEqual(2 * count);
        // The one that nobody was told of may be there: the next life goes on behind it.
        expect(numbers.length).toBeLessThanOrEqual(2 * count + 2);
        acknowledged[writer] = numbers.length / 2;
      }
    }
  });

  it('takes its faults from another process', async () => {
    const server = await start();
    await server.loseNextAnswers(1);
    const lost = clientOf(server).appendToStream('s', event(1), { expectedRevision: NO_STREAM });
    await expect(lost).rejects.toThrow();
    expect(await numbersOf(clientOf(server), 's')).toEqual([1]);
    await server.refuseAsFollower(1);
    const refused = clientOf(server).appendToStream('s', event(2), { expectedRevision: 0n });
    await expect(refused).rejects.toMatchObject({ type: 'not-leader' });
    await server.nextAppends({ after: { gate: 'later' } });
    const late = clientOf(server).appendToStream('s', event(3), { expectedRevision: 0n });
    await server.open('later');
    expect(await late).toMatchObject({ success: true });
    expect(await server.facts()).toMatchObject({ appends: 3, appendFaultsLeft: 0 });
  });
});

describe('the journal', () => {
  const proposal = (nr: number) => ({
    id: `00000000-0000-4000-8000-${String(nr).padStart(12, '0')}`,
    type: 'Gebeurd',
    isJson: true,
    data: Buffer.from('{}'),
    metadata: new Uint8Array([0, 10, 255]),
  });
  const open = () => {
    const journal = Journal.open(join(folder, 'log.jsonl'));
    return { journal, log: new TransactionLog(journal) };
  };

  it('gives back positions, deletions and bytes as they were', () => {
    const { journal, log } = open();
    log.append('s', 'no-stream', [proposal(1), proposal(2)]);
    log.append('t', 'any', [proposal(3)]);
    log.append('u', 'any', [proposal(4)]);
    log.tombstone('t');
    log.softDelete('u');
    journal.close();
    const again = open();
    expect(
      again.log.events.map((each) => ({ ...each, metadata: [...each.metadata], data: [...each.data] })),
    ).toEqual(log.events.map((each) => ({ ...each, metadata: [...each.metadata], data: [...each.data] })));
    expect([again.log.isTombstoned('t'), again.log.read('u')]).toEqual([true, undefined]);
    again.journal.close();
  });

  it('cuts off a torn last line, and goes on behind what is whole', () => {
    const first = open();
    first.log.append('s', 'no-stream', [proposal(1)]);
    first.journal.close();
    const file = join(folder, 'log.jsonl');
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, whole.trimEnd().split('\n').at(-1)?.slice(0, 40) ?? '');
    const second = open();
    expect(readFileSync(file, 'utf8')).toBe(whole);
    second.log.append('s', 0, [proposal(2)]);
    second.journal.close();
    const third = open();
    expect(third.log.read('s')).toHaveLength(2);
    third.journal.close();
  });

  it('refuses a file that is damaged in its midst', () => {
    const { journal, log } = open();
    log.append('s', 'no-stream', [proposal(1)]);
    journal.close();
    const file = join(folder, 'log.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"$settings"', '"$anders"'));
    expect(() => open()).toThrow(JournalDamaged);
  });
});
