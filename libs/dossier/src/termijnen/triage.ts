import type { Casusbeeld } from '../beeld/beeld.js';
import { zelfdePartij } from '../partij.js';
import type { TriageVerzoek } from '../zicht/toestand.js';
import { begonnenBij, bijElke, dataVan, eersteNa, sluitingNa } from './beeldstap.js';
import type { Termijnregel } from './beeldstap.js';

/** T1: per melding that asks for a triage, met by the triagebesluit that weighed it, or by the GI (V11). */
export const triagetermijn: Termijnregel = (verloop) =>
  bijElke(verloop, (stap) =>
    stap.na.zicht.verzoeken
      .filter((verzoek) => !wacht(verzoek, stap.voor))
      .map((verzoek) => ({
        termijn: 'T1',
        partij: verloop.veiligThuis,
        startMs: verzoek.sindsMs,
        begonnenDoor: verzoek.volgnummer,
        bij: stap,
        gehaald: eersteNa(verloop, stap, (later) => !wacht(verzoek, later.na)),
      })),
  );

const wacht = ({ volgnummer }: TriageVerzoek, { zicht }: Casusbeeld): boolean =>
  zicht.verzoeken.some((verzoek) => verzoek.volgnummer === volgnummer);

/**
 * T2: the letter after the triagebesluit, unless agreed otherwise. Met when VT has informed all
 * directbetrokkenen. A triagebesluit that itself closes the case leaves the letter due.
 */
export const brieftermijn: Termijnregel = (verloop) =>
  bijElke(verloop, (stap) => {
    const besluit = dataVan(stap, 'TriageBesluit');
    if (!besluit || besluit.informerenAndersAfgesproken) return [];
    const gehaald = eersteNa(verloop, stap, (later) => {
      const geinformeerd = dataVan(later, 'BetrokkenenGeinformeerd');
      return geinformeerd?.allen === true && zelfdePartij(geinformeerd.door, verloop.veiligThuis);
    });
    return [
      {
        termijn: 'T2',
        partij: verloop.veiligThuis,
        ...begonnenBij(stap),
        bij: stap,
        gehaald,
        vervallen: sluitingNa(verloop, stap),
      },
    ];
  });
