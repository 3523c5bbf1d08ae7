import { randomBytes } from 'node:crypto';
import { CommandLog, untilKnown } from '#event-sourcing';
import type { AppendCommand, CommandOutcome, CommandRows, CommandWrite } from '#event-sourcing';
import type { KeyWrapping } from '../sealing/key-wrapping.js';
import { KEY_BYTES } from '../sealing/sealer.js';
import type { Fingerprints } from '../sealing/fingerprints.js';

/** For a log in the database of the register and the keys: all that a command records is one transaction. */
export class PostgresCommandLog extends CommandLog {
  constructor(
    private readonly append: AppendCommand,
    private readonly wrapping: KeyWrapping,
    private readonly fingerprints: Fingerprints,
  ) {
    super();
  }

  /** Known to nobody until it is recorded: the database then sees whether the case still had none. */
  override async newCaseKey(): Promise<Uint8Array> {
    return randomBytes(KEY_BYTES);
  }

  override async record(write: CommandWrite): Promise<CommandOutcome> {
    const fingerprint = this.fingerprints.of(write.vingerafdruk);
    // In the same turn when it can: what waits here would not be decided while the database writes what came before.
    const rows = this.#rowsOf(write, typeof fingerprint === 'string' ? fingerprint : await fingerprint);
    return untilKnown(async (repeat) => {
      const result = await this.append(write.stream, write.expectedRevision, write.events, rows);
      // An attempt of which the outcome was unknown may have been the first use of the key.
      if (result === 'known') return { kind: repeat > 0 ? 'standing' : 'known' };
      return result.repeated ? { kind: 'standing' } : { kind: 'recorded', ...result };
    });
  }

  #rowsOf({ sleutel, newKey }: CommandWrite, vingerafdruk: string): CommandRows {
    return {
      ...{ sleutel, vingerafdruk },
      ...(newKey && {
        caseKey: { casusId: newKey.casusId, ...this.wrapping.wrap(newKey.casusId, newKey.key) },
      }),
    };
  }
}
