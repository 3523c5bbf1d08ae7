import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import pg from 'pg';
import { TOPICS } from '#contracts';
import { openKafka } from '#platform';
import { ROOT } from '../../tools/root.js';
import { DIENST_NAMEN, verzetteKlok } from '../../tools/stack/diensten.js';
import { Stack } from '../../tools/stack/stack.js';
import { tokenVan } from '../../tools/stack/token.js';
import type { StackOptions } from '../../tools/stack/stack.js';

/** The first start fetches Kafka. */

const stacks: Stack[] = [];
afterEach(async () => {
  await Promise.all(stacks.splice(0).map((stack) => stack.stop()));
});

const start = async (options: StackOptions = {}): Promise<Stack> => {
  const stack = await Stack.start(options);
  stacks.push(stack);
  return stack;
};

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

const topicsOn = async (broker: string): Promise<readonly string[]> => {
  const admin = openKafka({ brokers: [broker], clientId: 'test' }).admin();
  try {
    await admin.connect();
    return await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
};

const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the engines of a stack', () => {
  it('come back after kill -9 on the same address with what they had, and leave nothing behind', async () => {
    const stack = await start({ diensten: [], kafkaFront: true });
    const { kafka, postgres, log, folder } = stack;
    const addresses = () => [kafka.address, kafka.servicesAddress, postgres.url, log.url];
    const before = addresses();
    const write = async (nr: number): Promise<void> => {
      const client = EventStoreDBClient.connectionString(log.url);
      const expectedRevision = nr === 0 ? NO_STREAM : BigInt(nr - 1);
      await client.appendToStream('s', jsonEvent({ type: 'Gebeurd', data: { nr } }), { expectedRevision });
      await client.dispose();
    };
    await query(postgres.url, `create table blijft as select 'ja' as antwoord`);
    await write(0);
    for (const engine of [kafka, postgres, log]) {
      await engine.kill();
      await engine.start();
    }
    expect(addresses()).toEqual(before);
    expect(await query(postgres.url, 'select antwoord from blijft')).toEqual([{ antwoord: 'ja' }]);
    await write(1);
    expect(await topicsOn(kafka.address)).toContain(TOPICS.casussen);
    // Whoever comes in through the front is sent back to the front.
    expect(await topicsOn(kafka.servicesAddress)).toContain(TOPICS.casussen);
    expect(kafka.front?.accepted).toBeGreaterThan(0);
    expect(stack.deaths).toEqual([]);

    const pids = [kafka.pid, postgres.pid, log.pid];
    expect(pids.map(isAlive)).toEqual([true, true, true]);
    await stack.stop();
    expect(pids.map(isAlive)).toEqual([false, false, false]);
    expect(existsSync(folder)).toBe(false);
  });

  it('give tokens for the users of the development issuer', async () => {
    const stack = await start({ diensten: [] });
    expect((await stack.token('gemeente-heerlen')).split('.')).toHaveLength(3);
  });

  it('tell when one ends that nobody stopped', async () => {
    let tell = (_message: string): void => undefined;
    const told = new Promise<string>((resolve) => (tell = resolve));
    const stack = await start({ diensten: [], onDied: (message) => tell(message) });
    process.kill(stack.log.pid ?? 0, 'SIGKILL');
    expect(await told).toContain('De logserver is onverwacht gestopt (SIGKILL)');
    expect(stack.deaths).toHaveLength(1);
  });
});

