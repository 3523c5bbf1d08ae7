import type { Pool, PoolClient } from 'pg';
import { Bus, BusUnavailable } from '#platform';
import type { BusMessage, ConsumeOptions, Consumption } from '#platform';

/** How something goes wrong: before it was done or after, once or for good, as when the process is killed. */
export type Storing = 'ervoor' | 'erna' | 'sterft-ervoor' | 'sterft-erna';

/** Counts what passes, and lets the n-th go wrong. */
export class Stoorzender {
  teller = 0;
  /** What went wrong. */
  geraakt: string | undefined;
  /** Resolves when it is dead. */
  readonly gestorven: Promise<void>;
  #dood = false;
  #sterf: () => void = () => undefined;

  constructor(
    private readonly n: number,
    private readonly storing: Storing,
    private readonly fout: () => Error,
  ) {
    this.gestorven = new Promise((resolve) => (this.#sterf = resolve));
  }

  get dood(): boolean {
    return this.#dood;
  }

  async om<T>(wat: string, doe: () => Promise<T>): Promise<T> {
    if (this.#dood) throw this.fout();
    this.teller += 1;
    if (this.teller !== this.n) return doe();
    this.geraakt = wat;
    if (this.storing.endsWith('erna')) await doe();
    if (this.storing.startsWith('sterft')) {
      this.#dood = true;
      this.#sterf();
    }
    throw this.fout();
  }
}

export const verbindingWeg = (): Error => new Error('Connection terminated unexpectedly');
export const busWeg = (): Error => new BusUnavailable('de bus viel weg');

const tekstVan = (vraag: unknown): string =>
  typeof vraag === 'string' ? vraag : String((vraag as { readonly text?: unknown }).text);

type Vraag = (...argumenten: readonly unknown[]) => Promise<unknown>;

/** A pool of which one statement goes wrong; the rest is real. */
export const haperendePool = (pool: Pool, stoorzender: Stoorzender): Pool => {
  const metStoring = <T extends object>(echt: T, vraag: Vraag, anders: object = {}): T =>
    new Proxy(echt, {
      get: (doel, naam) => {
        if (naam === 'query')
          return (...argumenten: readonly unknown[]) =>
            stoorzender.om(tekstVan(argumenten[0]), () => vraag(...argumenten));
        if (Object.hasOwn(anders, naam)) return (anders as Readonly<Record<PropertyKey, unknown>>)[naam];
        const lid: unknown = Reflect.get(doel, naam, doel);
        return typeof lid === 'function' ? (lid as (...a: readonly unknown[]) => unknown).bind(doel) : lid;
      },
    });
  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    return metStoring(client, client.query.bind(client) as Vraag);
  };
  return metStoring(pool, pool.query.bind(pool) as Vraag, { connect });
};

/** A bus of which one publishing goes wrong. */
export class HaperendeBus extends Bus {
  constructor(
    private readonly bus: Bus,
    private readonly stoorzender: Stoorzender,
  ) {
    super();
  }
  override publish(messages: readonly BusMessage[]): Promise<void> {
    return this.stoorzender.om('publish', () => this.bus.publish(messages));
  }
  override consume(options: ConsumeOptions): Promise<Consumption> {
    return this.bus.consume(options);
  }
  override async close(): Promise<void> {
    // The bus itself is of the spec.
  }
}
