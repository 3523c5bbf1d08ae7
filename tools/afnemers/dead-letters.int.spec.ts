import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TOPICS, alsKafka, berichtVan } from '#contracts';
import type { EventLog } from '#event-sourcing';
import { InProcessBus, runConsumer } from '#platform';
import type { Afnemer, BusMessage, RunningConsumer } from '#platform';
import { AFZENDER, casusRecords, withTestDatabase } from '#platform/testing';
import type { Pool } from 'pg';
import type { Grond } from './grond.js';
import { OPDRACHTEN } from './opdrachten.js';

const database = withTestDatabase();

/** As kafkajs says it. */
class Geweigerd extends Error {
  override readonly name = 'KafkaJSProtocolError';
  readonly type = 'TOPIC_AUTHORIZATION_FAILED';
}

/** A bus that keeps what was published on the topic of all cases, and refuses it when told to. */
class Meetbus extends InProcessBus {
  readonly gepubliceerd: BusMessage[] = [];
  weigert = false;

  override async publish(berichten: readonly BusMessage[]): Promise<void> {
    const opnieuw = berichten.filter(({ topic }) => topic === TOPICS.casussen);
    if (this.weigert && opnieuw.length > 0) throw new Geweigerd('Not authorized to access topics');
    this.gepubliceerd.push(...opnieuw);
    await super.publish(berichten);
  }
}

