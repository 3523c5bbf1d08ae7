/** Lets a reader sleep until something new may be there, without losing what came while it was reading. */
export class WakeUp {
  #count = 0;
  readonly #sleepers = new Set<() => void>();

  /** Read this before looking for news, and pass it to `wait` when there was none. */
  get count(): number {
    return this.#count;
  }

  notify(): void {
    this.#count += 1;
    for (const wake of [...this.#sleepers]) wake();
  }

  /** Resolves at the first `notify` since `seen`, or when the signal aborts. */
  wait(seen: number, signal: AbortSignal): Promise<void> {
    if (seen !== this.#count || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.#sleepers.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.#sleepers.add(wake);
    });
  }
}
