import { describe, expect, it } from '@jest/globals';
import { inEenRegel, metStack } from '../met-stack.js';

const KEREN = 5;
const TEGELIJK = 6;
/** Commands before each kill, so that it meets work under way. */
const AANLOOP = 15;

/** The shortest that Kafka allows: then the commands that come as messages go on soon after a kill. */
const SESSIE = { KAFKA_SESSIE_SECONDEN: '6' };

const stand = metStack({ env: { 'veilig-thuis': SESSIE } });

describe('a service that takes commands', () => {
  it.each(['veilig-thuis', 'lokaal-veld'] as const)(
    `%s loses and doubles nothing that it acknowledged when it is killed ${KEREN} times under load`,
    async (naam) => {
      const dienst = stand.stack().dienst(naam);
      const last = stand.werklast();
      last.begin(TEGELIJK);
      for (let keer = 1; keer <= KEREN; keer += 1) {
        await last.naBevestigingen(AANLOOP);
        await dienst.kill();
        await last.naOnbekend(1);
        await dienst.start();
      }
      await last.naBevestigingen(AANLOOP);
      await last.maakAf();
      const geteld = await stand.verantwoord();
      stand.vertel(`${naam} killed ${KEREN} times; ${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`);
      expect(last.grootboek.herhaald).toBeGreaterThan(0);
    },
  );
});
