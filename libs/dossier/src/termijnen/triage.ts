import { zelfdePartij } from '../partij.js';
import { bijElke, dataVan, eersteMs, sluitingMs } from './beeldstap.js';
import type { Termijnregel } from './beeldstap.js';

/** T1: from the melding that asks for a triage, met by the triagebesluit, or by the GI that took it (V11). */
export const triagetermijn: Termijnregel = (verloop) =>
  bijElke(verloop, ({ opMs, voor, na }, latere) =>
    voor.zicht.triage === undefined && na.zicht.triage !== undefined
      ? [
          {
            termijn: 'T1',
            partij: verloop.veiligThuis,
            startMs: opMs,
            gehaaldMs: eersteMs(latere, (stap) => stap.na.zicht.triage === undefined),
          },
        ]
      : [],
  );

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
        startMs: stap.opMs,
        gehaaldMs,
        vervallenMs: sluitingMs(latere),
      },
    ];
  });
