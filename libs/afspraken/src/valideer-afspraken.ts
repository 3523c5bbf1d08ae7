import type { Afspraken } from './afspraken.js';
import { OngeldigeAfspraken } from './fouten.js';

/**
 * A set of afspraken read from JSON.
 * @throws OngeldigeAfspraken naming every field that is wrong, by its path, and what would be right
 */
export const valideerAfspraken = (_json: unknown): Afspraken => {
  throw new OngeldigeAfspraken(['nog niet beschikbaar.']);
};
