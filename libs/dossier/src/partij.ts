import type { Partij } from '#event-sourcing';

/** A party's identity: kind and id. The gemeente is an attribute, not part of who it is. */
export const partijSleutel = (partij: Partij): string => `${partij.soort}/${partij.id}`;

export const zelfdePartij = (a: Partij, b: Partij): boolean => a.soort === b.soort && a.id === b.id;

export const bevatPartij = (partijen: readonly Partij[], partij: Partij): boolean =>
  partijen.some((kandidaat) => zelfdePartij(kandidaat, partij));
