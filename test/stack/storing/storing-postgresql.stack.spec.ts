import { describe, expect, it } from '@jest/globals';
import { inEenRegel, metStack } from '../met-stack.js';

const KEREN = 3;
const AANLOOP = 15;
const SESSIE = { KAFKA_SESSIE_SECONDEN: '6' };

/** The log in PostgreSQL itself: then one engine that dies takes log, keys and rows along. */
const stand = metStack({
  logIn: 'postgresql',
  env: { 'veilig-thuis': SESSIE, projecties: SESSIE, termijnwachter: SESSIE },
});

describe('with the log in PostgreSQL', () => {
  it(`nothing is lost or doubled, and nobody has to help, when PostgreSQL is killed ${KEREN} times during the load`, async () => {
    const { postgres } = stand.stack();
    const last = stand.werklast();
    last.begin(4);
    for (let keer = 1; keer <= KEREN; keer += 1) {
      await last.naBevestigingen(AANLOOP);
      await postgres.kill();
      await last.naOnbekend(2);
      await postgres.start();
    }
    await last.naBevestigingen(AANLOOP);
    await last.maakAf();
    const geteld = await stand.verantwoord();
    stand.vertel(`PostgreSQL killed ${KEREN} times; ${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`);
    expect(last.grootboek.herhaald).toBeGreaterThan(0);
  });
});
