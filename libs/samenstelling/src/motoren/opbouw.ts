import type { HubLogger } from '#platform';
import type { Afbouw } from '../start/afbouw.js';

/** What every engine needs while an app is put together. */
export interface Opbouw {
  /** Of the app, as its engines show it: `relais`. */
  readonly naam: string;
  readonly afbouw: Afbouw;
  readonly logger: HubLogger;
  /** Tells the person who starts the app. */
  readonly meld: (regel: string) => void;
}
