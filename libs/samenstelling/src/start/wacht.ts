import { setTimeout as slaap } from 'node:timers/promises';

/** Together about a minute: longer than an engine beside us takes to start, shorter than a person waits for nothing. */
const POGINGEN = 30;
const PAUZE_MS = 2_000;

export interface Wachten {
  /** What is waited for, for the person who started the app. */
  readonly wat: string;
  /** Whether trying again can help: the engine is away. What is refused stays refused. */
  readonly isAfwezig: (fout: unknown) => boolean;
  readonly meld: (regel: string) => void;
  readonly pogingen?: number;
  readonly pauze?: () => Promise<unknown>;
}

/**
 * Opens an engine that may still be starting. Bounded: after that the process ends with the last fault, and whoever
 * supervises it starts it again.
 */
export const wachtOp = async <T>(open: () => Promise<T>, wachten: Wachten): Promise<T> => {
  const { wat, isAfwezig, meld, pogingen = POGINGEN, pauze = () => slaap(PAUZE_MS) } = wachten;
  for (let poging = 1; ; poging += 1) {
    try {
      return await open();
    } catch (fout) {
      if (poging >= pogingen || !isAfwezig(fout)) throw fout;
      if (poging === 1) meld(`Wacht op ${wat}: ${eersteRegel(fout)}`);
      await pauze();
    }
  }
};

const eersteRegel = (fout: unknown): string =>
  (fout instanceof Error ? fout.message : String(fout)).split('\n')[0] ?? '';
