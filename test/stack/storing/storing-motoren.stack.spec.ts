import { describe, expect, it } from '@jest/globals';
import type { LogFault } from '../../../tools/stack/log-server.js';
import { inEenRegel, metStack } from '../met-stack.js';
import { totdat } from '../totdat.js';
import type { Werklast } from '../werklast/werklast.js';

/** The shortest that Kafka allows: a broker that comes back waits so long for the members that it knew. */
const SESSIE = { KAFKA_SESSIE_SECONDEN: '6' };

const stand = metStack({ env: { 'veilig-thuis': SESSIE, projecties: SESSIE, termijnwachter: SESSIE } });
const logserver = () => stand.stack().log;

const KEREN_KAFKA = 3;
const KEREN_POSTGRES = 2;
const TEGELIJK = 4;
/** Commands before each fault, so that it meets work under way. */
const AANLOOP = 15;

/** Longer than the five seconds that the client of the log waits for an answer. */
const TE_LAAT_MS = 6_000;

/** The load goes on while something happens to an engine; afterwards all is accounted for. */
const tijdensLast = async (wat: string, storing: (last: Werklast) => Promise<void>): Promise<void> => {
  const last = stand.werklast();
  last.begin(TEGELIJK);
  await storing(last);
  await last.naBevestigingen(AANLOOP);
  await last.maakAf();
  const geteld = await stand.verantwoord();
  stand.vertel(`${wat}; ${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`);
  expect(last.grootboek.herhaald).toBeGreaterThan(0);
};

describe('nothing is lost or doubled, and nobody has to help, when', () => {
  it(`the broker is killed and comes back, ${KEREN_KAFKA} times`, async () => {
    const { kafka } = stand.stack();
    await tijdensLast(`the broker killed ${KEREN_KAFKA} times`, async (last) => {
      for (let keer = 1; keer <= KEREN_KAFKA; keer += 1) {
        await last.naBevestigingen(AANLOOP);
        await kafka.kill();
        await last.naOnbekend(1);
        await kafka.start();
      }
    });
  });

  it('the log server drops its connections, and hangs', async () => {
    await tijdensLast(
      'connections to the log dropped 5 times, and held until clients gave up',
      async (last) => {
        for (let keer = 1; keer <= 5; keer += 1) {
          await last.naBevestigingen(3);
          expect(await logserver().drop()).toBeGreaterThan(0);
        }
        await logserver().stall();
        await last.naOnbekend(2);
        await logserver().resume();
      },
    );
  });

  it.each<{ readonly wat: string; readonly storingen: readonly LogFault[] }>([
    { wat: 'its answers are lost after it wrote', storingen: keren(8, { answer: 'drop' }) },
    {
      wat: 'it answers after the deadline what it wrote in time',
      storingen: keren(4, { after: { ms: TE_LAAT_MS } }),
    },
    { wat: 'it is too late with writing itself', storingen: keren(4, { before: { ms: TE_LAAT_MS } }) },
    { wat: 'it never answers', storingen: keren(2, { written: false, answer: 'silence' }) },
    { wat: 'it is not ready', storingen: keren(4, { written: false, answer: { kind: 'not-ready' } }) },
  ])('the log server is reached and $wat', async ({ wat, storingen }) => {
    const last = stand.werklast();
    last.begin(TEGELIJK);
    await last.naBevestigingen(AANLOOP);
    await logserver().nextAppends(...storingen);
    await alleStoringenGehad();
    await last.naBevestigingen(AANLOOP);
    await last.maakAf();
    const geteld = await stand.verantwoord();
    stand.vertel(
      `${storingen.length} appends: ${wat}; ${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`,
    );
  });

  it('another node leads, and the log server is killed and comes back', async () => {
    await tijdensLast('5 appends to a follower, and the log server killed', async (last) => {
      await last.naBevestigingen(AANLOOP);
      await logserver().refuseAsFollower(5);
      await alleStoringenGehad();
      await last.naBevestigingen(AANLOOP);
      await logserver().kill();
      await last.naOnbekend(2);
      await logserver().start();
    });
  });

  it(`PostgreSQL is stopped and killed, ${KEREN_POSTGRES} times each`, async () => {
    const { postgres } = stand.stack();
    await tijdensLast(`PostgreSQL stopped and killed ${KEREN_POSTGRES} times each`, async (last) => {
      for (let keer = 1; keer <= 2 * KEREN_POSTGRES; keer += 1) {
        await last.naBevestigingen(AANLOOP);
        await (keer % 2 === 0 ? postgres.kill() : postgres.stop());
        await last.naOnbekend(2);
        await postgres.start();
      }
    });
  });
});

function keren(aantal: number, storing: LogFault): readonly LogFault[] {
  return Array.from({ length: aantal }, () => storing);
}

/** What was ordered has happened: the log server has none of it left. */
const alleStoringenGehad = (): Promise<void> =>
  totdat('every fault has been met', async () => {
    const { appendFaultsLeft } = await logserver().facts();
    return appendFaultsLeft === 0 ? undefined : `${appendFaultsLeft} are left`;
  });
