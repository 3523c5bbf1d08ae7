import type { Feitsoort } from '../feiten/feit.js';

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
  // The same fact as another one, on another day.
  'monitoring-gepland': 'nooit',
  'te-bevestigen': 'nooit',
  bevestigd: 'nooit',
};
