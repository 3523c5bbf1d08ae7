import type { Partij } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';

export interface PartijMetNaam extends Partij {
  /** As the samenwerkingsafspraken name it; its id when they do not know it. */
  readonly naam: string;
}

/** Names a party as the afspraken in force at an instant do. */
export type Noemer = (partij: Partij, opMs: number) => PartijMetNaam;

export const noemerVan =
  (boek: Afsprakenboek, regio: string): Noemer =>
  (partij, opMs) => ({ ...partij, naam: boek.naam(regio, partij, opMs) ?? partij.id });
