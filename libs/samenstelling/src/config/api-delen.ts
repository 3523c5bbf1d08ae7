import { Afspraken, Cijfers, Database, Logboek, Proces, Publiek, Sleutels, Toegang } from './delen.js';

/** What every service with an API takes from its environment, beside where it listens. */
export const API_DELEN = [Proces, Database, Logboek, Toegang, Sleutels, Afspraken, Cijfers, Publiek] as const;
