import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testboek } from '#afspraken/testing';
import { bekendeStappen, casusbeeld, metKalender } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import {
  GI,
  HEERLEN,
  HEERLEN_ZUID,
  STEIN,
  VAALS,
  VEILIGHEIDSHUIS,
  VT,
  ZORGAANBIEDER,
} from '#dossier/testing';
import { lot, speelLoten } from '../testing/historie.js';
import type { Regio } from '../testing/pogingen.js';
import { beslis } from './casus.js';
import { standNa, standVan } from './stand.js';
import type { Stand } from './stap.js';

const AANTAL = 400;
const SEED = 20_260_302;

const boek = testboek();
const REGIO: Regio = {
  veiligThuis: VT,
  teams: [HEERLEN, STEIN, HEERLEN_ZUID, VAALS],
  partners: [GI, ZORGAANBIEDER, VEILIGHEIDSHUIS],
  gemeenten: [['GM0917'], ['GM0917', 'GM0971'], ['GM0971'], ['GM0917'], ['GM0917', 'GM0981']],
};

/** What a decision comes to, or why it was refused. */
const uitkomst = (doe: () => unknown): unknown => {
  try {
    return doe();
  } catch (fout) {
    return String(fout);
  }
};

it('a case that is followed step by step is seen and judged as one that is read from its beginning', () => {
  fc.assert(
    fc.property(fc.array(lot, { minLength: 4, maxLength: 30, size: 'max' }), (loten) => {
      let stand: Stand | undefined;
      let vorige: readonly CasusGebeurtenis[] = [];
      for (const { stap, door, nuMs, geschiedenis } of speelLoten(loten, REGIO, boek).genomen) {
        const gevraagd = { stap, actor: door, nuMs };
        const gevolgd = uitkomst(() => beslis(vorige, { ...gevraagd, ...(stand && { stand }) }, boek));
        expect(gevolgd).toEqual(uitkomst(() => beslis(vorige, gevraagd, boek)));
        stand = standNa(stand, geschiedenis, geschiedenis.slice(vorige.length), boek);
        expect(stand).toEqual(standVan(geschiedenis, boek));
        const gelezen = casusbeeld(bekendeStappen(geschiedenis), boek, nuMs);
        expect(stand && { ...stand.beeld, zicht: metKalender(stand.beeld.zicht, nuMs) }).toEqual(gelezen);
        vorige = geschiedenis;
      }
    }),
    { numRuns: AANTAL, seed: SEED },
  );
});
