import { describe, expect, it } from '@jest/globals';
import { TOPICS } from '#contracts';
import { inEenRegel, metStack } from '../met-stack.js';
import { totdat } from '../totdat.js';
import { wachtOpRust } from '../verantwoording/rust.js';
import { Rijslot } from './rijslot.js';

/** Two consumers are killed in each round. */
const RONDES = 10;
const RONDES_VOOR_DE_RIJEN = 3;
const RONDES_HERVERDELING = 2;

/** The shortest that Kafka allows: then the others take over. */
const SESSIE = { KAFKA_SESSIE_SECONDEN: '6' };

/** The services that only consume, each with one of its consumers. */
const AFNEMERS = { projecties: 'postvak', termijnwachter: 'termijnen' } as const;
const DIENSTEN = ['projecties', 'termijnwachter'] as const;

/** Every consumer then waits in the middle of its transaction, with messages in hand. */
const SLOT = 'lock table bus_posities in exclusive mode';

const stand = metStack({ kafkaFront: true, env: { projecties: SESSIE, termijnwachter: SESSIE } });

/** Per partition where a consumer is by its own rows, and by what Kafka was told. */
const plaatsen = async (
  afnemer: string,
): Promise<readonly { readonly partitie: number; readonly rijen: number; readonly kafka: number }[]> => {
  const { admin } = stand.meetpost();
  const [groep] = await admin.fetchOffsets({ groupId: afnemer, topics: [TOPICS.casussen] });
  const bekend = new Map(groep?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  const rijen = await stand
    .meetpost()
    .rijen<{ partitie: number; volgende: string }>(
      'select partitie, volgende from bus_posities where afnemer = $1 and topic = $2',
      [afnemer, TOPICS.casussen],
    );
  return rijen.map(({ partitie, volgende }) => ({
    partitie,
    rijen: Number(volgende),
    kafka: bekend.get(partitie) ?? -1,
  }));
};

/** Messages that a consumer has in its rows and Kafka knows nothing of. */
const achterInKafka = async (afnemer: string): Promise<number> =>
  (await plaatsen(afnemer)).reduce(
    (som, { rijen, kafka }) => som + Math.max(0, rijen - Math.max(0, kafka)),
    0,
  );

const inRijen = async (afnemer: string): Promise<number> =>
  (await plaatsen(afnemer)).reduce((som, { rijen }) => som + rijen, 0);

const elk = async <T>(werk: (dienst: (typeof DIENSTEN)[number]) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(DIENSTEN.map(werk));

const kafkaFront = () => {
  const { front } = stand.stack().kafka;
  if (!front) throw new Error('this stack has no front before Kafka');
  return front;
};

describe('a consumer', () => {
  it(`applies every message once when it is killed between its rows and its offset, ${RONDES * 2} times`, async () => {
    const { url } = stand.stack().postgres;
    const last = stand.werklast();
    await last.speel(12);
    await stand.verantwoord();
    let achter = 0;
    for (let ronde = 1; ronde <= RONDES; ronde += 1) {
      await wachtOpRust(stand.stack(), stand.meetpost());
      const voor = await elk((dienst) => inRijen(AFNEMERS[dienst]));
      await Rijslot.tijdens(url, SLOT, async (slot) => {
        await last.speel(1);
        await slot.totWachten(...DIENSTEN);
        kafkaFront().stall();
        await slot.los();
        await totdat('rows and places have been committed', async () => {
          const nu = await elk((dienst) => inRijen(AFNEMERS[dienst]));
          return nu.every((aantal, at) => aantal > (voor[at] ?? 0))
            ? undefined
            : `${voor.join()} and ${nu.join()}`;
        });
      });
      await elk((dienst) => stand.stack().dienst(dienst).kill());
      expect(kafkaFront().drop()).toBeGreaterThan(0);
      kafkaFront().resume();
      const perAfnemer = await elk((dienst) => achterInKafka(AFNEMERS[dienst]));
      expect(Math.min(...perAfnemer)).toBeGreaterThan(0);
      achter += perAfnemer.reduce((som, aantal) => som + aantal, 0);
      await elk((dienst) => stand.stack().dienst(dienst).start());
    }
    const geteld = await stand.verantwoord();
    stand.vertel(
      `${RONDES * 2} kills with ${achter} messages in the rows and not in the offsets; ` +
        `${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`,
    );
  });

  it(`applies every message once when it is killed before its rows were committed, ${RONDES_VOOR_DE_RIJEN * 2} times`, async () => {
    const { url } = stand.stack().postgres;
    const last = stand.werklast();
    for (let ronde = 1; ronde <= RONDES_VOOR_DE_RIJEN; ronde += 1) {
      await wachtOpRust(stand.stack(), stand.meetpost());
      const voor = await elk((dienst) => inRijen(AFNEMERS[dienst]));
      await Rijslot.tijdens(url, SLOT, async (slot) => {
        await last.speel(1);
        await slot.totWachten(...DIENSTEN);
        await elk((dienst) => stand.stack().dienst(dienst).kill());
        await slot.beeindigWachtenden(...DIENSTEN);
      });
      expect(await elk((dienst) => inRijen(AFNEMERS[dienst]))).toEqual(voor);
      await elk((dienst) => stand.stack().dienst(dienst).start());
    }
    const geteld = await stand.verantwoord();
    stand.vertel(
      `${RONDES_VOOR_DE_RIJEN * 2} kills with messages in hand; ${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`,
    );
  });

  it('keeps the order per case when its group is divided anew in the middle of a batch', async () => {
    const { url } = stand.stack().postgres;
    const tweede = await stand.stack().extra('projecties', SESSIE);
    await groepIs('Stable', 2);
    const last = stand.werklast();
    for (let ronde = 1; ronde <= RONDES_HERVERDELING; ronde += 1) {
      await Rijslot.tijdens(url, SLOT, async (slot) => {
        await last.speel(3);
        await slot.totWachten('projecties');
        await tweede.kill();
        await groepValtUiteen();
        expect((await slot.wachtenden('projecties')).length).toBeGreaterThan(0);
      });
      await tweede.start();
      await groepIs('Stable', 2);
    }
    const geteld = await stand.verantwoord();
    stand.vertel(
      `${RONDES_HERVERDELING} times divided anew in the middle of a batch; ` +
        `${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`,
    );
  });

  it('is no hindrance to the others when it hangs in the middle of a batch, nor when it comes back', async () => {
    const { url } = stand.stack().postgres;
    const last = stand.werklast();
    const tweede = stand.stack().dienst('projecties-2');
    await Rijslot.tijdens(url, SLOT, async (slot) => {
      await last.speel(6);
      await slot.totWachten('projecties');
      tweede.pause();
    });
    await groepIs('Stable', 1);
    await last.speel(6);
    tweede.resume();
    await groepIs('Stable', 2);
    await last.speel(3);
    const geteld = await stand.verantwoord();
    stand.vertel(`1 pause beyond the session; ${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`);
  });
});

const groepIs = (toestand: string, leden?: number): Promise<void> =>
  totdat(`the group is ${toestand}`, async () => {
    const { groups } = await stand.meetpost().admin.describeGroups([AFNEMERS.projecties]);
    const [groep] = groups;
    const klopt = groep?.state === toestand && (leden === undefined || groep.members.length === leden);
    return klopt ? undefined : `it is ${groep?.state} with ${groep?.members.length} members`;
  });

/** Whoever waits in a batch tells Kafka nothing either, so that after a session of silence all members may be gone. */
const groepValtUiteen = (): Promise<void> =>
  totdat('the group falls apart', async () => {
    const { groups } = await stand.meetpost().admin.describeGroups([AFNEMERS.projecties]);
    return groups[0]?.state === 'Stable' ? 'it is Stable' : undefined;
  });
