import { GEBRUIKERS } from './gebruikers.js';
import { Klant } from './klant.js';
import type { Loket } from './klant.js';

export type Actoren = Readonly<Record<keyof typeof GEBRUIKERS, Klant>>;

/** Everybody by name, at a hub that need not run yet. */
export const actoren = (loket: () => Loket): Actoren =>
  Object.fromEntries(
    Object.entries(GEBRUIKERS).map(([naam, gebruiker]) => [naam, new Klant(loket, gebruiker)]),
  ) as unknown as Actoren;
