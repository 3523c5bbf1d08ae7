import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** A command takes milliseconds; what takes longer than the last has met the limit of a request. */
const DUUR_GRENZEN = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** One value that was read at the moment of asking. */
export interface Meting {
  readonly labels?: Readonly<Record<string, string>>;
  readonly waarde: number;
}

export interface Peiling {
  readonly naam: string;
  readonly uitleg: string;
  readonly labels?: readonly string[];
  /** Asked at each scrape. When it rejects the metric has no value, and the rest of the answer stands. */
  readonly peil: () => Promise<readonly Meting[]>;
}

/** What an app tells Prometheus. Labels are types and names of the program, never an id of a case or a person. */
export class Metrieken {
  readonly #registry = new Registry();

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

  constructor(dienst: string) {
    this.#registry.setDefaultLabels({ dienst });
    collectDefaultMetrics({ register: this.#registry });
  }

  /** A gauge whose values are asked for at each scrape. */
  volg({ naam, uitleg, labels = [], peil }: Peiling): void {
    new Gauge({
      name: naam,
      help: uitleg,
      labelNames: [...labels],
      registers: [this.#registry],
      async collect() {
        const metingen = await peil().catch(() => []);
        this.reset();
        // A gauge without labels is 0 after a reset; what is not known has no value.
        if (labels.length === 0) this.remove();
        for (const meting of metingen) this.set({ ...meting.labels }, meting.waarde);
      },
    });
  }

  get inhoudstype(): string {
    return this.#registry.contentType;
  }

  tekst(): Promise<string> {
    return this.#registry.metrics();
  }
}
