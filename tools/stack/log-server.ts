import { join } from 'node:path';
import { ROOT } from '../root.js';
import { ChildServer } from './child-server.js';
import type { Janitor } from './janitor.js';
import { freePort } from './poort.js';

/** What an append waits for: a while, or a gate that is opened by `open`. */
export type Hold = { readonly ms: number } | { readonly gate: string };

/** What goes wrong with one append. */
export interface LogFault {
  /** The server waits before it writes. */
  readonly before?: Hold;
  /** Whether it is written; it is, unless told otherwise. */
  readonly written?: boolean;
  /** The server waits before it answers. */
  readonly after?: Hold;
  /** `drop` cuts the connection, `silence` never answers; the truth when absent. */
  readonly answer?:
    | 'drop'
    | 'silence'
    | { readonly kind: 'timeout' | 'not-ready' | 'no-leader' | 'access-denied' }
    | { readonly kind: 'not-leader'; readonly host: string; readonly port: number };
}

/** What goes wrong with one read or subscription. */
export interface LogReadFault {
  /** Goes well for this many events. */
  readonly afterEvents?: number;
  readonly answer: 'drop' | 'silence' | { readonly kind: 'not-ready' | 'no-leader' };
}

export interface LogFacts {
  /** Events in the log, those of the server itself included. */
  readonly events: number;
  readonly appendFaultsLeft: number;
  /** Appends and subscriptions that came in since it was started. */
  readonly appends: number;
  readonly subscriptions: number;
  /** Connections that were cut by order since it was started. */
  readonly dropped: number;
}

export interface LogServerOptions {
  readonly folder: string;
  readonly log: string;
  /** A free one when absent. */
  readonly port?: number;
  readonly janitor: Janitor;
  readonly onDied: (message: string) => void;
}

const MAIN = 'test/support/eventstore-server/main.ts';

/** The test server that speaks as EventStoreDB, as a process on a folder, and the faults that it is asked for. */
export class LogServer {
  private constructor(
    private readonly server: ChildServer,
    readonly port: number,
    private readonly control: string,
  ) {}

  static async start({ folder, log, port, janitor, onDied }: LogServerOptions): Promise<LogServer> {
    const listens = port ?? (await freePort());
    const control = await freePort();
    const ports = ['--port', String(listens), '--control', String(control)];
    const server = new ChildServer({
      name: 'De logserver',
      command: process.execPath,
      args: ['--conditions=bron', '--import', 'tsx', join(ROOT, MAIN), '--folder', folder, ...ports],
      cwd: ROOT,
      env: {},
      log,
      ready: /^The log server listens on /,
      janitor,
      onDied,
    });
    await server.start();
    return new LogServer(server, listens, `http://127.0.0.1:${control}/`);
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  get pid(): number | undefined {
    return this.server.pid;
  }

  get isRunning(): boolean {
    return this.server.isRunning;
  }

  /** After `kill` or `stop`: on the same port and the same folder. */
  async start(): Promise<void> {
    await this.server.start();
  }

  kill(): Promise<void> {
    return this.server.kill();
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Cuts every connection, and tells how many there were; new ones are welcome. */
  async drop(): Promise<number> {
    const before = (await this.facts()).dropped;
    return (await this.#order({ do: 'drop' })).dropped - before;
  }

  /** Connections stay open, and nothing passes until `resume`; then what was held passes after all. */
  stall(): Promise<LogFacts> {
    return this.#order({ do: 'stall' });
  }

  resume(): Promise<LogFacts> {
    return this.#order({ do: 'resume' });
  }

  /** What is to go wrong with the next appends, in this order. */
  nextAppends(...faults: readonly LogFault[]): Promise<LogFacts> {
    return this.#order({ do: 'appends', faults });
  }

  nextReads(...faults: readonly LogReadFault[]): Promise<LogFacts> {
    return this.#order({ do: 'reads', faults });
  }

  nextSubscriptions(...faults: readonly LogReadFault[]): Promise<LogFacts> {
    return this.#order({ do: 'subscriptions', faults });
  }

  /** Lets go the appends that wait at this gate, and later ones at once. */
  open(gate: string): Promise<LogFacts> {
    return this.#order({ do: 'open', gate });
  }

  /** What is written and never told: the connection is cut instead. */
  loseNextAnswers(count: number): Promise<LogFacts> {
    return this.nextAppends(...Array.from({ length: count }, (): LogFault => ({ answer: 'drop' })));
  }

  /** What is refused because another node leads; it names this very server, so the client comes back. */
  refuseAsFollower(count: number): Promise<LogFacts> {
    const answer = { kind: 'not-leader', host: '127.0.0.1', port: this.port } as const;
    return this.nextAppends(...Array.from({ length: count }, (): LogFault => ({ written: false, answer })));
  }

  facts(): Promise<LogFacts> {
    return this.#ask();
  }

  #order(order: unknown): Promise<LogFacts> {
    return this.#ask({ method: 'POST', body: JSON.stringify(order) });
  }

  async #ask(init: RequestInit = {}): Promise<LogFacts> {
    const answer = await fetch(this.control, init);
    if (!answer.ok) throw new Error(`the log server refused: ${await answer.text()}`);
    return (await answer.json()) as LogFacts;
  }
}
