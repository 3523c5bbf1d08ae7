/** Counts below this are not shown to who may not see the cases, unless the configuration says otherwise. */
export const STANDAARD_MINIMUM = 5;

/** What the configuration of an app says about figures (`CIJFERS_MINIMUM`). */
export abstract class CijferInstellingen {
  abstract readonly minimum: number;
}
