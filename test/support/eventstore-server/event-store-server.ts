import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { Metadata, StatusObject } from '@grpc/grpc-js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Appending } from './appending.js';
import { batchAppend } from './batch-append.js';
import { Faults } from './faults.js';
import { Front } from '../../../tools/stack/front.js';
import { gossipService, serverFeatures } from './node-services.js';
import type { Member } from './node-services.js';
import { read } from './reading.js';
import { asStatus } from './refusals.js';
import { TransactionLog } from './transaction-log.js';
import { unaryAppend } from './unary-append.js';

/** Whether ServerFeatures lists BatchAppend, does not, or is not there at all (a server before 21.10). */
export type ServerMode = 'batch-append' | 'append-only' | 'no-features';

/** Of EventStoreDB: `MaxAppendSize`, 1 MiB by default. */
const DEFAULT_MAX_APPEND_BYTES = 1_048_576;

/** The server reads what it was sent even when it will refuse it. */
const MAX_MESSAGE_BYTES = 17 * 1_048_576;

export interface EventStoreServerOptions {
  /** A free one when absent. */
  readonly port?: number;
  readonly mode?: ServerMode;
  readonly log?: TransactionLog;
  readonly maxAppendBytes?: number;
  /** Streams to which somebody else writes an event after each append. */
  readonly othersWriteTo?: readonly string[];
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Who may come in; everybody when absent. */
  readonly account?: { readonly name: string; readonly password: string };
  /** This node follows: it sends calls that ask for the leader there. */
  readonly leader?: () => { readonly host: string; readonly port: number };
  /** The cluster as gossip tells it; this node alone when absent. */
  readonly members?: () => readonly Member[];
}

/**
 * EventStoreDB on the wire, in this process: the gRPC services of the client's own stubs on a log in memory. Its rules
 * follow the source of the server (24.10); what it cannot do is be durable. Cut, hold and restart it through `front`,
 * let single calls go wrong through `faults`.
 */
export class EventStoreServer {
  readonly faults = new Faults();
  readonly log: TransactionLog;
  readonly #server: Server;
  readonly #tls: boolean;

  static async start(options: EventStoreServerOptions = {}): Promise<EventStoreServer> {
    const server = new Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', credentialsOf(options), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    const front = new Front(port, options.port);
    const started = new EventStoreServer(server, front, options);
    await front.listen();
    return started;
  }

  private constructor(
    server: Server,
    readonly front: Front,
    options: EventStoreServerOptions,
  ) {
    const { mode = 'batch-append', othersWriteTo = [], members } = options;
    const { maxAppendBytes = DEFAULT_MAX_APPEND_BYTES } = options;
    this.#server = server;
    this.#tls = options.tls !== undefined;
    this.log = options.log ?? new TransactionLog();
    const appending: Appending = { log: this.log, faults: this.faults, front, maxAppendBytes, othersWriteTo };
    server.addService(streamsGrpc.StreamsService, guarded(streamsService(appending), gateOf(options)));
    const alone = (): readonly Member[] => [{ host: '127.0.0.1', port: front.port, isLeader: true }];
    server.addService(gossipGrpc.GossipService, { ...gossipService(this.faults, members ?? alone) });
    if (mode === 'no-features') return;
    const methods = mode === 'batch-append' ? ['read', 'append', 'batchappend'] : ['read', 'append'];
    server.addService(featuresGrpc.ServerFeaturesService, { ...serverFeatures(this.faults, methods) });
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.front.port}?tls=${this.#tls}`;
  }

  /** Every connection breaks and the port is closed for a moment; the log survives. */
  async restart(): Promise<void> {
    await this.front.close();
    await this.front.listen();
  }

  async stop(): Promise<void> {
    await this.front.close();
    this.#server.forceShutdown();
  }
}

const credentialsOf = ({ tls }: EventStoreServerOptions): ServerCredentials => {
  if (!tls) return ServerCredentials.createInsecure();
  const pair = { cert_chain: Buffer.from(tls.certificate), private_key: Buffer.from(tls.key) };
  return ServerCredentials.createSsl(null, [pair]);
};

const NOT_OFFERED: Partial<StatusObject> = {
  code: status.UNIMPLEMENTED,
  details: 'not offered by this test server',
};

const streamsService = (appending: Appending): IStreamsServer => ({
  read: read(appending),
  append: unaryAppend(appending),
  batchAppend: batchAppend(appending),
  delete: (_call, answer) => answer(NOT_OFFERED),
  tombstone: (_call, answer) => answer(NOT_OFFERED),
});

/** What keeps a call out: the wrong account, or that it asks for the leader and this node follows. */
type Gate = (metadata: Metadata) => StatusObject | undefined;

const gateOf = ({ account, leader }: EventStoreServerOptions): Gate => {
  const right = `Basic ${Buffer.from(`${account?.name}:${account?.password}`).toString('base64')}`;
  return (metadata) => {
    if (account && !metadata.get('authorization').includes(right))
      return asStatus({ kind: 'unauthenticated' });
    const isForLeader = metadata.get('requires-leader').includes('true');
    return leader && isForLeader ? asStatus({ kind: 'not-leader', ...leader() }) : undefined;
  };
};

const guarded = (service: IStreamsServer, gate: Gate): IStreamsServer => ({
  ...service,
  read: (call) => {
    const refusal = gate(call.metadata);
    if (refusal) call.emit('error', refusal);
    else service.read(call);
  },
  append: (call, answer) => {
    const refusal = gate(call.metadata);
    if (refusal) answer(refusal);
    else service.append(call, answer);
  },
  batchAppend: (call) => {
    const refusal = gate(call.metadata);
    if (refusal) call.emit('error', refusal);
    else service.batchAppend(call);
  },
});
