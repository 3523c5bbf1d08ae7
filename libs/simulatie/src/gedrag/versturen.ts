import type { GebeurtenisVan } from '#dossier';
import { daad, opMsVan } from '../casusloop.js';
import type { Casusloop } from '../casusloop.js';
import { KENGETALLEN } from '../kengetallen.js';
import { planAntwoord } from './antwoord.js';
import { pakOp } from './lokaal-veld.js';

const { versturen } = KENGETALLEN;

export const naVersturen = (loop: Casusloop, gebeurtenis: GebeurtenisVan<'OverdrachtVerstuurd'>): void => {
  const { ontvangers, pad, overdrachtId } = gebeurtenis.data;
  const opMs = opMsVan(gebeurtenis);
  for (const ontvanger of ontvangers) {
    planAntwoord(loop, gebeurtenis, ontvanger);
    pakOp(loop, gebeurtenis, ontvanger, opMs);
  }
  if (pad === 'doorgifte') return;
  koppelTerug(loop, opMs);
  if (ontvangers.length > 1 && loop.toeval.kans(versturen.afstemmingTweeGemeenten))
    loop.plan(opMs, versturen.opnieuw, {
      maak: () =>
        daad('AfstemmingVastgelegd', { onderwerp: 'twee-gemeenten', met: ontvangers }, loop.veiligThuis),
    });
  if (loop.toeval.kans(versturen.onjuistGeadresseerd))
    loop.plan(opMs, versturen.aanTriagetafel, {
      maak: () =>
        daad('OverdrachtIngetrokken', { overdrachtId, reden: 'onjuist-geadresseerd' }, loop.veiligThuis),
    });
};

/** The melder hears where the case went, unless nobody knows who it was. */
const koppelTerug = (loop: Casusloop, opMs: number): void => {
  const isBekend = loop.geschiedenis.some(
    ({ type, data }) => type === 'MeldingOntvangen' && 'bron' in data && data.bron !== 'anoniem',
  );
  if (isBekend && loop.toeval.kans(versturen.melderTeruggekoppeld))
    loop.plan(opMs, versturen.tijdTerugkoppeling, {
      maak: () => daad('MelderTeruggekoppeld', {}, loop.veiligThuis),
    });
};
