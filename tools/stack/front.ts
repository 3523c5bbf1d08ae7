import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** The network before the server: what is cut, held or refused here happens to a client as on a real network. */
export class Front {
  #listener: Server | undefined;
  #stalled = false;
  #accepted = 0;
  readonly #pairs = new Set<readonly [Socket, Socket]>();

  /** On a free port when it is 0. */
  constructor(
    private readonly backendPort: number,
    private listeningPort = 0,
  ) {}

  get port(): number {
    return this.listeningPort;
  }

  /** Connections that ever came in. */
  get accepted(): number {
    return this.#accepted;
  }

  /** After the first time on the same port. */
  async listen(): Promise<void> {
    this.#listener = createServer((client) => this.#forward(client));
    this.#listener.listen(this.listeningPort, '127.0.0.1');
    await once(this.#listener, 'listening');
    this.listeningPort = (this.#listener.address() as AddressInfo).port;
  }

  #forward(client: Socket): void {
    this.#accepted += 1;
    const backend = connect(this.backendPort, '127.0.0.1');
    const pair = [client, backend] as const;
    this.#pairs.add(pair);
    const end = (): void => {
      this.#pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
    }
    if (!this.#stalled) join(pair);
  }

  /** Cuts every connection, and tells how many there were; new ones are welcome. */
  drop(): number {
    const cut = [...this.#pairs];
    for (const [client, backend] of cut) {
      reset(client);
      backend.destroy();
    }
    return cut.length;
  }

  /** Connections stay open and are accepted, and nothing passes: a process that hangs. */
  stall(): void {
    this.#stalled = true;
    for (const pair of this.#pairs) part(pair);
  }

  /** What was held passes after all. */
  resume(): void {
    this.#stalled = false;
    for (const pair of this.#pairs) join(pair);
  }

  async close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    if (!listener) return;
    const closed = once(listener, 'close');
    listener.close();
    this.drop();
    await closed;
  }
}

type Pair = readonly [Socket, Socket];

/**
 * At once, where Node by itself says goodbye first. A socket that is destroyed while it says goodbye cannot be reset: it then
 * stays open for as long as the process lives, and keeps that from ending.
 */
const reset = (client: Socket): void => {
  if (client.writableEnded) return void client.destroy();
  client.destroySoon = () => void client.destroy();
  client.resetAndDestroy();
};

const join = ([client, backend]: Pair): void => {
  client.pipe(backend);
  backend.pipe(client);
};

const part = ([client, backend]: Pair): void => {
  client.unpipe(backend).pause();
  backend.unpipe(client).pause();
};
