import { afterEach } from '@jest/globals';
import { collected } from '#event-sourcing/testing';
import { EventStoreServer } from '../../../../test/support/eventstore-server/event-store-server.js';
import type { EventStoreServerOptions } from '../../../../test/support/eventstore-server/event-store-server.js';
import { EventStoreDbEventLog } from './eventstoredb-event-log.js';
import type { EventStoreDbOptions } from './eventstoredb-event-log.js';
import { EVENTSTOREDB_LIMITS } from './limits.js';
import type { EventStoreDbLimits } from './limits.js';

export interface EventStoreFixture {
  readonly start: (options?: EventStoreServerOptions) => Promise<EventStoreServer>;
  /** Waits hardly between attempts; what else it waits for is given by the spec whose subject it is. */
  readonly connect: (
    server: EventStoreServer,
    limits?: Partial<EventStoreDbLimits>,
    options?: Partial<EventStoreDbOptions>,
  ) => EventStoreDbEventLog;
}

/** Call it at the top of an int spec. Servers and logs are closed after each test. */
export const withEventStore = (): EventStoreFixture => {
  const servers: EventStoreServer[] = [];
  const logs: EventStoreDbEventLog[] = [];
  afterEach(async () => {
    await Promise.all(logs.splice(0).map((log) => log.close()));
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });
  return {
    start: async (options) => {
      const server = await EventStoreServer.start(options);
      servers.push(server);
      return server;
    },
    connect: (server, limits = {}, options = {}) => {
      const quick = { ...EVENTSTOREDB_LIMITS, firstBackOffMs: 1, longestBackOffMs: 20, ...limits };
      const log = new EventStoreDbEventLog({ url: server.url, limits: quick, ...options });
      logs.push(log);
      return log;
    },
  };
};

/** A promise that a spec resolves when it wants to. */
export const gate = (): { readonly opened: Promise<void>; readonly open: () => void } => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

export const idsOf = async (log: EventStoreDbEventLog, stream: string): Promise<readonly string[]> =>
  (await collected(log.readStream(stream))).map(({ id }) => id);
