import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '#event-sourcing';
import { InMemoryEventLog, collected } from '#event-sourcing/testing';
import { stroomVan } from '#dossier';
import type { Casusdossier } from '#dossier';
import { HEERLEN, VT, boekVanZuidLimburg, feit, tijd } from '#dossier/testing';
import { PostgresEventLog, runProjection } from '#platform';
import type { RunningProjection } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { instantMs } from '#afspraken';
import type { Pool } from 'pg';
import {
  dossierMet,
  melding,
  ontvangst,
  recordsVan,
  triage,
  uuidVan,
  verstuurd,
} from '../testing/voorbeeldcasus.js';
import { casuslijstenContract } from './casuslijsten.contract.js';
import { PostgresCasuslijsten } from './postgres-casuslijsten.js';
import { postvakProjectie } from './projectie.js';
import { FASEN } from './rijen.js';
import { bouwOpnieuw, zorgVoorTabellen } from './tabellen.js';
import { casusregelweergave } from './weergave.js';

const database = withTestDatabase();
const boek = boekVanZuidLimburg();

/** Each new story of a case is a log of its own: the projection only needs its last event. */
casuslijstenContract('PostgresCasuslijsten', async () => {
  const pool = await database.freshPool();
  await zorgVoorTabellen(pool);
  const neemOp = async (dossier: Casusdossier): Promise<void> => {
    await pool.query('delete from casusoverzicht where casus_id = $1', [dossier.casusId]);
    const log = new InMemoryEventLog();
    await log.append(stroomVan(dossier.casusId), NO_STREAM, recordsVan(dossier));
    const laatste = (await collected(log.readAll(0))).at(-1);
    const client = await pool.connect();
    try {
      if (laatste) await postvakProjectie(log, boek).apply(client, laatste);
    } finally {
      client.release();
    }
  };
  return { lijsten: new PostgresCasuslijsten(pool), neemOp };
});

describe('the projection of the lists', () => {
  let pool: Pool;
  let log: PostgresEventLog;
  let lijsten: PostgresCasuslijsten;
  const running: RunningProjection[] = [];

  beforeEach(async () => {
    pool = await database.freshPool();
    await zorgVoorTabellen(pool);
    log = new PostgresEventLog(pool);
    lijsten = new PostgresCasuslijsten(pool);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((projectie) => projectie.stop()));
    await log.close();
  });

  const start = (projectie = postvakProjectie(log, boek)): RunningProjection => {
    const gestart = runProjection({ ...projectie, log, pool });
    running.push(gestart);
    return gestart;
  };
  const voegToe = (dossier: Casusdossier, vanaf: number, tot?: number) =>
    log.append(stroomVan(dossier.casusId), vanaf - 1, recordsVan(dossier).slice(vanaf, tot));
  const inhoud = async (): Promise<unknown> => ({
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
    feit('BevestigingBetwist')('2026-03-09 09:00', { overdrachtId: 'o1', ontvanger: HEERLEN }, HEERLEN),
  );
  const twee = dossierMet(uuidVan('twee'), melding('2026-03-30 09:00'));

  it('shows each step as it comes, the dispute of an earlier one included', async () => {
    const projectie = start();
    const statussen: (string | undefined)[] = [];
    for (let stap = 0; stap < 5; stap += 1) {
      const { position } = await voegToe(een, stap, stap + 1);
      await projectie.caughtUp(position);
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
    await start().caughtUp(position);
    const eerst = await inhoud();
    const client = await pool.connect();
    for (const event of await collected(log.readAll(0)))
      await postvakProjectie(log, boek).apply(client, event);
    client.release();
    expect(await inhoud()).toEqual(eerst);
  });

  it('keeps rows and position together when an event cannot be applied', async () => {
    const { position } = await voegToe(een, 0, 3);
    await start().caughtUp(position);
    await running[0]?.stop();
    const voor = await inhoud();
    const verder = await voegToe(een, 3);
    const { name, apply } = postvakProjectie(log, boek);
    const kapot = start({
      name,
      apply: async (client, event) => {
        await apply(client, event);
        if (event.volgnummer === 4) throw new TypeError('invented fault');
      },
    });
    await expect(kapot.caughtUp(verder.position)).rejects.toThrow('projection postvak');
    expect(await inhoud()).toEqual(voor);
    await start().caughtUp(verder.position);
    expect(await inhoud()).not.toEqual(voor);
  });

  it('makes from zero what it made live', async () => {
    const projectie = start();
    await projectie.caughtUp((await voegToe(een, 0, 2)).position);
    await projectie.caughtUp((await voegToe(twee, 0)).position);
    await projectie.caughtUp((await voegToe(een, 2)).position);
    const live = await inhoud();
    await projectie.stop();
    await bouwOpnieuw(pool);
    expect(await inhoud()).toEqual({ regels: [], casussen: [] });
    await start().caughtUp(await log.head());
    expect(await inhoud()).toEqual(live);
  });

  it('answers V3 by the calendar, without a new event', async () => {
    await start().caughtUp((await voegToe(twee, 0)).position);
    const filter = { kring: { soort: 'regio', regio: VT.id }, fasen: FASEN } as const;
    const [overzicht] = await lijsten.casussen(filter, { limiet: 1 });
    if (!overzicht) throw new Error('no case');
    const gronden = (lokaal: string) =>
      casusregelweergave(overzicht, instantMs(tijd(lokaal))).houders.map(({ grond }) => grond);
    expect([gronden('2026-04-08 23:59'), gronden('2026-04-09 00:00')]).toEqual([[], ['V3']]);
  });

  it('keeps the tables of its own version, and makes those of another anew', async () => {
    await start().caughtUp((await voegToe(een, 0)).position);
    await Promise.all([zorgVoorTabellen(pool), zorgVoorTabellen(pool)]);
    const live = await inhoud();
    await pool.query(`comment on table casusoverzicht is 'postvak 0'`);
    await expect(zorgVoorTabellen(pool)).rejects.toThrow('is running');
    await running[0]?.stop();
    await Promise.all([zorgVoorTabellen(pool), zorgVoorTabellen(pool)]);
    await start().caughtUp(await log.head());
    expect(await inhoud()).toEqual(live);
  });
});
