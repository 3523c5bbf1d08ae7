import { IdempotencyRegister, KeyStore } from '#event-sourcing';
import type { KeyUse } from '#event-sourcing';

/** For a service that seals and opens nothing, and therefore is given no key. */
export class GeenSleutels extends KeyStore {
  override async forCase(): Promise<Uint8Array> {
    throw new Error('this service has no keys');
  }
  override async existing(): Promise<'onbekend'> {
    return 'onbekend';
  }
  override async erase(): Promise<void> {
    throw new Error('this service has no keys');
  }
}

/** For commands of the hub itself, whose keys follow from what they say: one key never stands for two of them. */
export class EigenOpdrachtsleutels extends IdempotencyRegister {
  override async register(): Promise<KeyUse> {
    return 'nieuw';
  }
  override async conclude(): Promise<void> {
    // What was recorded stands in the log; what recorded nothing may be decided again.
  }
  override async outcomeOf(): Promise<undefined> {
    return undefined;
  }
}
