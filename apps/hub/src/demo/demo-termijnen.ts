import type { DemoKlok } from './demo-klok.js';

/** What notes the terms that pass. */
export interface Bewaking {
  /** Resolves when the plan knows of everything that has been recorded. */
  readonly bij: () => Promise<void>;
  /** The first instant after this one at which a term passes, ms since the epoch. */
  readonly eerstvolgende: (naMs: number) => Promise<number | undefined>;
  /** Notes what has passed by the clock. */
  readonly ronde: () => Promise<unknown>;
}

/** How long after the legal instant a watch that runs has noted it. */
const NA_MS = 2_000;

/** Lets the watch live through the invented past as well: each term that passes is noted when it did. */
export class DemoTermijnen {
  #bijgewerktTotMs = 0;

  constructor(
    private readonly bewaking: Bewaking,
    private readonly klok: DemoKlok,
  ) {}

  async totEnMet(ms: number): Promise<void> {
    const { bij, eerstvolgende, ronde } = this.bewaking;
    for (;;) {
      await bij();
      const volgende = await eerstvolgende(this.#bijgewerktTotMs);
      if (volgende === undefined || volgende + NA_MS > ms) return;
      this.klok.zet(volgende + NA_MS);
      await ronde();
      this.#bijgewerktTotMs = volgende;
    }
  }
}
