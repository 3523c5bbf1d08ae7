import type { Afsprakenboek } from '#afspraken';
import type { Partij } from '#event-sourcing';

/** The name of a party in the afspraken of an instant, with its id; only the id when they do not know it. */
export const naamVan = (boek: Afsprakenboek, regio: string, partij: Partij, opMs: number): string => {
  const naam = boek.naam(regio, partij, opMs);
  return naam === undefined ? partij.id : `${naam} (${partij.id})`;
};
