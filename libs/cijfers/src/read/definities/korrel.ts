import type { Feitsoort } from '../feiten/feit.js';
import type { Cijferdefinitie } from './definitie.js';

/**
 * The time side of the smallest cell in which a kind of fact is shown to who is not entitled to the cases themselves;
 * `nooit` when it is not shown to them at all. Fixed per kind, whatever the data: see docs/adr/0019.
 */
export type Korrel = 'maand' | 'kwartaal' | 'jaar' | 'nooit';

export const KORREL: Readonly<Record<Feitsoort, Korrel>> = {
  melding: 'maand',
  triage: 'kwartaal',
  'melding-tot-triage': 'kwartaal',
  'overdracht-verstuurd': 'kwartaal',
  ontvangst: 'kwartaal',
  aanvaarding: 'kwartaal',
  'eerste-contact': 'kwartaal',
  termijn: 'kwartaal',
  weigering: 'jaar',
  betwisting: 'jaar',
  intrekking: 'jaar',
  'casus-beeindigd': 'jaar',
  'casusregie-afgesloten': 'jaar',
  'monitoring-afgesloten': 'jaar',
  'niet-belegd-beeindigd': 'kwartaal',
  // What runs at the end of a month follows from what began and ended in it: with those it would not be safe.
  'casus-open': 'nooit',
  'triage-open': 'nooit',
  'overdracht-open': 'nooit',
  'niet-belegd': 'nooit',
  'dubbel-belegd': 'nooit',
  'bevinding-niet-belegd': 'nooit',
  'bevinding-dubbel-belegd': 'nooit',
  // The same fact as another one, on another day.
  'monitoring-gepland': 'nooit',
  'te-bevestigen': 'nooit',
  bevestigd: 'nooit',
};

/**
 * What happens by the same step as something else that is counted: a receipt in time is a receipt, and a case ends by a
 * closing. Were both counted, their difference would be a number that is not shown (docs/adr/0027).
 */
const VALT_SAMEN: ReadonlySet<Feitsoort> = new Set<Feitsoort>(['termijn', 'casus-beeindigd', 'intrekking']);

/** As `KORREL`, of one figure: of what coincides only medians and shares are shown, and no count. */
export const korrelVan = ({ feit, berekening }: Pick<Cijferdefinitie, 'feit' | 'berekening'>): Korrel =>
  berekening === 'aantal' && VALT_SAMEN.has(feit) ? 'nooit' : KORREL[feit];
