/** The only way in which the watcher waits. */
export abstract class Wekker {
  /** Resolves after so many milliseconds, or at once when the signal ends. It never rejects. */
  abstract wacht(ms: number, signaal: AbortSignal): Promise<void>;
}
