import type { HubLogger } from '#platform';
import type { Metrieken } from '../metrieken/metrieken.js';
import type { Afbouw } from '../start/afbouw.js';

/** What every engine needs while an app is put together. */
export interface Opbouw {
  /** Of the app, as its engines show it: `relais`. */
  readonly naam: string;
  readonly afbouw: Afbouw;
  readonly logger: HubLogger;
  readonly metrieken: Metrieken;
  /** Tells the person who starts the app. */
  readonly meld: (regel: string) => void;
}
