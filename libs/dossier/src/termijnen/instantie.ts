import { sha256Hex } from '#event-sourcing';
import type { VerstrekenTermijn } from '../events.js';
import { partijSleutel } from '../partij.js';

type Kenmerken = Pick<
  VerstrekenTermijn,
  'termijn' | 'begonnenDoor' | 'overdrachtId' | 'partij' | 'gemeente' | 'maanden' | 'wachtOp'
>;

/** Of 128 bits: within one case no two terms will ever share one. */
const TEKENS = 32;

/**
 * Which term of a case this is: what it is about and which event started it. That event never changes, so neither does the
 * instant at which the term passes; a start that proves to be another is another term.
 */
export const instantieVan = (k: Kenmerken): string => {
  const {
    termijn,
    begonnenDoor = '',
    overdrachtId = '',
    partij,
    gemeente = '',
    maanden = '',
    wachtOp = '',
  } = k;
  const delen = [termijn, begonnenDoor, overdrachtId, partij ? partijSleutel(partij) : '', gemeente, maanden];
  return sha256Hex([...delen, wachtOp].join('\n')).slice(0, TEKENS);
};
