import type { Casusbeeld } from '../beeld/beeld.js';
import { zelfdePartij } from '../partij.js';
import type { TriageVerzoek } from '../zicht/toestand.js';
import { begonnenBij, bijElke, dataVan, eersteMs, sluitingMs } from './beeldstap.js';
import type { Termijnregel } from './beeldstap.js';

/** T1: per melding that asks for a triage, met by the triagebesluit that weighed it, or by the GI (V11). */
export const triagetermijn: Termijnregel = (verloop) =>
  bijElke(verloop, ({ voor, na }, latere) =>
    na.zicht.verzoeken
      .filter((verzoek) => !wacht(verzoek, voor))
      .map((verzoek) => ({
        termijn: 'T1',
        partij: verloop.veiligThuis,
        startMs: verzoek.sindsMs,
        begonnenDoor: verzoek.volgnummer,
        gehaaldMs: eersteMs(latere, (stap) => !wacht(verzoek, stap.na)),
      })),
  );

const wacht = ({ volgnummer }: TriageVerzoek, { zicht }: Casusbeeld): boolean =>
  zicht.verzoeken.some((verzoek) => verzoek.volgnummer === volgnummer);

/**
 * T2: the letter after the triagebesluit, unless agreed otherwise. Met when VT has informed all
 * directbetrokkenen. A triagebesluit that itself closes the case leaves the letter due.
 */
export const brieftermijn: Termijnregel = (verloop) =>
  bijElke(verloop, (stap, latere) => {
    const besluit = dataVan(stap, 'TriageBesluit');
    if (!besluit || besluit.informerenAndersAfgesproken) return [];
    const gehaaldMs = eersteMs(latere, (later) => {
      const geinformeerd = dataVan(later, 'BetrokkenenGeinformeerd');
      return geinformeerd?.allen === true && zelfdePartij(geinformeerd.door, verloop.veiligThuis);
    });
    return [
      {
        termijn: 'T2',
        partij: verloop.veiligThuis,
        ...begonnenBij(stap),
        gehaaldMs,
        vervallenMs: sluitingMs(latere),
      },
    ];
  });
