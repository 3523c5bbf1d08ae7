import { eventLogContract } from '#event-sourcing/testing';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { PostgresEventLog } from './postgres-event-log.js';

const database = withTestDatabase();

eventLogContract('PostgresEventLog', async () => {
  const url = await database.freshUrl();
  const logs: PostgresEventLog[] = [];
  const connect = (): PostgresEventLog => {
    const log = new PostgresEventLog(database.poolOn(url));
    logs.push(log);
    return log;
  };
  return {
    log: connect(),
    secondConnection: () => Promise.resolve(connect()),
    close: async () => {
      await Promise.all(logs.map((log) => log.close()));
    },
  };
});
