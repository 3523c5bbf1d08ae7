import { randomBytes } from 'node:crypto';
import {
  EventLog,
  IdempotencyRegister,
  InzageLog,
  KeyStore,
  NO_STREAM,
  RevisionConflict,
} from '#event-sourcing';
import type { AppendResult, InzagePagina, KeyUse, RecordedEvent, UnpositionedRecord } from '#event-sourcing';

const KEY_BYTES = 32;

/** A log that costs next to nothing, for measuring what stands around it. It can be appended to and read by stream. */
export class GeheugenLog extends EventLog {
  readonly #stromen = new Map<string, RecordedEvent[]>();
  #positie = 0;

  override async append(
    stream: string,
    expectedRevision: number,
    events: readonly UnpositionedRecord[],
  ): Promise<AppendResult> {
    const staand = this.#stromen.get(stream) ?? [];
    const revision = staand.length + NO_STREAM;
    if (revision !== expectedRevision) throw new RevisionConflict(stream, expectedRevision, revision);
    for (const event of events) staand.push({ ...event, positie: (this.#positie += 1) });
    this.#stromen.set(stream, staand);
    return { revision: staand.length + NO_STREAM, position: this.#positie };
  }

  override async *readStream(stream: string): AsyncIterable<RecordedEvent> {
    yield* this.#stromen.get(stream) ?? [];
  }

  override readAll(): never {
    throw new Error('this log is only read by stream');
  }

  override subscribeToAll(): never {
    throw new Error('this log is only read by stream');
  }

  override async head(): Promise<number> {
    return this.#positie;
  }
}

export class GeheugenSleutels extends KeyStore {
  readonly #sleutels = new Map<string, Uint8Array>();

  override async forCase(casusId: string): Promise<Uint8Array> {
    const bekend = this.#sleutels.get(casusId) ?? randomBytes(KEY_BYTES);
    this.#sleutels.set(casusId, bekend);
    return bekend;
  }

  override async existing(casusId: string): Promise<Uint8Array | 'onbekend'> {
    return this.#sleutels.get(casusId) ?? 'onbekend';
  }

  override async erase(casusId: string): Promise<void> {
    this.#sleutels.delete(casusId);
  }
}

export class GeheugenRegister extends IdempotencyRegister {
  readonly #vingerafdrukken = new Map<string, string>();

  override async register(sleutel: string, vingerafdruk: string): Promise<KeyUse> {
    const eerder = this.#vingerafdrukken.get(sleutel);
    if (eerder !== undefined) return eerder === vingerafdruk ? 'zelfde' : 'anders';
    this.#vingerafdrukken.set(sleutel, vingerafdruk);
    return 'nieuw';
  }

  override async conclude(): Promise<void> {
    // No command is repeated here.
  }

  override async outcomeOf(): Promise<undefined> {
    return undefined;
  }
}

export class GeenInzagen extends InzageLog {
  override async leg(): Promise<void> {
    // Nothing is read here.
  }

  override async legAlle(): Promise<void> {
    // Nothing is read here.
  }

  override async vanCasus(): Promise<InzagePagina> {
    return { regels: [] };
  }
}
