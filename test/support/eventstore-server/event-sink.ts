import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadFault } from './faults.js';
import type { Front } from '../../../tools/stack/front.js';
import { eventMessage } from './messages.js';
import { asStatus } from './refusals.js';
import type { Refusal } from './refusals.js';
import type { StoredEvent } from './transaction-log.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Writes to one reader at the reader's pace, and lets go wrong what was asked for. */
export class EventSink {
  readonly #ending = new AbortController();
  #eventsLeft: number;

  constructor(
    private readonly call: ReadCall,
    private readonly front: Front,
    private readonly fault: ReadFault | undefined,
  ) {
    this.#eventsLeft = fault ? (fault.afterEvents ?? 0) : Number.POSITIVE_INFINITY;
    for (const end of ['cancelled', 'close', 'error']) call.on(end, () => this.#ending.abort());
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  async event(event: StoredEvent): Promise<void> {
    await this.failsWhenItIsTime();
    this.#eventsLeft -= 1;
    await this.write(eventMessage(event));
  }

  /** Never resolves when the fault is silence. */
  async failsWhenItIsTime(): Promise<void> {
    if (this.#eventsLeft > 0 || !this.fault) return;
    const { answer } = this.fault;
    if (answer === 'drop') this.front.drop();
    else if (answer !== 'silence') this.refuse(answer);
    await once(this.signal, 'abort');
    this.signal.throwIfAborted();
  }

  async write(message: ReadResp): Promise<void> {
    this.signal.throwIfAborted();
    if (!this.call.write(message)) await once(this.call, 'drain', { signal: this.signal });
  }

  refuse(refusal: Refusal): void {
    this.call.emit('error', asStatus(refusal));
    this.#ending.abort();
  }

  end(): void {
    this.call.end();
  }
}
