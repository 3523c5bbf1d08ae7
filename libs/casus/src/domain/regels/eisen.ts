import { ongeldig, strijdig } from '../weigering.js';

/** Refuses a step that contradicts what has happened, unless `voorwaarde` holds. */
export const eist = (voorwaarde: boolean, code: string, melding: string, regel: string): void => {
  if (!voorwaarde) throw strijdig(code, melding, { regel });
};

/** Refuses a step that is wrong in itself, unless `voorwaarde` holds. */
export const eistVeld = (voorwaarde: boolean, veld: string, melding: string, regel: string): void => {
  if (!voorwaarde) throw ongeldig('veld-ongeldig', melding, { veld, regel });
};
