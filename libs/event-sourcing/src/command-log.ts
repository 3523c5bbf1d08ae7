import { LogStillUnavailable, LogUnavailable } from './event-log.js';
import type { AppendResult, EventLog } from './event-log.js';
import type { IdempotencyRegister } from './idempotency-register.js';
import type { KeyStore } from './key-store.js';
import type { UnpositionedRecord } from './record.js';

/** How often an append whose outcome is unknown is repeated with the same ids before the caller gets a 503. */
const MAX_REPEATS = 2;

/** Everything that one command records. */
export interface CommandWrite {
  /** Idempotency key, and the hash of what was asked with it. */
  readonly sleutel: string;
  readonly vingerafdruk: string;
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly UnpositionedRecord[];
  /** What `newCaseKey` gave, when something was sealed with it. */
  readonly newKey?: { readonly casusId: string; readonly key: Uint8Array };
}

export type CommandOutcome =
  | ({ readonly kind: 'recorded' } & AppendResult)
  /** The idempotency key was used before, or the case has a key already: nothing was written by this call. */
  | { readonly kind: 'known' }
  /** These events, or others with their ids, stand already; an attempt of this call may have written them. */
  | { readonly kind: 'standing' };

/**
 * Writes what a command has decided together with the use of its idempotency key and, for a new case, the key that its content
 * was sealed with.
 *
 * What every adapter guarantees:
 * - **Durable.** When it resolves with `recorded`, all of it survives kill -9 and power loss; the events never stand without
 *   the others.
 * - **Optimistic**, as the append of the log: `RevisionConflict` when another was first, and no event is written.
 * - **Once.** A key that was used before, by whomever and for whatever, records nothing more.
 * - `LogUnavailable` means that the outcome is unknown; the same command with the same ids may be given again.
 */
export abstract class CommandLog {
  /** A key for a case that has none: it counts from the moment at which it was recorded. @throws KeyErased */
  abstract newCaseKey(casusId: string): Promise<Uint8Array>;

  /** @throws RevisionConflict, AppendTooLarge, LogUnavailable */
  abstract record(write: CommandWrite): Promise<CommandOutcome>;
}

/**
 * For a log that stands elsewhere than the register and the keys: one after another, the events last. A crash in between
 * leaves a key of which nothing was written, and then the command is decided when it comes again.
 */
export class StepwiseCommandLog extends CommandLog {
  constructor(
    private readonly log: EventLog,
    private readonly register: IdempotencyRegister,
    private readonly keys: KeyStore,
  ) {
    super();
  }

  override newCaseKey(casusId: string): Promise<Uint8Array> {
    return this.keys.forCase(casusId);
  }

  override async record(write: CommandWrite): Promise<CommandOutcome> {
    const use = await this.register.register(write.sleutel, write.vingerafdruk);
    if (use !== 'nieuw') return { kind: 'known' };
    const result = await untilKnown(() =>
      this.log.append(write.stream, write.expectedRevision, write.events),
    );
    return result.repeated ? { kind: 'standing' } : { kind: 'recorded', ...result };
  }
}

/** Tries again while the outcome is unknown; the log recognises the ids. Tells the attempt which one it is. */
export const untilKnown = async <T>(attempt: (repeat: number) => Promise<T>, repeat = 0): Promise<T> => {
  try {
    return await attempt(repeat);
  } catch (error) {
    if (!(error instanceof LogUnavailable) || error instanceof LogStillUnavailable || repeat >= MAX_REPEATS)
      throw error;
    return untilKnown(attempt, repeat + 1);
  }
};
