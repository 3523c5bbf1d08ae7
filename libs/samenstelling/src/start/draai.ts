import { AfsprakenNietGeladen, ConfigFout, OpstartFout } from '#platform';

/** What is under way may finish; then the process ends, whatever still hangs. */
const STOP_LIMIET_MS = 20_000;

export interface Draaiend {
  /** Lets what is under way finish and lets go of every engine. */
  readonly stop: () => Promise<void>;
}

export interface Programma<T extends Draaiend> {
  /** As the person at the keyboard calls it: `De hub`, `De dienst relais`. */
  readonly naam: string;
  readonly start: () => Promise<T>;
  /** What that person reads once it runs. */
  readonly welkom: (draaiend: T) => readonly string[];
}

export const meld = (regel: string): void => void process.stdout.write(`${regel}\n`);
export const klaag = (regel: string): void => void process.stderr.write(`${regel}\n`);

/** The life of a process: started, told, stopped by SIGTERM or SIGINT with exit code 0; a fault ends it with 1. */
export const draai = <T extends Draaiend>({ naam, start, welkom }: Programma<T>): void => {
  const hoofd = async (): Promise<void> => {
    const draaiend = await start();
    const stop = (): void => void stopNetjes(naam, () => draaiend.stop());
    process.once('SIGTERM', stop).once('SIGINT', stop);
    welkom(draaiend).forEach(meld);
  };
  hoofd().catch((fout: unknown) => {
    klaag(isVoorMensen(fout) ? fout.message : String((fout as Error | undefined)?.stack ?? fout));
    process.exit(1);
  });
};

const stopNetjes = async (naam: string, stop: () => Promise<void>): Promise<void> => {
  meld(`${naam} stopt: lopende verzoeken worden afgemaakt.`);
  setTimeout(() => {
    klaag(`${naam} stopte niet op tijd en is afgebroken.`);
    process.exit(1);
  }, STOP_LIMIET_MS).unref();
  try {
    await stop();
    process.exit(0);
  } catch (fout) {
    klaag(`Het stoppen ging mis: ${String(fout)}`);
    process.exit(1);
  }
};

/** Faults that the person at the keyboard can mend are told without a stack. */
const isVoorMensen = (fout: unknown): fout is Error =>
  fout instanceof OpstartFout || fout instanceof ConfigFout || fout instanceof AfsprakenNietGeladen;
