import { StreamNotFoundError } from '@eventstore/db-client';
import { LogUnavailable, WakeUp } from '#event-sourcing';
import { asLogError } from './errors.js';

/** What the streams of the client have in common; their own types do not agree with those of Node. */
interface PushingStream {
  on(event: 'readable' | 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  read(): unknown;
  resume(): unknown;
}

/** A stream of the client, which pushes, read one item at a time, with a limit to its silence. */
export class PulledStream<T> {
  readonly #wakeUp = new WakeUp();
  #failure: Error | undefined;
  #hasEnded = false;

  constructor(
    private readonly stream: PushingStream,
    private readonly cancel: () => Promise<void>,
  ) {
    const wake = (): void => this.#wakeUp.notify();
    stream.on('readable', wake);
    // This listener stays: an error that comes after we stopped listening would end the process.
    stream.on('error', (error) => {
      this.#failure ??= asFailure(error);
      wake();
    });
    for (const end of ['end', 'close'] as const) {
      stream.on(end, () => {
        this.#hasEnded = true;
        wake();
      });
    }
  }

  /** Read this before looking for news, and pass it to `wait` when there was none. */
  get seen(): number {
    return this.#wakeUp.count;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** What has come in, without waiting. @throws what the stream failed with, after what came in before */
  read(): T | undefined {
    const item = this.stream.read() as T | null;
    if (item === null && this.#failure) throw this.#failure;
    return item ?? undefined;
  }

  /** As `read`, as much as there is. What the stream failed with is thrown when nothing came in before it any more. */
  readUpTo(count: number): readonly T[] {
    const first = this.read();
    if (first === undefined) return [];
    const items: T[] = [first];
    while (items.length < count) {
      const item = this.stream.read() as T | null;
      if (item === null) break;
      items.push(item);
    }
    return items;
  }

  notify(): void {
    this.#wakeUp.notify();
  }

  /** Until there may be news since `seen`. @throws LogUnavailable when there is none for `silenceMs` */
  async wait(seen: number, signal: AbortSignal, silenceMs?: number): Promise<void> {
    let isSilent = false;
    const silence = (): void => {
      isSilent = true;
      this.#wakeUp.notify();
    };
    const timer = silenceMs === undefined ? undefined : setTimeout(silence, silenceMs);
    await this.#wakeUp.wait(seen, signal);
    clearTimeout(timer);
    if (isSilent) throw new LogUnavailable(`EventStoreDB was silent for ${silenceMs} ms`);
  }

  /** Ends the call on the server as well; destroying the stream alone would leave it there. */
  close(): void {
    if (this.#hasEnded) return;
    this.cancel().catch(() => undefined);
    this.stream.resume();
  }
}

/** A stream that does not exist is no failure; the reader judges. */
const asFailure = (error: Error): Error => (error instanceof StreamNotFoundError ? error : asLogError(error));
