import { HEERLEN, STEIN } from '#dossier/testing';
import {
  aanvaarding,
  casusregieAfgesloten,
  melding,
  onderzoekAfgerond,
  ontvangst,
  overdracht,
  overdrachtNaDienst,
  scenario,
  triage,
} from '../testing.js';

/** The situations from which the rules are tried, each one step further than the one before it. */
export const LEEG = scenario();
export const GEMELD = scenario().given(melding('2026-03-02 09:00'));
export const GETRIEERD = GEMELD.given(triage('2026-03-03 09:00', 'lokaal-veld'));
export const VERSTUURD = GETRIEERD.given(overdracht('2026-03-03 10:00'));
export const BIJ_HEERLEN = VERSTUURD.given(ontvangst('2026-03-04 09:00'));
export const GESLOTEN = BIJ_HEERLEN.given(casusregieAfgesloten('2026-10-01 12:00'));

export const IN_DIENST = GEMELD.given(triage('2026-03-03 09:00', 'dienst-onderzoek'));
export const DIENST_AF = IN_DIENST.given(onderzoekAfgerond('2026-05-06 12:00'));
export const NA_DIENST = DIENST_AF.given(overdrachtNaDienst('2026-05-06 13:00'));
export const IN_MONITORING = NA_DIENST.given(aanvaarding('2026-05-08 09:00'));

export const IN_TWEE_GEMEENTEN = scenario().given(
  melding('2026-03-02 09:00', { gemeenten: ['GM0917', 'GM0971'] }),
  triage('2026-03-03 09:00', 'lokaal-veld'),
);
export const BIJ_BEIDE = IN_TWEE_GEMEENTEN.given(
  overdracht('2026-03-03 10:00', { ontvangers: [HEERLEN, STEIN] }),
  ontvangst('2026-03-04 09:00', HEERLEN),
  ontvangst('2026-03-04 10:00', STEIN),
);