describe('letters on the dead-letter topic', () => {
  let pool: Pool;
  let bus: Meetbus;
  let grond: Grond;
  let stuk: boolean;
  let lopend: readonly RunningConsumer[];
  const regels: string[] = [];

  const doetNiets = (name: string): Afnemer => ({
    name,
    apply: () => (stuk ? Promise.reject(new TypeError('onbekende vorm')) : Promise.resolve()),
  });
  const afnemers = [doetNiets('postvak'), doetNiets('cijfers')];

  beforeEach(async () => {
    pool = await database.freshPool();
    bus = new Meetbus();
    stuk = false;
    regels.length = 0;
    grond = {
      ...{ pool, log: {} as EventLog, afnemers, bus: () => bus, kafkaAccount: 'hub-projecties' },
      publiceer: () => Promise.resolve(0),
      meld: (regel) => regels.push(regel),
    };
    lopend = await Promise.all(
      afnemers.map((afnemer) =>
        runConsumer({
          ...{ ...afnemer, bus, pool, topics: [TOPICS.casussen] },
          deadLetterTopic: TOPICS.deadLetter,
        }),
      ),
    );
  });
  afterEach(async () => {
    await Promise.all(lopend.map((loop) => loop.stop()));
    await bus.close();
  });

  const een = casusRecords('een', 3);
  const casus = een[0]?.casusId ?? '';
  const berichten = een.map((record) => ({
    topic: TOPICS.casussen,
    ...alsKafka(berichtVan(record, AFZENDER)),
  }));
  const gif: BusMessage = { topic: TOPICS.casussen, key: 'poison', headers: {}, value: 'onzin' };

  const doe = (naam: string, woorden: readonly string[] = []): Promise<void> =>
    OPDRACHTEN[naam]?.(grond, woorden, {}) ?? Promise.reject(new Error(naam));
  const uitvoer = (): string => regels.splice(0).join('\n');
  const verwerkt = async (): Promise<void> => {
    await Promise.all(lopend.map((loop) => loop.settled()));
    const gemeld = async (): Promise<boolean> =>
      (await pool.query('select from bus_geparkeerd where not gemeld')).rowCount === 0;
    while (!(await gemeld()));
  };
  const biedAan = async (...nieuw: readonly BusMessage[]): Promise<void> => {
    await bus.publish(nieuw);
    await verwerkt();
    bus.gepubliceerd.length = 0;
  };
  /** As a database that was put back from before the messages came. */
  const vergeet = async (afnemer = '%'): Promise<void> => {
    await pool.query('delete from bus_geparkeerd where afnemer like $1', [afnemer]);
  };
  const brieven = async (): Promise<number> => {
    const gelezen = await bus.consume({
      ...{ group: 'teller', topics: [TOPICS.deadLetter] },
      positionOf: () => Promise.resolve(undefined),
      handle: () => Promise.resolve(),
    });
    const [omvang] = await gelezen.extents();
    await gelezen.stop();
    return omvang?.end ?? 0;
  };

  it('are not published again when they are no message of a case, so that thrown away is gone', async () => {
    await biedAan(gif);
    for (const naam of ['postvak', 'cijfers']) {
      await doe('gooi-weg', [naam, `${TOPICS.casussen}/0@0`]);
      expect(uitvoer()).toMatch(/is weggegooid\. Van poison staat voor \w+ niets meer apart\.$/);
    }
    await doe('herhaal', ['postvak', 'poison']);
    expect(uitvoer()).toBe('poison: staat niet apart');
    await doe('herhaal-dead-letters');
    expect(uitvoer()).toContain(
      'poison: niet opnieuw gepubliceerd voor postvak, want het is geen bericht van een casus',
    );
    await verwerkt();
    expect(bus.gepubliceerd).toEqual([]);
    expect(await brieven()).toBe(2);
  });

  it('are not published again under the key of another case, or where no consumer reads', async () => {
    const [bericht] = berichten;
    await biedAan({ ...bericht, ...{ topic: TOPICS.casussen, key: 'ander', headers: {}, value: '' } });
    const kop = { 'dead-letter-afnemer': 'postvak', 'dead-letter-topic': 'elders' };
    await biedAan({
      ...bericht,
      headers: { ...bericht?.headers, ...kop },
      topic: TOPICS.deadLetter,
    } as BusMessage);
    await vergeet();
    await doe('herhaal-dead-letters');
    expect(uitvoer()).toMatch(/ander: niet opnieuw[^]*elders/);
    expect(bus.gepubliceerd).toEqual([]);
  });

  it('are published again once, however many consumers set the message aside', async () => {
    stuk = true;
    await biedAan(...berichten.slice(0, 1));
    stuk = false;
    await vergeet();
    await doe('herhaal-dead-letters');
    expect(uitvoer()).toContain(`${casus}: opnieuw gepubliceerd voor cijfers, postvak`);
    expect(bus.gepubliceerd.map(({ key }) => key)).toEqual([casus]);
    await verwerkt();
    await doe('herhaal-dead-letters');
    expect(uitvoer()).toContain(`${casus}: al verwerkt door postvak`);
    expect(bus.gepubliceerd).toHaveLength(1);
  });

  it('may be of one consumer, and what the others set aside stays there', async () => {
    stuk = true;
    await biedAan(...berichten.slice(0, 1));
    stuk = false;
    await doe('herhaal-dead-letters', ['cijfers']);
    expect(uitvoer()).toBe(`1 brieven, 1 casussen van afnemers.\n${casus}: verwerkt door cijfers`);
    await expect(doe('herhaal-dead-letters', ['postbus'])).rejects.toThrow(`Er is geen afnemer 'postbus'.`);
    expect((await pool.query('select from bus_geparkeerd')).rowCount).toBe(1);
  });

  it('tell whom Kafka refuses to publish, go on with the rest, and end as not done', async () => {
    stuk = true;
    await biedAan(...berichten.slice(0, 1));
    stuk = false;
    await vergeet('postvak');
    bus.weigert = true;
    await expect(doe('herhaal-dead-letters')).rejects.toThrow('1 niet gelukt');
    const gezegd = uitvoer();
    expect(gezegd).toContain(
      `${casus}: niet opnieuw gepubliceerd voor postvak: Kafka weigert account 'hub-projecties' te schrijven op ` +
        `${TOPICS.casussen}; gebruik hub-beheer`,
    );
    expect(gezegd).toContain(`${casus}: verwerkt door cijfers`);
  });

  it('name the consumer and the case of which nothing helps yet', async () => {
    stuk = true;
    await biedAan(...berichten);
    await expect(doe('herhaal-dead-letters')).rejects.toThrow('2 niet gelukt');
    expect(uitvoer()).toContain(`${casus}: blijft apart bij cijfers: TypeError: onbekende vorm`);
  });

  it('of refused commands say that the sender has to send them again', async () => {
    const koppen = {
      'dead-letter-afnemer': 'opdrachten',
      'dead-letter-topic': 'nl.veiligheid.casussen.inkomend.zuid-limburg.v1',
      'dead-letter-partitie': '2',
      'dead-letter-offset': '7',
      ce_id: 'opdracht-1',
    };
    await biedAan({ topic: TOPICS.deadLetter, key: '', headers: koppen, value: '' });
    const verwacht =
      'opdracht opdracht-1 op nl.veiligheid.casussen.inkomend.zuid-limburg.v1/2@7 is geweigerd: ' +
      'haar verzender moet haar onder een nieuw id opnieuw sturen';
    await doe('herhaal-dead-letters');
    expect(uitvoer()).toBe(`1 brieven, 0 casussen van afnemers.\n${verwacht}`);
    await doe('herhaal-dead-letters', ['opdrachten']);
    expect(uitvoer()).toContain(verwacht);
    await doe('herhaal-dead-letters', ['postvak']);
    expect(uitvoer()).toBe('0 brieven, 0 casussen van afnemers.');
  });

  it('are not waited for when Kafka lets nobody read them', async () => {
    grond = { ...grond, kafkaAccount: 'hub-relais', bus: () => weigerend };
    const weigerend = new InProcessBus();
    weigerend.consume = ({ onError }) => {
      onError?.(new Error('Failed to find group coordinator'));
      return new Promise(() => undefined);
    };
    await expect(doe('herhaal-dead-letters')).rejects.toThrow(
      `Kafka weigert account 'hub-relais' te lezen van ${TOPICS.deadLetter}`,
    );
    weigerend.consume = ({ onError }) => {
      for (let keer = 0; keer < 3; keer += 1) onError?.(new Error('socket hang up'));
      return new Promise(() => undefined);
    };
    await expect(doe('herhaal-dead-letters')).rejects.toThrow('socket hang up');
  });
});
