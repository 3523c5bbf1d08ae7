import type { Afspraken } from '#afspraken';
import { beginVanDag, instantMs, termijn } from '#afspraken';
import { begonnenBij, bijElke, dataVan, eersteNa, sluitingNa, vroegste } from './beeldstap.js';
import type { Beeldstap, Casusverloop, Termijnregel } from './beeldstap.js';
import type { Keerpunt } from './termijn.js';

/**
 * T6: the monitoring moments after the instant that VT let go of a case after a dienst. The window of a moment
 * runs from the end of the one before it (the first: from the handover). A contact meets the earliest moment that
 * has none yet and whose window has begun; so two early contacts do not meet two moments, and a contact that was
 * too late for one is not counted for the next as well. What is open lapses when the monitoring ends.
 */
export const monitortermijnen: Termijnregel = (verloop) =>
  bijElke(verloop, (stap) => {
    const sindsMs = stap.na.monitoringSindsMs;
    if (sindsMs === undefined || sindsMs === stap.voor.monitoringSindsMs) return [];
    const overdrachtId = dataVan(stap, 'OverdrachtAanvaard')?.overdrachtId;
    const einde = eersteNa(verloop, stap, ({ na }) => na.monitoringSindsMs !== sindsMs);
    const contacten = contactenNa(verloop, stap, einde?.opMs);
    return momenten(verloop.afspraken(stap.opMs), stap.opMs, contacten).map((moment) => ({
      ...moment,
      termijn: 'T6' as const,
      ...(overdrachtId !== undefined && { overdrachtId }),
      partij: verloop.veiligThuis,
      ...begonnenBij(stap),
      bij: stap,
      vervallen: einde,
    }));
  });

interface Moment {
  readonly maanden: number;
  readonly gehaald: Keerpunt | undefined;
}

const momenten = (
  afspraken: Afspraken,
  startMs: number,
  contacten: readonly Beeldstap[],
): readonly Moment[] => {
  const over = [...contacten];
  let vensterMs = startMs;
  return [...afspraken.termijnen.T6.maanden]
    .sort((a, b) => a - b)
    .map((maanden) => {
      const plaats = over.findIndex(({ opMs }) => opMs >= vensterMs);
      const gehaald = over.splice(0, plaats + 1).at(-1);
      vensterMs = termijn(afspraken, 'T6', startMs, { maanden }).overschredenVanafMs;
      return { maanden, gehaald };
    });
};

const contactenNa = ({ stappen }: Casusverloop, { nr }: Keerpunt, eindeMs = Infinity): readonly Beeldstap[] =>
  stappen.filter(
    (stap) => stap.nr > nr && dataVan(stap, 'MonitorMomentVastgelegd') !== undefined && stap.opMs <= eindeMs,
  );

/**
 * T9: the stability window of S1, from the last known unsafety. It is no duty: it is `gehaald` on the first day on
 * which S1 can hold, and lapses when a new unsafety restarts it or the case closes before.
 */
export const stabiliteitsvenster: Termijnregel = (verloop) =>
  bijElke(verloop, (stap) => {
    const { opMs, voor, na } = stap;
    const vanaf = na.laatsteOnveiligheid;
    if (vanaf === undefined || vanaf === voor.laatsteOnveiligheid) return [];
    const { laatsteDag } = termijn(verloop.afspraken(opMs), 'T9', vanaf);
    const herstart = eersteNa(verloop, stap, (later) => later.na.laatsteOnveiligheid !== vanaf);
    return [
      {
        termijn: 'T9',
        ...begonnenBij(stap),
        vanaf,
        bij: stap,
        gehaald: { opMs: instantMs(beginVanDag(laatsteDag)), nr: stap.nr },
        vervallen: vroegste(herstart, sluitingNa(verloop, stap)),
      },
    ];
  });