describe('the services of a stack', () => {
  it('are six processes, and each can be killed, started again, doubled and put in another time', async () => {
    const stack = await start();
    expect(stack.diensten.map(({ id }) => id).sort()).toEqual([...DIENST_NAMEN].sort());
    expect(new Set(stack.diensten.map(({ pid }) => pid)).size).toBe(6);
    const token = await stack.token('vt-zuid-limburg');
    const gemeente = stack.dienst('gemeente');
    const missing = async (): Promise<number> => {
      const path = '/gemeente/v1/casussen/00000000-0000-4000-8000-000000000000';
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${gemeente.adres}${path}`, { headers })).status;
    };
    expect(await missing()).toBe(403);
    await gemeente.kill();
    expect(gemeente.isRunning).toBe(false);
    await gemeente.start();
    expect(await missing()).toBe(403);
    // A service whose clock is days ahead finds the token expired.
    await gemeente.restart(verzetteKlok(7 * 86_400_000));
    expect(await missing()).toBe(401);
    const second = await stack.extra('relais');
    expect([second.id, second.isRunning, stack.dienst('relais-2') === second]).toEqual([
      'relais-2',
      true,
      true,
    ]);
    expect(stack.deaths).toEqual([]);
  });
});

const CLI = join(ROOT, 'dist/tools/stack.js');

describe('npm run stack', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'overdracht-stack-test-'));
    // As root PostgreSQL runs as another user, who must be able to come in.
    chmodSync(folder, 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = async (...args: readonly string[]) => {
    const child = spawn(process.execPath, [CLI, '--map', folder, '--vrije-poorten', ...args], { cwd: ROOT });
    const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    for await (const line of createInterface(child.stdout)) {
      said += `${line}\n`;
      if (line.includes('Stoppen: Ctrl+C')) break;
    }
    if (!said.includes('Stoppen: Ctrl+C')) throw new Error(said);
    child.stdout.resume();
    const addressOf = (what: string): string =>
      new RegExp(`${what} +(http://[^/\\s]+)`).exec(said)?.[1] ?? said;
    const ports = [...said.matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
    return { child, ended, said, addressOf, ports: [...new Set(ports)] };
  };
  const untilClosed = async (ports: readonly number[]): Promise<void> => {
    for (const port of ports) while (await isOpen(port)) await pause(100);
  };

  it('goes on with its data after Ctrl-C, and leaves no process behind after kill -9', async () => {
    const first = await run();
    // Six services with their metrics, three engines and the issuer.
    expect(first.ports).toHaveLength(16);
    const token = await tokenVan(first.addressOf('Gebruikers en tokens'), 'vt-zuid-limburg');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const melding = {
      ...{ bron: 'politie', spoedeisend: false, gemeenten: ['GM0917'], gezinsvoogdBetrokken: false },
      inhoud: { inhoudMelding: 'Verzonnen melding.' },
    };
    const recorded = await fetch(`${first.addressOf('API veilig-thuis')}/veilig-thuis/v1/meldingen`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': '7d0a3bd0-9d2c-4e3f-8a55-0d6f0f1c2b3a' },
      body: JSON.stringify(melding),
    });
    expect(recorded.status).toBe(201);
    const { casusId } = (await recorded.json()) as { readonly casusId: string };
    await expect(run()).rejects.toThrow('Er draait al een stack');
    first.child.kill('SIGINT');
    expect(await first.ended).toEqual([0, null]);
    await untilClosed(first.ports);

    const second = await run();
    const gemeente = await tokenVan(second.addressOf('Gebruikers en tokens'), 'gemeente-heerlen');
    const seen = await fetch(`${second.addressOf('API gemeente')}/gemeente/v1/casussen/${casusId}`, {
      headers: { authorization: `Bearer ${gemeente}` },
    });
    expect(seen.status).toBe(200);
    second.child.kill('SIGKILL');
    await second.ended;
    await untilClosed(second.ports);

    const third = await run('--leeg');
    const empty = await fetch(`${third.addressOf('API gemeente')}/gemeente/v1/casussen/${casusId}`, {
      headers: {
        authorization: `Bearer ${await tokenVan(third.addressOf('Gebruikers en tokens'), 'gemeente-heerlen')}`,
      },
    });
    expect(empty.status).toBe(404);
    third.child.kill('SIGTERM');
    expect(await third.ended).toEqual([0, null]);
  });
});

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
