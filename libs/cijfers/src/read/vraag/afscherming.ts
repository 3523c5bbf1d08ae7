import type { Cijferdefinitie } from '../definities/definitie.js';
import { korrelVan } from '../definities/korrel.js';
import { vastTot } from '../tijd/vaststelling.js';
import type { Cijferantwoord } from './cijfer.query.js';
import type { Blik } from './cijfervraag.js';

/** What an answer says of its being protected: below what nothing counts, and up to which day. */
export const afscherming = (
  definitie: Cijferdefinitie,
  { minimum }: Blik,
  peilMs: number,
): Pick<Cijferantwoord, 'minimum' | 'vastTot'> => {
  if (minimum === undefined) return {};
  const korrel = korrelVan(definitie);
  return korrel === 'nooit' ? { minimum } : { minimum, vastTot: vastTot(korrel, peilMs) };
};
