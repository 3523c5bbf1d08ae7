import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TOPICS, topicVanGemeente } from '#contracts';
import { LogUnavailable } from '#event-sourcing';
import { InMemoryEventLog } from '#event-sourcing/testing';
import type { Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { Berichtenmaker } from './berichtenmaker.js';
import { AFZENDER, appendTo, casusRecords, upTo } from './bus.fixture.js';
import { Bus, BusUnavailable } from './bus.js';
import type { BusMessage, Consumption } from './bus.js';
import { RelayLease } from './relay-lease.js';
import { runRelay } from './relay.js';
import type { RelayOptions, RunningRelay } from './relay.js';

const database = withTestDatabase();

/** Keeps what was published, and fails when a spec says so. */
class Journal extends Bus {
  readonly published: BusMessage[] = [];
  before: (messages: readonly BusMessage[]) => Promise<void> = () => Promise.resolve();

  override async publish(messages: readonly BusMessage[]): Promise<void> {
    await this.before(messages);
    this.published.push(...messages);
  }
  override consume(): Promise<Consumption> {
    return Promise.reject(new Error('this bus is only written to'));
  }
  override close(): Promise<void> {
    return Promise.resolve();
  }

  on(topic: string): readonly number[] {
    return this.published
      .filter((message) => message.topic === topic)
      .map(({ headers }) => Number(headers['ce_sequence']));
  }
}

describe('the relay', () => {
  let pool: Pool;
  let log: InMemoryEventLog;
  let bus: Journal;
  const running: RunningRelay[] = [];

  beforeEach(async () => {
    pool = await database.freshPool();
    log = new InMemoryEventLog();
    bus = new Journal();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((relay) => relay.stop()));
  });

  const start = (options: Partial<RelayOptions> = {}): RunningRelay => {
    const maker = new Berichtenmaker({ log, afzenderVan: () => AFZENDER });
    const messagesOf: RelayOptions['messagesOf'] = (event) => maker.berichtenVan(event);
    const relay = runRelay({ name: 'casussen', log, bus, pool, messagesOf, ...options });
    running.push(relay);
    return relay;
  };
  const records = casusRecords('een', 1_300);

  it('publishes what is there and what comes, in order, for the hub and for the gemeente', async () => {
    await appendTo(log, records.slice(0, 1_200));
    const relay = start();
    await relay.published(1_200);
    await appendTo(log, records.slice(1_200));
    await relay.published(1_300);
    expect(bus.on(TOPICS.casussen)).toEqual(upTo(1_300));
    expect(bus.on(topicVanGemeente('GM0917'))).toEqual(upTo(1_300));
    expect(bus.published.every(({ key }) => key === records[0]?.casusId)).toBe(true);
    expect(relay.status()).toEqual({ position: 1_300, leading: true });
  });

  it('gives a gemeente that comes in later the case from its beginning, and no gemeente the case of another', async () => {
    const first = casusRecords('een', 3);
    const moved = casusRecords('een', 2, { gemeenten: ['GM0971'], from: first.at(-1) });
    await appendTo(log, first);
    await appendTo(log, casusRecords('twee', 2, { gemeenten: ['GM0938'] }));
    await appendTo(log, moved);
    await start().published(7);
    expect(bus.on(topicVanGemeente('GM0917'))).toEqual(upTo(5));
    expect(bus.on(topicVanGemeente('GM0971'))).toEqual(upTo(5));
    expect(bus.on(topicVanGemeente('GM0938'))).toEqual(upTo(2));
    expect(bus.on(TOPICS.casussen)).toHaveLength(7);
  });

  it('goes on from its checkpoint, and knows the gemeenten of a case that it did not begin', async () => {
    await appendTo(log, records.slice(0, 3));
    const first = start();
    await first.published(3);
    await first.stop();
    await appendTo(log, records.slice(3, 5));
    await start().published(5);
    expect(bus.on(TOPICS.casussen)).toEqual(upTo(5));
    expect(bus.on(topicVanGemeente('GM0917'))).toEqual(upTo(5));
  });

  it('publishes again what it cannot know to have arrived, and loses nothing', async () => {
    await appendTo(log, records.slice(0, 1_200));
    let calls = 0;
    bus.before = async () => {
      calls += 1;
      if ([2, 3, 7, 8].includes(calls)) throw new BusUnavailable('weg');
    };
    const errors: string[] = [];
    const relay = start({ onError: ({ name }) => errors.push(name) });
    await relay.published(1_200);
    const seen = bus.on(TOPICS.casussen);
    expect([...new Set(seen)]).toEqual(upTo(1_200));
    expect(seen.every((sequence, at) => at === 0 || sequence <= (seen[at - 1] ?? 0) + 1)).toBe(true);
    expect(new Set(errors)).toEqual(new Set(['BusUnavailable']));
  });

  it('waits while the log does not answer', async () => {
    await appendTo(log, records.slice(0, 2));
    const follow = log.subscribeToAll.bind(log);
    let away = 2;
    log.subscribeToAll = (options) => {
      away -= 1;
      if (away >= 0) throw new LogUnavailable('weg');
      return follow(options);
    };
    await start().published(2);
    expect(bus.on(TOPICS.casussen)).toEqual(upTo(2));
  });

  it('stops before an event that may not be published, says so, and publishes nothing behind it', async () => {
    const good = casusRecords('een', 2);
    const [bad] = casusRecords('een', 1, { from: good.at(-1) });
    await appendTo(log, good);
    await appendTo(log, [{ ...(bad ?? good[0]), data: { ...bad?.data, bron: 'Anna Voorbeeld' } } as never]);
    await appendTo(log, casusRecords('twee', 1));
    const errors: Error[] = [];
    const relay = start({ onError: (error) => errors.push(error) });
    await expect(relay.published(4)).rejects.toThrow('MeldingOntvangen.gegevens.bron');
    expect(relay.status()).toMatchObject({ leading: false, error: { name: 'NietPubliceerbaar' } });
    expect(JSON.stringify(bus.published)).not.toContain('Anna');
    expect(errors).toHaveLength(1);
  });

  it('runs in one place; a second waits and takes over where the first stopped', async () => {
    await appendTo(log, records.slice(0, 3));
    const first = start();
    await first.published(3);
    const second = start();
    await first.stop();
    await appendTo(log, records.slice(3, 5));
    await second.published(5);
    expect(second.status().leading).toBe(true);
    expect(bus.on(TOPICS.casussen)).toEqual(upTo(5));
  });

  it('cannot move the position once its lease was given to another, and publishes no further', async () => {
    await appendTo(log, records.slice(0, 3));
    let lost = (): void => undefined;
    const noticed = new Promise<void>((resolve) => (lost = resolve));
    const relay = start({ onError: ({ name }) => name === 'LeaseLost' && lost() });
    await relay.published(3);
    // As when this process stood still until its lease had ended.
    await pool.query(`update relais set verloopt = clock_timestamp() - interval '1 s'`);
    const other = await RelayLease.take({ pool, name: 'casussen', owner: 'ander', leaseMs: 60_000 });
    await appendTo(log, records.slice(3, 4));
    await noticed;
    await appendTo(log, records.slice(4, 6));
    await other?.moveTo(6);
    await relay.stop();
    expect(bus.on(TOPICS.casussen)).toEqual(upTo(4));
    const { rows } = await pool.query('select positie, lease, eigenaar from relais');
    expect(rows).toEqual([{ positie: '6', lease: '2', eigenaar: 'ander' }]);
  });

  it('counts the time of its lease itself: when that is over it does not even ask', async () => {
    const lease = await RelayLease.take({ pool, name: 'casussen', owner: 'een', leaseMs: 0 });
    expect(() => lease?.check()).toThrow('has ended');
    const valid = await RelayLease.take({ pool, name: 'anders', owner: 'een', leaseMs: 60_000 });
    expect(() => valid?.check()).not.toThrow();
    await valid?.release();
    expect(() => valid?.check()).toThrow('has ended');
  });

  it('keeps its lease while nothing happens, and while a batch takes long', async () => {
    await appendTo(log, records.slice(0, 1));
    const leaseMs = 300;
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    bus.before = () => slow;
    const relay = start({ leaseMs });
    const renewed = async (): Promise<number> => {
      const { rows } = await pool.query<{ ms: string }>(
        'select extract(epoch from verloopt) * 1000 as ms from relais',
      );
      return Number(rows[0]?.ms ?? 0);
    };
    const begin = await firstValue(renewed, (ms) => ms > 0);
    await firstValue(renewed, (ms) => ms > begin + 2 * leaseMs);
    expect(await RelayLease.take({ pool, name: 'casussen', owner: 'ander', leaseMs })).toBeUndefined();
    release();
    await relay.published(1);
  });
});

/** Asks the database until the answer is right; the limit of the test is the limit of the wait. */
const firstValue = async (ask: () => Promise<number>, right: (value: number) => boolean): Promise<number> => {
  for (;;) {
    const value = await ask();
    if (right(value)) return value;
  }
};
