import { describe, expect, it } from '@jest/globals';
import { TOPICS } from '#contracts';
import { inEenRegel, metStack } from '../met-stack.js';
import { totdat } from '../totdat.js';
import { Rijslot } from './rijslot.js';

const RONDES = 20;
/** In the other rounds the test lets the time of the lease pass in one statement. */
const ELKE_RONDE_UITZITTEN = 7;

const stand = metStack();

/** Messages that lie on the topic of all cases. */
const liggend = async (): Promise<number> => {
  const offsets = await stand.meetpost().admin.fetchTopicOffsets(TOPICS.casussen);
  return offsets.reduce((som, { high }) => som + Number(high), 0);
};

const plaats = async (): Promise<{ readonly positie: number; readonly lease: number }> => {
  const [rij] = await stand
    .meetpost()
    .rijen<{ positie: string; lease: string }>('select positie, lease from relais');
  return { positie: Number(rij?.positie), lease: Number(rij?.lease) };
};

/** The relay leads again, and has gone on from where its predecessor was. */
const alGepubliceerd = (): Promise<void> =>
  totdat('the relay has caught up', async () => {
    const { positie } = await plaats();
    const head = await stand.meetpost().log.head();
    return positie === head ? undefined : `it is at ${positie} of ${head}`;
  });

describe('the relay', () => {
  it(`loses and doubles nothing when it is killed between publishing and its checkpoint, ${RONDES} times`, async () => {
    const { log } = stand.meetpost();
    const { url } = stand.stack().postgres;
    const relais = stand.stack().dienst('relais');
    const last = stand.werklast();
    let achter = 0;
    for (let ronde = 1; ronde <= RONDES; ronde += 1) {
      const voor = await liggend();
      await Rijslot.tijdens(url, 'select from relais', async (slot) => {
        await last.speel(2);
        await slot.totWachten();
        await totdat('the relay has published', async () =>
          (await liggend()) > voor ? undefined : 'nothing yet',
        );
        await relais.kill();
        await slot.beeindigWachtenden();
      });
      expect((await plaats()).positie).toBeLessThan(await log.head());
      achter += (await liggend()) - voor;
      if (ronde % ELKE_RONDE_UITZITTEN !== 0)
        await stand.meetpost().rijen('update relais set verloopt = clock_timestamp()');
      await relais.start();
      await alGepubliceerd();
    }
    const geteld = await stand.verantwoord();
    stand.vertel(
      `${RONDES} kills with ${achter} messages published and not checkpointed; ` +
        `${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`,
    );
    expect(geteld.herhalingen).toBeGreaterThanOrEqual(RONDES);
  });
});
