import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { alsKafka, berichtVan, TOPICS } from '#contracts';
import { ConsumerBusy, HubLogger, InProcessBus, PostgresEventLog } from '#platform';
import type { Afnemer } from '#platform';
import {
  AFZENDER,
  appendTo,
  casusRecords,
  createSeen,
  insertSeen,
  seenPerCase,
  upTo,
  withTestDatabase,
} from '#platform/testing';
import { Metrieken } from '../metrieken/metrieken.js';
import { opLogbus } from '../motoren/logbus.js';
import { Afbouw } from '../start/afbouw.js';
import { volgBerichten } from './afnemers.js';

const database = withTestDatabase();

const STAPPEN = 5;

describe('a consumer of an app', () => {
  let pool: Pool;
  let log: PostgresEventLog;
  let afbouw: Afbouw;
  let regels: string[];
  const records = casusRecords('casus-1', STAPPEN);
  const gezien: Afnemer = { name: 'gezien', apply: insertSeen };

  beforeEach(async () => {
    pool = await database.freshPool();
    await createSeen(pool);
    log = new PostgresEventLog(pool);
    afbouw = new Afbouw();
    afbouw.straks(() => log.close());
    regels = [];
  });
  afterEach(() => afbouw.breekAf());

  const opbouw = () => ({
    afbouw,
    metrieken: new Metrieken('proef'),
    logger: new HubLogger({ level: 'trace', destination: { write: (regel) => void regels.push(regel) } }),
  });
  const opHetLog = (afnemer = gezien) => {
    const [volger] = volgBerichten([afnemer], { pool, ...opLogbus(log, { afbouw }) }, opbouw());
    if (!volger) throw new Error('one consumer was asked for');
    return volger;
  };

  it('tells that it has not started, and then how far it is', async () => {
    await appendTo(log, records);
    let laat = (): void => undefined;
    const wacht = new Promise<void>((klaar) => (laat = klaar));
    const volger = opHetLog({ ...gezien, prepare: () => wacht });
    await expect(volger.gezondheid.check()).rejects.toMatchObject({ details: { gestart: false } });
    laat();
    await volger.bij(STAPPEN);
    expect(await volger.gezondheid.check()).toMatchObject({ achter: false, details: { geparkeerd: 0 } });
    expect(await seenPerCase(pool)).toEqual({ [records[0]?.casusId ?? '']: upTo(STAPPEN) });
  });

  it('is started again when its start fails, and the log says why', async () => {
    let pogingen = 0;
    const prepare = async (): Promise<void> => {
      pogingen += 1;
      if (pogingen === 1) throw new Error('verzonnen storing');
    };
    await opHetLog({ ...gezien, prepare }).gestart;
    expect(pogingen).toBe(2);
    expect(regels.join('')).toContain('verzonnen storing');
  });

  it('comes back without a word when another process makes its rows', async () => {
    let pogingen = 0;
    const prepare = async (): Promise<void> => {
      pogingen += 1;
      if (pogingen === 1) throw new ConsumerBusy('another process is at work on gezien');
    };
    await opHetLog({ ...gezien, prepare }).gestart;
    expect(pogingen).toBe(2);
    expect(regels).toEqual([]);
  });

  it('is behind while a case stands apart, and says how many', async () => {
    await appendTo(log, records);
    const volger = opHetLog({
      ...gezien,
      apply: async () => {
        throw new Error('dit bericht gaat niet');
      },
    });
    await volger.bij(STAPPEN);
    expect(await volger.gezondheid.check()).toMatchObject({ achter: true, details: { geparkeerd: 1 } });
  });

  it('does nothing twice and misses nothing when the installation moves from the log to Kafka', async () => {
    await appendTo(log, records.slice(0, 3));
    const volger = opHetLog();
    await volger.bij(3);
    await volger.stop();
    await appendTo(log, records.slice(3));
    // On Kafka everything stands from the beginning, at other places than in the log.
    const bus = new InProcessBus({ partitions: 3 });
    afbouw.straks(() => bus.close());
    await bus.publish(
      records.map((record) => ({ topic: TOPICS.casussen, ...alsKafka(berichtVan(record, AFZENDER)) })),
    );
    const [erna] = volgBerichten([gezien], { pool, bus, topic: TOPICS.casussen }, opbouw());
    await erna?.gestart;
    const alles = { [records[0]?.casusId ?? '']: upTo(STAPPEN) };
    while (Object.values(await seenPerCase(pool))[0]?.length !== STAPPEN);
    expect(await seenPerCase(pool)).toEqual(alles);
  });
});
