import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** A command takes milliseconds; what takes longer than the last has met the limit of a request. */
const DUUR_GRENZEN = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Who scrapes more often, or together with others, gets the same answer: the engines are not asked again for each. */
export const VERS_MS = 5_000;

/** What is not known by then has no value in this answer; Prometheus waits ten seconds by default. */
const PEIL_LIMIET_MS = 3_000;

/** One value that was read at the moment of asking. */
export interface Meting {
  readonly labels?: Readonly<Record<string, string>>;
  readonly waarde: number;
}

export interface Peiling {
  readonly naam: string;
  readonly uitleg: string;
  readonly labels?: readonly string[];
  /**
   * Asked at a scrape, and not again while an earlier answer is awaited. When it rejects, or takes too long, the metric has
   * no value, and the rest of the answer stands.
   */
  readonly peil: () => Promise<readonly Meting[]>;
}

/** What an app tells Prometheus. Labels are types and names of the program, never an id of a case or a person. */
export class Metrieken {
  readonly #registry = new Registry();
  #laatste: { readonly opMs: number; readonly tekst: Promise<string> } | undefined;
  #ronde = 0;

  readonly opdrachten = new Counter({
    name: 'overdracht_opdrachten_total',
    help: 'Commands by type and outcome.',
    labelNames: ['type', 'uitkomst'],
    registers: [this.#registry],
  });

  readonly opdrachtduur = new Histogram({
    name: 'overdracht_opdracht_duur_seconds',
    help: 'How long a command took, from the bus to its outcome.',
    labelNames: ['type'],
    buckets: DUUR_GRENZEN,
    registers: [this.#registry],
  });

  /** A command that meets a conflict or an unknown outcome tries again, so this counts more than commands. */
  readonly schrijfpogingen = new Counter({
    name: 'overdracht_log_schrijfpogingen_total',
    help: 'Appends to the log by outcome; conflict and onbereikbaar are tried again.',
    labelNames: ['uitkomst'],
    registers: [this.#registry],
  });

  constructor(
    dienst: string,
    private readonly nuMs: () => number = () => performance.now(),
  ) {
    this.#registry.setDefaultLabels({ dienst });
    collectDefaultMetrics({ register: this.#registry });
  }

  /** A gauge whose values are asked for at a scrape. */
  volg({ naam, uitleg, labels = [], peil }: Peiling): void {
    const vraag = begrensd(peil);
    new Gauge({
      name: naam,
      help: uitleg,
      labelNames: [...labels],
      registers: [this.#registry],
      async collect() {
        const metingen = await vraag();
        this.reset();
        // A gauge without labels is 0 after a reset; what is not known has no value.
        if (labels.length === 0) this.remove();
        for (const meting of metingen) this.set({ ...meting.labels }, meting.waarde);
      },
    });
  }

  /** A question from which several metrics are read is asked once per scrape. */
  perRonde<T>(vraag: () => Promise<T>): () => Promise<T> {
    let gevraagd: { readonly ronde: number; readonly antwoord: Promise<T> } | undefined;
    return () => {
      if (gevraagd?.ronde !== this.#ronde) gevraagd = { ronde: this.#ronde, antwoord: vraag() };
      return gevraagd.antwoord;
    };
  }

  get inhoudstype(): string {
    return this.#registry.contentType;
  }

  /** As it is now, or was at most `VERS_MS` ago. */
  tekst(): Promise<string> {
    const opMs = this.nuMs();
    if (this.#laatste && opMs - this.#laatste.opMs < VERS_MS) return this.#laatste.tekst;
    this.#ronde += 1;
    const tekst = this.#registry.metrics();
    this.#laatste = { opMs, tekst };
    return tekst;
  }
}

/** One question at a time, and no longer waited for than this: an engine that hangs gets no pile of questions. */
const begrensd = (peil: Peiling['peil']): Peiling['peil'] => {
  let loopt: Promise<readonly Meting[]> | undefined;
  return async () => {
    if (loopt) return [];
    loopt = peil().catch(() => []);
    const klaar = loopt.finally(() => (loopt = undefined));
    let wekker: NodeJS.Timeout | undefined;
    const teLaat = new Promise<readonly Meting[]>((geef) => {
      wekker = setTimeout(() => geef([]), PEIL_LIMIET_MS).unref();
    });
    return Promise.race([klaar, teLaat]).finally(() => clearTimeout(wekker));
  };
};
