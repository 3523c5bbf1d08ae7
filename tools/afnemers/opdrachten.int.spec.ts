import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TOPICS, alsKafka, berichtVan } from '#contracts';
import { WakeUp } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { InProcessBus, PostgresEventLog, runConsumer } from '#platform';
import type { Afnemer, BusMessage, RunningConsumer } from '#platform';
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
import type { Pool } from 'pg';
import type { Grond } from './grond.js';
import { OPDRACHTEN } from './opdrachten.js';
import type { Opties } from './opdrachten.js';

const database = withTestDatabase();
const NOOIT = new AbortController().signal;
/** Often, so that a spec does not wait for it. */
const HARTSLAG_MS = 20;

describe('the commands of an operator', () => {
  let pool: Pool;
  let log: PostgresEventLog;
  let bus: InProcessBus;
  let loop: RunningConsumer;
  let stuk: (volgnummer: number) => boolean;
  let grond: Grond;
  const regels: string[] = [];
  const fouten: Error[] = [];
  const nieuws = new WakeUp();

  const gezien: Afnemer = {
    name: 'gezien',
    apply: async (client, bericht) => {
      if (stuk(bericht.inhoud.volgnummer)) throw new TypeError('onbekende vorm');
      await insertSeen(client, bericht);
    },
  };

  beforeEach(async () => {
    pool = await database.freshPool();
    await createSeen(pool);
    log = new PostgresEventLog(pool);
    bus = new InProcessBus();
    stuk = () => false;
    regels.length = 0;
    fouten.length = 0;
    grond = {
      ...{ pool, log, bus: () => bus, kafkaAccount: undefined, afnemers: [gezien] },
      meld: (regel) => regels.push(regel),
      publiceer: async (casusId) => {
        const records = [een, twee].find(([record]) => record?.casusId === casusId) ?? [];
        await bus.publish(berichten(records));
        return records.length;
      },
    };
    loop = await start();
  });
  afterEach(async () => {
    await loop.stop();
    await log.close();
  });

  const start = (): Promise<RunningConsumer> =>
    runConsumer({
      ...gezien,
      ...{
        bus,
        pool,
        topics: [TOPICS.casussen],
        deadLetterTopic: TOPICS.deadLetter,
        heartbeatMs: HARTSLAG_MS,
      },
      onError: (fout) => {
        fouten.push(fout);
        nieuws.notify();
      },
    });

  const een = casusRecords('een', 4);
  const twee = casusRecords('twee', 2);
  const casus = een[0]?.casusId ?? '';
  const ander = twee[0]?.casusId ?? '';
  const berichten = (records: readonly UnpositionedRecord[]): readonly BusMessage[] =>
    records.map((record) => ({ topic: TOPICS.casussen, ...alsKafka(berichtVan(record, AFZENDER)) }));
  const doe = (naam: string, woorden: readonly string[] = [], opties: Opties = {}): Promise<void> =>
    OPDRACHTEN[naam]?.(grond, woorden, opties) ?? Promise.reject(new Error(naam));
  const fout = async (naam: string): Promise<void> => {
    while (!fouten.some(({ name }) => name === naam)) await nieuws.wait(nieuws.count, NOOIT);
  };
  /** The consumer notices at its next heartbeat that it may go on. */
  const weerBij = async (): Promise<void> => {
    while (loop.stopped.size > 0) await pool.query('select 1');
    await loop.settled();
  };
  const uitvoer = (): string => regels.splice(0).join('\n');
  const gezienVan = async (casusId: string) => (await seenPerCase(pool))[casusId] ?? [];

  it('show what was set aside and why, and replay it once the cause is gone', async () => {
    stuk = (volgnummer) => volgnummer === 2;
    await bus.publish(berichten(een));
    await loop.settled();
    await doe('lijst');
    expect(uitvoer()).toMatch(/gezien: loopt, \d+ s geleden gezien[^]*1 casus\(sen\) apart: toon gezien/);
    await doe('toon', ['gezien']);
    expect(uitvoer()).toBe(`${casus}  2 bericht(en)  TypeError: onbekende vorm`);
    await doe('toon', ['gezien', casus]);
    expect(uitvoer()).toContain(
      `${TOPICS.casussen}/0@2  nl.veiligheid.casussen.melding-ontvangen.v1 nr 2  TypeError`,
    );
    await expect(doe('herhaal', ['gezien'], { alle: true })).rejects.toThrow(
      '1 van 1 casussen blijven apart',
    );
    stuk = () => false;
    await doe('herhaal', ['gezien', casus]);
    expect(uitvoer()).toContain(`${casus}: verwerkt`);
    expect(await gezienVan(casus)).toEqual(upTo(4));
  });

  it('replay all of the dead-letter topic, also what the database does not know any more', async () => {
    stuk = () => true;
    await bus.publish(berichten([...een, ...twee]));
    await loop.settled();
    await fout('MessageParked');
    stuk = () => false;
    await pool.query('delete from bus_geparkeerd where sleutel = $1', [ander]);
    await doe('herhaal-dead-letters');
    expect(uitvoer()).toMatch(new RegExp(`2 brieven, 2 casussen[^]*${casus}: verwerkt`));
    await loop.settled();
    expect(await gezienVan(casus)).toEqual(upTo(4));
    expect(await gezienVan(ander)).toEqual([0]);
  });

  it('set a case aside whose message is missing, so that others go on, and finish it from the log', async () => {
    await appendTo(log, een);
    await bus.publish(berichten([...een.slice(0, 1), ...een.slice(2), ...twee]));
    await fout('PartitionStopped');
    await doe('lijst');
    expect(uitvoer()).toMatch(/STAAT STIL[^]*goes from 0 to 2/);
    await doe('zet-apart', ['gezien', casus]);
    await weerBij();
    expect(await gezienVan(ander)).toEqual(upTo(2));
    await expect(doe('herhaal', ['gezien', casus])).rejects.toThrow('blijven apart');
    await doe('herhaal', ['gezien', casus], { 'uit-log': true });
    expect(await gezienVan(casus)).toEqual(upTo(4));
    expect((await loop.status()).parked).toBe(0);
  });

  it('finish it also by publishing the case again', async () => {
    await bus.publish(berichten([...een.slice(0, 1), ...een.slice(2)]));
    await fout('PartitionStopped');
    await doe('zet-apart', ['gezien', casus]);
    await doe('publiceer', [casus]);
    await weerBij();
    await doe('herhaal', ['gezien', casus]);
    expect(await gezienVan(casus)).toEqual(upTo(4));
    await expect(doe('publiceer', ['onbekend'])).rejects.toThrow('kent casus onbekend niet');
  });

  it('throw away what is no message, and nothing that is one', async () => {
    const onzin = { topic: TOPICS.casussen, key: casus, headers: {}, value: 'onzin' };
    await bus.publish([...berichten(een.slice(0, 1)), onzin, ...berichten(een.slice(1))]);
    await loop.settled();
    await expect(doe('gooi-weg', ['gezien', `${TOPICS.casussen}/0@2`])).rejects.toThrow(
      'klopt die casus niet meer',
    );
    await expect(doe('gooi-weg', ['gezien', `${TOPICS.casussen}/0@9`])).rejects.toThrow(
      'staat voor gezien niets apart',
    );
    await expect(doe('gooi-weg', ['gezien', 'ergens'])).rejects.toThrow('geen plaats van een bericht');
    await doe('gooi-weg', ['gezien', `${TOPICS.casussen}/0@1`]);
    await doe('herhaal', ['gezien', casus]);
    expect(await gezienVan(casus)).toEqual(upTo(4));
  });

  it('let a consumer go on whose cause is gone, and name what does not exist', async () => {
    await bus.publish(berichten([...een.slice(0, 1), ...een.slice(2)]));
    await fout('PartitionStopped');
    await pool.query(`update bus_volgorde set volgnummer = 1`);
    await doe('laat-verder', ['gezien']);
    await weerBij();
    expect(await gezienVan(casus)).toEqual([0, 2, 3]);
    await expect(doe('toon', ['postbus'])).rejects.toThrow(`Er is geen afnemer 'postbus'.`);
    await expect(doe('herhaal', ['gezien'])).rejects.toThrow('De casusId ontbreekt.');
  });

  it('let a consumer without tables of its own begin again at the first message', async () => {
    await bus.publish(berichten(een));
    await loop.settled();
    await loop.stop();
    await pool.query('delete from gezien');
    await doe('bouw-opnieuw', ['gezien']);
    expect(uitvoer()).toBe('gezien begint opnieuw bij het eerste bericht.');
    loop = await start();
    await loop.settled();
    expect(await gezienVan(casus)).toEqual(upTo(4));
  });

  it('pass by a command of Veilig Thuis that does not go on, and only that one', async () => {
    const plaats = 'nl.veiligheid.casussen.inkomend.zuid-limburg.v1/2';
    await pool.query(
      `insert into inkomend_posities (topic, partitie, volgende, probleem)
        values ('nl.veiligheid.casussen.inkomend.zuid-limburg.v1', 2, 7, 'TypeError')`,
    );
    await doe('lijst');
    expect(uitvoer()).toContain(`opdrachten: gaat niet verder bij ${plaats}@7: TypeError`);
    await expect(doe('sla-over', ['opdrachten', `${plaats}@6`])).rejects.toThrow('staat geen opdracht');
    await expect(doe('sla-over', ['gezien', `${plaats}@7`])).rejects.toThrow('niets over te slaan');
    await doe('sla-over', ['opdrachten', `${plaats}@7`]);
    expect(uitvoer()).toContain(`${plaats}@7 wordt binnen enkele seconden overgeslagen`);
    await doe('lijst');
    expect(uitvoer()).toContain('TypeError (wordt overgeslagen)');
    await doe('laat-verder', ['opdrachten']);
    expect(uitvoer()).toBe('De opdrachten gaan binnen enkele seconden verder.');
    await expect(doe('bouw-opnieuw', ['opdrachten'])).rejects.toThrow('niets opnieuw te beginnen');
  });
});
