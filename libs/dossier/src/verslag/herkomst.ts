import { instantMs } from '#afspraken';
import type { CasusGebeurtenis } from '../events.js';
import { isBevestiging, isNamensVastgelegd, oordeelOver } from '../geschiedenis.js';
import type { Bevestiging } from '../geschiedenis.js';
import type { Lezing } from './lezing.js';
import { lokaleTijd, verschil } from './lokale-tijd.js';

/** People name an instant by the minute: what was recorded within it was not recorded late. */
const MARGE_MS = 60_000;

/** What a reader must know before relying on an event, in a few words and in full. */
export interface Voorbehoud {
  readonly kort: string;
  readonly lang: string;
}

export const vastgelegd = ({ actor, vastgelegdOp, type }: CasusGebeurtenis, { naam }: Lezing): string => {
  const ms = instantMs(vastgelegdOp);
  return `${type}, vastgelegd door ${naam(actor.partij, ms)} op ${lokaleTijd(ms)}`;
};

export const voorbehouden = (gebeurtenis: CasusGebeurtenis, lezing: Lezing): readonly Voorbehoud[] => {
  const laatMs = instantMs(gebeurtenis.vastgelegdOp) - instantMs(gebeurtenis.plaatsgevondenOp);
  const laat = {
    kort: 'achteraf vastgelegd',
    lang: `ACHTERAF VASTGELEGD: ${verschil(laatMs)} nadat het was gebeurd`,
  };
  return [
    ...(laatMs > MARGE_MS ? [laat] : []),
    ...(isBevestiging(gebeurtenis) ? namens(gebeurtenis, lezing) : []),
  ];
};

const namens = (bevestiging: Bevestiging, { oordelen, naam }: Lezing): readonly Voorbehoud[] => {
  if (!isNamensVastgelegd(bevestiging)) return [];
  const ontvanger = naam(bevestiging.data.ontvanger, instantMs(bevestiging.vastgelegdOp));
  const oordeel = oordeelOver(bevestiging, oordelen);
  return oordeel
    ? [
        {
          kort: 'namens de ontvanger, bekrachtigd',
          lang: `namens ${ontvanger} vastgelegd, en door die bekrachtigd op ${lokaleTijd(instantMs(oordeel.plaatsgevondenOp))}`,
        },
      ]
    : [
        {
          kort: 'NAMENS de ontvanger, NIET BEKRACHTIGD',
          lang: `NAMENS ${ontvanger} vastgelegd, en door die NOG NIET BEKRACHTIGD`,
        },
      ];
};

/** Confirmations that the recipient disputes: they count as never given since that is known (V9). */
export const betwistingen = (lezing: Lezing): readonly string[] =>
  lezing.bekend.filter(isBevestiging).flatMap((bevestiging) => {
    const oordeel = oordeelOver(bevestiging, lezing.oordelen);
    if (oordeel?.type !== 'BevestigingBetwist') return [];
    const { ontvanger, overdrachtId } = bevestiging.data;
    const [gegevenMs, betwistMs] = [instantMs(bevestiging.plaatsgevondenOp), instantMs(oordeel.vastgelegdOp)];
    return [
      `BETWIST: ${bevestiging.type} van ${lokaleTijd(gegevenMs)} over overdracht ${overdrachtId}, namens ${lezing.naam(ontvanger, gegevenMs)} vastgelegd. De betwisting is bekend sinds ${lokaleTijd(betwistMs)}; vanaf dan geldt de bevestiging als nooit gegeven (V9).`,
    ];
  });
