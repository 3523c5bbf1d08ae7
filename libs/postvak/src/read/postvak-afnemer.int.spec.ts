import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '#event-sourcing';
import { InMemoryEventLog, collected } from '#event-sourcing/testing';
import { stroomVan } from '#dossier';
import type { Casusdossier } from '#dossier';
import { HEERLEN, VT, boekVanZuidLimburg, feit, tijd } from '#dossier/testing';
import { TOPICS, berichtVan } from '#contracts';
import { PostgresEventLog, afnemerState, ensureAfnemer, logBus, replayParked, runConsumer } from '#platform';
import type { RunningConsumer } from '#platform';
import { AFZENDER, withTestDatabase } from '#platform/testing';
import { instantMs } from '#afspraken';
import type { Pool } from 'pg';
import {
  O1,
  dossierMet,
  melding,
  ontvangst,
  recordsVan,
  triage,
  uuidVan,
  verstuurd,
} from '../testing/voorbeeldcasus.js';
import { casuslijstenContract } from './casuslijsten.contract.js';
import type { LijstenOnderProef } from './casuslijsten.contract.js';
import { zoekcontract } from './zoeken.contract.js';
import { PostgresCasuslijsten } from './postgres-casuslijsten.js';
import { postvakAfnemer } from './postvak-afnemer.js';
import { FASEN } from './rijen.js';
import { POSTVAK, bouwOpnieuw } from './tabellen.js';
import { casusregelweergave } from './weergave.js';

const database = withTestDatabase();
const boek = boekVanZuidLimburg();

/** Each new story of a case is a log of its own: the consumer only needs its last message. */
const lijstenOnderProef = async (): Promise<LijstenOnderProef> => {
  const pool = await database.freshPool();
  await ensureAfnemer(pool, postvakAfnemer(new InMemoryEventLog(), boek));
  const neemOp = async (dossier: Casusdossier): Promise<void> => {
    await pool.query('delete from casusoverzicht where casus_id = $1', [dossier.casusId]);
    const log = new InMemoryEventLog();
    await log.append(stroomVan(dossier.casusId), NO_STREAM, recordsVan(dossier));
    const laatste = (await collected(log.readAll(0))).at(-1);
    const client = await pool.connect();
    try {
      if (laatste) await postvakAfnemer(log, boek).apply(client, berichtVan(laatste, AFZENDER));
    } finally {
      client.release();
    }
  };
  return { lijsten: new PostgresCasuslijsten(pool), neemOp };
};

casuslijstenContract('PostgresCasuslijsten', lijstenOnderProef);
zoekcontract('PostgresCasuslijsten', lijstenOnderProef);

