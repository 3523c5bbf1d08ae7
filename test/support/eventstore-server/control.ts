import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventStoreServer } from './event-store-server.js';
import type { AppendFault, ReadFault } from './faults.js';

/** What an append waits for, told from another process: a while, or a gate that is opened later. */
export type Hold = { readonly ms: number } | { readonly gate: string };

/** An append fault as another process asks for it. */
export interface OrderedAppendFault extends Omit<AppendFault, 'before' | 'after'> {
  readonly before?: Hold;
  readonly after?: Hold;
}

/** What can be asked: `POST` with this body to `/`. */
export type Order =
  | { readonly do: 'drop' | 'stall' | 'resume' }
  | { readonly do: 'open'; readonly gate: string }
  | { readonly do: 'appends'; readonly faults: readonly OrderedAppendFault[] }
  | { readonly do: 'reads' | 'subscriptions'; readonly faults: readonly ReadFault[] };

/** What it answers to every order, and to `GET`. */
export interface Told {
  /** Events in the log, those of the server itself included. */
  readonly events: number;
  /** Faults for appends that have not happened yet. */
  readonly appendFaultsLeft: number;
  readonly appends: number;
  readonly subscriptions: number;
  /** Connections that were cut by order. */
  readonly dropped: number;
}

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

/** Lets another process on this machine cause faults. Never on a server that is not a test server. */
export class Control {
  readonly #gates = new Map<string, Gate>();
  readonly #http: Server;
  #dropped = 0;

  private constructor(private readonly server: EventStoreServer) {
    this.#http = createServer((request, response) => {
      const answer = (status: number, body: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      };
      this.#handle(request).then(
        (told) => answer(200, told),
        (error: unknown) => answer(400, { error: String(error) }),
      );
    });
  }

  static async listen(server: EventStoreServer, port: number): Promise<Control> {
    const control = new Control(server);
    control.#http.listen(port, '127.0.0.1');
    await once(control.#http, 'listening');
    return control;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    const closed = once(this.#http, 'close');
    this.#http.close();
    this.#http.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage): Promise<Told> {
    if (request.method === 'POST') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      this.#obey(JSON.parse(Buffer.concat(parts).toString('utf8')) as Order);
    }
    const { faults, log } = this.server;
    return {
      events: log.events.length,
      appendFaultsLeft: faults.appendsLeft,
      appends: faults.calls('append') + faults.calls('batch-append'),
      subscriptions: faults.calls('subscribe'),
      dropped: this.#dropped,
    };
  }

  #obey(order: Order): void {
    const { front, faults } = this.server;
    switch (order.do) {
      case 'drop':
        this.#dropped += front.drop();
        return;
      case 'stall':
        return front.stall();
      case 'resume':
        return front.resume();
      case 'open':
        return this.#gate(order.gate).open();
      case 'appends':
        return faults.nextAppends(...order.faults.map((fault) => this.#appendFault(fault)));
      case 'reads':
        return faults.nextReads(...order.faults);
      case 'subscriptions':
        return faults.nextSubscriptions(...order.faults);
    }
  }

  #appendFault({ before, after, ...fault }: OrderedAppendFault): AppendFault {
    return {
      ...fault,
      ...(before === undefined ? {} : { before: this.#held(before) }),
      ...(after === undefined ? {} : { after: this.#held(after) }),
    };
  }

  /** A while begins when the append is there. */
  #held(hold: Hold): () => Promise<void> {
    if ('gate' in hold) return () => this.#gate(hold.gate).opened;
    return () => pause(hold.ms, undefined, { ref: false });
  }

  #gate(name: string): Gate {
    const known = this.#gates.get(name);
    if (known) return known;
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const made = { opened, open };
    this.#gates.set(name, made);
    return made;
  }
}
