import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { alsKafka, berichtVan, TOPICS } from '#contracts';
import type { Bericht } from '#contracts';
import { WakeUp } from '#event-sourcing';
import type { ClientBase, Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { AFZENDER, casusRecords, createSeen, insertSeen, seenPerCase, upTo } from './bus.fixture.js';
import type { Consumption } from './bus.js';
import { resetAfnemer } from './afnemer-tables.js';
import { runConsumer } from './consumer.js';
import type { ConsumerOptions, RunningConsumer } from './consumer.js';
import { InProcessBus } from './in-process-bus.js';
import { discardParked, parkCase, parkedCases, replayParked } from './replay.js';

const database = withTestDatabase();
const TOPIC = TOPICS.casussen;

describe('a consumer', () => {
  let pool: Pool;
  let bus: InProcessBus;
  const errors: Error[] = [];
  const news = new WakeUp();
  const started: Pick<Consumption, 'stop'>[] = [];

  beforeEach(async () => {
    errors.length = 0;
    pool = await database.freshPool();
    bus = new InProcessBus();
    await createSeen(pool);
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((consumption) => consumption.stop()));
  });

  const start = async (options: Partial<ConsumerOptions> = {}): Promise<RunningConsumer> => {
    const consumption = await runConsumer({
      name: 'gezien',
      bus,
      pool,
      topics: [TOPIC],
      deadLetterTopic: TOPICS.deadLetter,
      apply: insertSeen,
      onError: (error) => {
        errors.push(error);
        news.notify();
      },
      ...options,
    });
    started.push(consumption);
    return consumption;
  };
  const messages = (seed: string, count: number) =>
    casusRecords(seed, count).map((record) => ({ topic: TOPIC, ...alsKafka(berichtVan(record, AFZENDER)) }));
  const casusVan = (seed: string) => messages(seed, 1)[0]?.key ?? '';
  const error = async (name: string): Promise<Error> => {
    for (;;) {
      const { count } = news;
      const found = errors.find((candidate) => candidate.name === name);
      if (found) return found;
      await news.wait(count, new AbortController().signal);
    }
  };
  /** Resolves when all that was published has been dealt with: a last case is behind the rest. */
  let fences = 0;
  const settled = async (): Promise<void> => {
    fences += 1;
    await bus.publish(messages(`hek-${fences}`, 1));
    const key = casusVan(`hek-${fences}`);
    for (;;) {
      const { rows } = await pool.query('select 1 from gezien where casus = $1', [key]);
      if (rows.length > 0) return;
    }
  };
  const seen = async (seed: string) => (await seenPerCase(pool))[casusVan(seed)] ?? [];

  it('applies every message once and in order, and remembers where it is in the same transaction', async () => {
    const first = await start();
    await bus.publish([...messages('een', 700), ...messages('twee', 10)]);
    await settled();
    await first.stop();
    await bus.publish(messages('een', 705).slice(700));
    await start();
    await settled();
    expect(await seen('een')).toEqual(upTo(705));
    expect(await seen('twee')).toEqual(upTo(10));
    const { rows } = await pool.query('select volgende from bus_posities');
    expect(rows).toEqual([{ volgende: String(717) }]);
    expect(errors).toEqual([]);
  });

  it('changes nothing when messages come again, in whatever order', async () => {
    await start();
    const all = messages('een', 6);
    await bus.publish([...all.slice(0, 4), ...all.slice(1, 4), ...all.slice(0, 2), ...all.slice(2)]);
    await settled();
    expect(await seen('een')).toEqual(upTo(6));
  });

  it('keeps rows and position together when its transaction fails half way', async () => {
    let failures = 0;
    await start({
      apply: async (client, bericht) => {
        await insertSeen(client, bericht);
        if (bericht.inhoud.volgnummer !== 4 || failures === 3) return;
        failures += 1;
        await client.query('select pg_terminate_backend(pg_backend_pid())');
      },
    });
    await bus.publish(messages('een', 8));
    await settled();
    expect(failures).toBe(3);
    expect(await seen('een')).toEqual(upTo(8));
    expect(new Set(errors.map(({ name }) => name))).toEqual(new Set(['LogUnavailable']));
  });

  it('stops its partition with an alarm when a number is missing, having applied what came before', async () => {
    const consumption = await start();
    const all = messages('een', 6);
    await bus.publish([...messages('twee', 2), ...all.slice(0, 3), ...all.slice(4)]);
    expect((await error('PartitionStopped')).message).toContain(`casus ${casusVan('een')} goes from 2 to 4`);
    expect([...consumption.stopped.keys()]).toEqual([`${TOPIC}/0`]);
    expect(await seen('een')).toEqual(upTo(3));
    expect(await seen('twee')).toEqual(upTo(2));
  });

  it('goes on after a gap once the case is set aside, and puts it in order when it was published again', async () => {
    const stopped = await start();
    const all = messages('een', 6);
    await bus.publish([...all.slice(0, 3), ...all.slice(4)]);
    await error('PartitionStopped');
    await stopped.stop();
    const options = { name: 'gezien', pool, apply: insertSeen };
    await parkCase(options, casusVan('een'), 'gat');
    await start();
    await bus.publish(messages('twee', 2));
    await settled();
    expect(await seen('twee')).toEqual(upTo(2));
    expect(await replayParked(options, casusVan('een'))).toContain('goes from 2 to 4');
    await bus.publish(all.slice(2));
    await settled();
    expect(await replayParked(options, casusVan('een'))).toBeUndefined();
    await bus.publish(messages('een', 8).slice(6));
    await settled();
    expect(await seen('een')).toEqual(upTo(8));
  });

  const failsAt = (volgnummer: number, seed: string) => async (client: ClientBase, bericht: Bericht) => {
    await insertSeen(client, bericht);
    if (bericht.attributen.subject === casusVan(seed) && bericht.inhoud.volgnummer === volgnummer) {
      throw new TypeError('onbekende vorm');
    }
  };

  it('parks a message that it cannot apply and all that follows of that case; others go on', async () => {
    await start({ apply: failsAt(2, 'een') });
    await bus.publish([...messages('een', 4), ...messages('twee', 3)]);
    await settled();
    expect(await seen('een')).toEqual(upTo(2));
    expect(await seen('twee')).toEqual(upTo(3));
    expect((await error('MessageParked')).message).toContain('TypeError: onbekende vorm');
    expect(await parkedCases(pool, 'gezien')).toEqual([
      { key: casusVan('een'), problem: 'TypeError: onbekende vorm', messages: 2 },
    ]);
  });

  it('tells the dead-letter topic of it, with its problem and where it came from', async () => {
    await start({ apply: failsAt(2, 'een') });
    const [, , third] = messages('een', 3);
    await bus.publish(messages('een', 4));
    const letter = await new Promise<unknown>((resolve) => {
      void bus
        .consume({
          group: 'beheer',
          topics: [TOPICS.deadLetter],
          positionOf: () => Promise.resolve(0),
          handle: (_, [first]) => Promise.resolve(resolve(first)),
        })
        .then((consumption) => started.push(consumption));
    });
    expect(letter).toMatchObject({
      key: third?.key,
      value: third?.value,
      headers: {
        ...third?.headers,
        'dead-letter-afnemer': 'gezien',
        'dead-letter-topic': TOPIC,
        'dead-letter-partitie': '0',
        'dead-letter-offset': '2',
        'dead-letter-probleem': 'TypeError: onbekende vorm',
      },
    });
  });

  describe('while the dead-letter topic is away', () => {
    let away: boolean;
    beforeEach(() => {
      away = true;
      const publish = bus.publish.bind(bus);
      bus.publish = async (all) => {
        if (away && all.some(({ topic }) => topic === TOPICS.deadLetter)) throw new Error('de bus is weg');
        return publish(all);
      };
    });
    const untold = async (): Promise<number> => {
      const { rows } = await pool.query('select 1 from bus_geparkeerd where not gemeld');
      return rows.length;
    };

    it('tells it after a restart', async () => {
      const first = await start({ apply: failsAt(0, 'een') });
      await bus.publish(messages('een', 1));
      await settled();
      await first.stop();
      expect(await untold()).toBe(1);
      away = false;
      await start();
      expect(await untold()).toBe(0);
    });

    it('tells it by itself when the topic is back', async () => {
      await start({ apply: failsAt(0, 'een'), heartbeatMs: 10 });
      await bus.publish(messages('een', 1));
      await settled();
      expect(await untold()).toBe(1);
      away = false;
      while ((await untold()) > 0);
      expect((await error('Error')).message).toBe('de bus is weg');
    });
  });

  it('applies what was parked when an operator says so, and then the case goes on by itself', async () => {
    await start({ apply: failsAt(1, 'een') });
    await bus.publish(messages('een', 4));
    await settled();
    const key = casusVan('een');
    const broken = { name: 'gezien', pool, apply: failsAt(1, 'een') };
    expect(await replayParked(broken, key)).toBe('TypeError: onbekende vorm');
    expect(await seen('een')).toEqual(upTo(1));
    expect(await replayParked({ ...broken, apply: insertSeen }, key)).toBeUndefined();
    expect(await parkedCases(pool, 'gezien')).toEqual([]);
    await bus.publish(messages('een', 6).slice(4));
    await settled();
    expect(await seen('een')).toEqual(upTo(6));
  });

  it('parks what is no message of the contract, and lets an operator throw it away', async () => {
    await start();
    const [first, second] = messages('een', 2);
    const garbage = { topic: TOPIC, key: first?.key ?? '', headers: { vreemd: 'ja' }, value: 'a\0b' };
    const stranger = { ...(second ?? garbage), key: 'een ander' };
    await bus.publish([...messages('een', 1), garbage, ...messages('een', 3).slice(1), stranger]);
    await settled();
    expect(await seen('een')).toEqual([0]);
    const parked = await parkedCases(pool, 'gezien');
    expect(parked.map(({ key, messages: count }) => [key, count])).toEqual(
      expect.arrayContaining([
        [first?.key, 3],
        ['een ander', 1],
      ]),
    );
    const options = { name: 'gezien', pool, apply: insertSeen };
    expect(await replayParked(options, first?.key ?? '')).toContain('OngeldigBericht');
    await discardParked(options, { topic: TOPIC, partition: 0, offset: 1 });
    expect(await replayParked(options, first?.key ?? '')).toBeUndefined();
    expect(await seen('een')).toEqual(upTo(3));
  });

  it('makes its rows anew by itself when they are thrown away, also when nothing more comes', async () => {
    const tabellen = {
      namen: ['rijen'],
      versie: 1,
      maak: 'create table rijen (casus text, volgnummer integer)',
    };
    const apply: ConsumerOptions['apply'] = async (client, { attributen, inhoud }) =>
      void (await client.query('insert into rijen values ($1, $2)', [attributen.subject, inhoud.volgnummer]));
    const consumer = await start({ tabellen, apply, heartbeatMs: 1 });
    await bus.publish(messages('een', 7));
    await consumer.settled();
    await resetAfnemer(pool, { name: 'gezien', tabellen });
    for (;;) {
      const { rows } = await pool.query<{ aantal: number }>('select count(*)::integer as aantal from rijen');
      // Never shown as the present before something of it was made.
      const { built } = await consumer.status();
      if (built) expect((await pool.query('select from rijen')).rowCount).toBe(7);
      if (built && rows[0]?.aantal === 7) break;
    }
  });

  it('of which two think that they have the partition applies everything once', async () => {
    const other = new InProcessBus();
    await Promise.all([start(), start({ bus: other })]);
    const all = [...messages('een', 600), ...messages('twee', 600)];
    await Promise.all([bus.publish(all), other.publish(all)]);
    await settled();
    expect(await seen('een')).toEqual(upTo(600));
    expect(await seen('twee')).toEqual(upTo(600));
    await other.close();
  });
});
