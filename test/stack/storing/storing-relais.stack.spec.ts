import { describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { TOPICS } from '#contracts';
import type { Dienst } from '../../../tools/stack/diensten.js';
import { inEenRegel, metStack } from '../met-stack.js';
import { totdat } from '../totdat.js';
import { Rijslot } from './rijslot.js';

const RONDES = 20;
const KIJK_ELKE_MS = 20;
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

/** The process id that holds the lease, as it wrote it down itself. */
const leiderEnAnder = async (): Promise<readonly [Dienst, Dienst]> => {
  const [rij] = await stand.meetpost().rijen<{ eigenaar: string }>('select eigenaar from relais');
  const pid = Number(rij?.eigenaar.split(' ').at(-1));
  const relais = stand.stack().diensten.filter(({ naam }) => naam === 'relais');
  const leider = relais.find((dienst) => dienst.pid === pid);
  const ander = relais.find((dienst) => dienst.pid !== pid);
  if (!leider || !ander) throw new Error(`nobody of ${relais.length} relays leads: ${rij?.eigenaar}`);
  return [leider, ander];
};

const nieuweLeider = async ({ pid }: Dienst): Promise<void> =>
  totdat('another relay leads', async () => {
    const [rij] = await stand
      .meetpost()
      .rijen<{ eigenaar: string }>('select eigenaar from relais where verloopt > clock_timestamp()');
    return rij && rij.eigenaar.split(' ').at(-1) !== String(pid) ? undefined : 'not yet';
  });

/** Every place at which the checkpoint was seen, from its beginning to its end. */
class Plaatskijker {
  readonly #gezien: number[] = [];
  readonly #gestopt = new AbortController();
  #lopend: Promise<void> = Promise.resolve();

  static async begin(): Promise<Plaatskijker> {
    const kijker = new Plaatskijker();
    kijker.#lopend = kijker.#kijk();
    return kijker;
  }

  async einde(): Promise<readonly number[]> {
    this.#gestopt.abort();
    await this.#lopend;
    return this.#gezien;
  }

  async #kijk(): Promise<void> {
    while (!this.#gestopt.signal.aborted) {
      const { positie } = await plaats();
      if (this.#gezien.at(-1) !== positie) this.#gezien.push(positie);
      await pause(KIJK_ELKE_MS);
    }
  }
}

describe('the relay', () => {
  it(`loses and doubles nothing when it is killed between publishing and its checkpoint, ${RONDES} times`, async () => {
    const { log } = stand.meetpost();
    const { url } = stand.stack().postgres;
    const relais = stand.stack().dienst('relais');
    const last = stand.werklast();
    let achter = 0;
    for (let ronde = 1; ronde <= RONDES; ronde += 1) {
      const voor = await liggend();
      await Rijslot.tijdens(url, 'select from relais for update', async (slot) => {
        await last.speel(1);
        await slot.totWachten('relais');
        await totdat('the relay has published', async () =>
          (await liggend()) > voor ? undefined : 'nothing yet',
        );
        await relais.kill();
        await slot.beeindigWachtenden('relais');
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

  it('has one that publishes at a time, and another that goes on when it is killed or hangs', async () => {
    const tweede = await stand.stack().extra('relais');
    const last = stand.werklast();
    last.begin(3);
    const kijker = await Plaatskijker.begin();
    for (let ronde = 1; ronde <= 2; ronde += 1) {
      const [leider] = await leiderEnAnder();
      await last.naBevestigingen(20);
      await leider.kill();
      await nieuweLeider(leider);
      await leider.start();
    }
    const [leider, ander] = await leiderEnAnder();
    leider.pause();
    await nieuweLeider(leider);
    const { lease } = await plaats();
    await last.naBevestigingen(20);
    leider.resume();
    await last.naBevestigingen(20);
    await totdat('the relay that hung is ready again', async () =>
      (await leider.isGereed()) ? undefined : leider.lastWords,
    );
    await last.maakAf();
    expect((await leiderEnAnder())[0].id).toBe(ander.id);
    expect((await plaats()).lease).toBe(lease);
    const gezien = await kijker.einde();
    const geteld = await stand.verantwoord();
    await tweede.stop();
    stand.vertel(
      `2 kills and 1 pause of the leading relay; the checkpoint was seen at ${gezien.length} places; ` +
        `${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`,
    );
    expect(gezien).toEqual(gezien.toSorted((a, b) => a - b));
  });
});
