import { afterEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { CIJFERS, PostgresCijferbron, herbouw, tijdvakken, zorgVoorCijfers } from '#cijfers';
import { boekVanZuidLimburg } from '#dossier/testing';
import type { EventLog } from '#event-sourcing';
import { PostgresEventLog, openEventStoreDb } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { Simulatie } from '#simulatie';
import { richtDatabaseIn, urlVoor } from '../../tools/database/rollen.js';
import { ROOT } from '../../tools/root.js';
import { EventStoreServer } from '../support/eventstore-server/event-store-server.js';
import { Volger } from './volger.js';

const database = withTestDatabase();

/** More than can be recorded while it runs. */
const CASUSSEN = 20_000;
const DIENSTEN = ['veilig-thuis', 'projecties', 'gemeente'] as const;
type Dienst = (typeof DIENSTEN)[number];
const boek = boekVanZuidLimburg();

const losmaken: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const los of losmaken.splice(0).reverse()) await los();
});

const opLogboek = {
  PostgreSQL: async (schrijver: Pool, lezer: Pool) => {
    const [schrijf, lees] = [new PostgresEventLog(schrijver), new PostgresEventLog(lezer)];
    losmaken.push(
      () => schrijf.close(),
      () => lees.close(),
    );
    return { schrijf: schrijf as EventLog, lees: lees as EventLog };
  },
  EventStoreDB: async () => {
    const server = await EventStoreServer.start();
    losmaken.push(() => server.stop());
    const log = await openEventStoreDb({ url: server.url, name: 'proef' });
    losmaken.push(() => log.close());
    return { schrijf: log as EventLog, lees: log as EventLog };
  },
};

/** The pool of a service with its role. */
const opRechten = async (): Promise<(dienst: Dienst) => Pool> => {
  const eigenaar = await database.freshUrl();
  await richtDatabaseIn(ROOT, eigenaar, Object.fromEntries(DIENSTEN.map((dienst) => [dienst, dienst])));
  return (dienst) => database.poolOn(urlVoor(eigenaar, dienst, dienst));
};

/** Does it over and over until it is told to stop; resolves to how often. */
const herhaald = (doe: () => Promise<void>) => {
  const staat = { stop: false };
  const klaar = (async () => {
    let keren = 0;
    for (; !staat.stop; keren += 1) await doe();
    return keren;
  })();
  return {
    stop: () => {
      staat.stop = true;
      return klaar;
    },
  };
};

/** The last event of each case. */
const laatsten = async (log: EventLog): Promise<ReadonlyMap<string, number>> => {
  const casussen = new Map<string, number>();
  for await (const { casusId, volgnummer } of log.readAll(0)) casussen.set(casusId, volgnummer);
  return casussen;
};

describe.each(Object.entries(opLogboek))(
  'a rebuild with for each the rights of its service, and the log in %s',
  (_, openLogboek) => {
    it('goes on while steps are recorded, followed and read, and loses nothing of it', async () => {
      const pool = await opRechten();
      const [schrijver, bouwer, lezer] = [pool('veilig-thuis'), pool('projecties'), pool('gemeente')];
      const { schrijf, lees } = await openLogboek(schrijver, bouwer);
      await zorgVoorCijfers(bouwer, lees, boek);
      const simulatie = new Simulatie({
        boek,
        zaad: 'rechten',
        van: '2023-01-01T00:00:00Z',
        tot: '2026-01-01T00:00:00Z',
        casussen: CASUSSEN,
        regios: ['zuid-limburg'],
      })[Symbol.iterator]();
      const volger = new Volger(bouwer, lees);
      const volgt = volger.volg();
      const bron = new PostgresCijferbron(lezer);
      const vraag = {
        niveau: 'regio',
        per: 'jaar',
        tijdvakken: tijdvakken('jaar', '2023-01-01', '2026-01-01'),
        bekendOpMs: Date.parse('2026-01-01T00:00:00Z'),
        blik: {},
      } as const;
      let gezien = 0;
      // A step and a question in turn, so that it goes on for as long as the rebuild takes.
      const werk = herhaald(async () => {
        const { value, done } = simulatie.next();
        if (done) throw new Error('nothing is left to be recorded');
        await schrijf.append(value.stroom, value.verwachteRevisie, value.records);
        const [definitie] = CIJFERS;
        const cellen = definitie ? await bron.bereken({ ...vraag, definitie }) : [];
        const meldingen = cellen.reduce((som, { waarde }) => som + waarde, 0);
        expect(meldingen).toBeGreaterThanOrEqual(gezien);
        gezien = meldingen;
      });

      const opties = { pool: bouwer, log: lees, boek };
      expect(await herbouw(opties)).toMatchObject({ gewisseld: true, vergelijking: { gelijk: true } });
      expect([(await werk.stop()) > 10, gezien > 1]).toEqual([true, true]);
      volger.stop();
      await volgt;
      const { size } = await laatsten(lees);
      expect(await herbouw(opties)).toMatchObject({
        gewisseld: true,
        vergelijking: { gelijk: true, casussen: size, nietInLog: 0 },
      });
    });
  },
);
