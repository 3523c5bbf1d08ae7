import { Wekker } from '../application/wekker.js';

/** Waits by the timers of Node. A process that has nothing else to do is not kept alive by it. */
export class Timerwekker extends Wekker {
  override wacht(ms: number, signaal: AbortSignal): Promise<void> {
    if (signaal.aborted) return Promise.resolve();
    return new Promise((klaar) => {
      const wakker = (): void => {
        clearTimeout(timer);
        signaal.removeEventListener('abort', wakker);
        klaar();
      };
      const timer = setTimeout(wakker, Math.max(0, ms));
      timer.unref();
      signaal.addEventListener('abort', wakker);
    });
  }
}
