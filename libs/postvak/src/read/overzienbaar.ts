import type { Casuslijsten, Zoekfilter } from './casuslijsten.js';
import { ZoekvraagOnjuist } from './zoekfout.js';

/** A year of the largest gemeente a few times over, and about half a minute of reading their trails. */
export const MEESTE_CASUSSEN = 10_000;

/** Before the first byte of a file: afterwards it can only be broken off. @throws ZoekvraagOnjuist */
export const eisOverzienbaar = async (lijsten: Casuslijsten, filter: Zoekfilter): Promise<void> => {
  if ((await lijsten.tel(filter, MEESTE_CASUSSEN + 1)) <= MEESTE_CASUSSEN) return;
  throw new ZoekvraagOnjuist(
    'van',
    `Dit zijn meer dan ${MEESTE_CASUSSEN} casussen, meer dan een bestand bevat: kies een kortere periode of zoek nauwer.`,
    'casussen-maximum',
  );
};