describe('the consumer of the lists', () => {
  let pool: Pool;
  let log: PostgresEventLog;
  let lijsten: PostgresCasuslijsten;
  const running: RunningConsumer[] = [];

  beforeEach(async () => {
    pool = await database.freshPool();
    log = new PostgresEventLog(pool);
    lijsten = new PostgresCasuslijsten(pool);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((loop) => loop.stop()));
    await log.close();
  });

  const start = async (afnemer = postvakAfnemer(log, boek)): Promise<RunningConsumer> => {
    const loop = await runConsumer({
      ...afnemer,
      bus: logBus(log),
      pool,
      topics: [TOPICS.casussen],
      deadLetterTopic: TOPICS.deadLetter,
    });
    running.push(loop);
    return loop;
  };
  const voegToe = (dossier: Casusdossier, vanaf: number, tot?: number) =>
    log.append(stroomVan(dossier.casusId), vanaf - 1, recordsVan(dossier).slice(vanaf, tot));
  const inhoud = async () => ({
    regels: (await pool.query('select * from postvak_regels order by casus_id, overdracht_id, ontvanger_id'))
      .rows,
    casussen: (await pool.query('select * from casusoverzicht order by casus_id')).rows,
  });

  const een = dossierMet(
    uuidVan('een'),
    melding('2026-03-02 09:00'),
    triage('2026-03-04 14:00'),
    verstuurd('2026-03-05 09:00'),
    ontvangst('2026-03-06 09:00', VT),
    feit('BevestigingBetwist')('2026-03-09 09:00', { overdrachtId: O1, ontvanger: HEERLEN }, HEERLEN),
  );
  const twee = dossierMet(uuidVan('twee'), melding('2026-03-30 09:00'));

  it('shows each step as it comes, the dispute of an earlier one included', async () => {
    const loop = await start();
    const statussen: (string | undefined)[] = [];
    for (let stap = 0; stap < 5; stap += 1) {
      const { position } = await voegToe(een, stap, stap + 1);
      await loop.caughtUp(position);
      statussen.push((await lijsten.wachtend(HEERLEN, { limiet: 1 }))[0]?.status);
    }
    expect(statussen).toEqual([
      undefined,
      undefined,
      'wacht-op-ontvangst',
      'te-beoordelen',
      'wacht-op-ontvangst',
    ]);
  });

  it('changes nothing at an event that is delivered again', async () => {
    const { position } = await voegToe(een, 0);
    await (await start()).caughtUp(position);
    const eerst = await inhoud();
    const client = await pool.connect();
    for (const event of await collected(log.readAll(0)))
      await postvakAfnemer(log, boek).apply(client, berichtVan(event, AFZENDER));
    client.release();
    expect(await inhoud()).toEqual(eerst);
  });

  it('leaves the rows of a case as they were when one of its messages cannot be applied', async () => {
    await (await start()).caughtUp((await voegToe(een, 0, 3)).position);
    await running[0]?.stop();
    const voor = await inhoud();
    const verder = await voegToe(een, 3);
    const goed = postvakAfnemer(log, boek);
    const kapot = await start({
      ...goed,
      apply: async (client, bericht) => {
        await goed.apply(client, bericht);
        if (bericht.inhoud.volgnummer === 3) throw new TypeError('invented fault');
      },
    });
    await kapot.caughtUp(verder.position);
    expect(await inhoud()).toEqual(voor);
    expect(await kapot.status()).toMatchObject({ parked: 1 });
    await kapot.stop();
    expect(await replayParked({ ...goed, pool }, een.casusId)).toBeUndefined();
    expect(await inhoud()).not.toEqual(voor);
  });

  it('makes from zero what it made live', async () => {
    const loop = await start();
    await loop.caughtUp((await voegToe(een, 0, 2)).position);
    await loop.caughtUp((await voegToe(twee, 0)).position);
    await loop.caughtUp((await voegToe(een, 2)).position);
    const live = await inhoud();
    await loop.stop();
    await bouwOpnieuw(pool);
    expect(await inhoud()).toEqual({ regels: [], casussen: [] });
    await (await start()).caughtUp(await log.head());
    expect(await inhoud()).toEqual(live);
  });

  it('answers V3 by the calendar, without a new event', async () => {
    await (await start()).caughtUp((await voegToe(twee, 0)).position);
    const filter = { regio: VT.id, fasen: FASEN };
    const [overzicht] = await lijsten.casussen(filter, { limiet: 1 });
    if (!overzicht) throw new Error('no case');
    const gronden = (lokaal: string) =>
      casusregelweergave(overzicht, { nuMs: instantMs(tijd(lokaal)), boek }).houders.map(
        ({ grond }) => grond,
      );
    expect([gronden('2026-04-08 23:59'), gronden('2026-04-09 00:00')]).toEqual([[], ['V3']]);
  });

  it('keeps the tables of its own version, and makes those of an older one anew, also while it runs', async () => {
    const loop = await start();
    await loop.caughtUp((await voegToe(een, 0)).position);
    const live = await inhoud();
    await Promise.all([start(), start()]);
    expect(await inhoud()).toEqual(live);
    await pool.query('update bus_afnemers set versie = 1');
    await pool.query('drop table postvak_regels');
    await Promise.all([start(), start()]);
    await voegToe(twee, 0);
    await loop.caughtUp(await log.head());
    expect(await inhoud()).toMatchObject({
      casussen: [{ casus_id: een.casusId }, { casus_id: twee.casusId }],
    });
    expect((await inhoud()).regels).toEqual(live.regels);
  });

  it('refuses tables of a newer version, and a process that runs stands still beside them', async () => {
    const loop = await start();
    await pool.query('update bus_afnemers set versie = 99');
    await expect(start()).rejects.toThrow('Start de nieuwere versie');
    const { position } = await voegToe(een, 0);
    await expect(loop.caughtUp(position)).rejects.toThrow('of version 99');
    expect((await afnemerState(pool, POSTVAK)).stopped.size).toBe(1);
  });
});
