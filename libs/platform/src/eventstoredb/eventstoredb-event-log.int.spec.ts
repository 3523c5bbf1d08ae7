import { eventLogContract } from '#event-sourcing/testing';
import { EventStoreServer } from '../../../../test/support/eventstore-server/event-store-server.js';
import type { EventStoreServerOptions } from '../../../../test/support/eventstore-server/event-store-server.js';
import { EventStoreDbEventLog } from './eventstoredb-event-log.js';

const SERVERS: Readonly<Record<string, EventStoreServerOptions>> = {
  'on a server that offers BatchAppend': { mode: 'batch-append' },
  'on a server that does not': { mode: 'append-only' },
  'on a server that does not tell what it offers': { mode: 'no-features' },
  'in a log that others use too': {
    othersWriteTo: ['$stats-127.0.0.1:2113', 'boekhouding-1', '$$casus-een'],
  },
};

for (const [where, options] of Object.entries(SERVERS)) {
  eventLogContract(`EventStoreDbEventLog ${where}`, async () => {
    const server = await EventStoreServer.start(options);
    const logs: EventStoreDbEventLog[] = [];
    const connect = (): EventStoreDbEventLog => {
      const log = new EventStoreDbEventLog({ url: server.url });
      logs.push(log);
      return log;
    };
    return {
      log: connect(),
      secondConnection: () => Promise.resolve(connect()),
      close: async () => {
        await Promise.all(logs.map((log) => log.close()));
        await server.stop();
      },
    };
  });
}
