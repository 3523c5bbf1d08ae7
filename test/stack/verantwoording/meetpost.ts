import type { Pool } from 'pg';
import type { Admin, Kafka } from 'kafkajs';
import type { EventLog, RecordedEvent } from '#event-sourcing';
import { PostgresEventLog, openEventStoreDb, openKafka, openPool } from '#platform';
import type { Stack } from '../../../tools/stack/stack.js';

/** The test's own way to the engines, past every front: what it sees does not depend on the services. */
export class Meetpost {
  private constructor(
    readonly pool: Pool,
    readonly log: EventLog,
    readonly kafka: Kafka,
    readonly admin: Admin,
    private readonly sluitLog: () => Promise<void>,
  ) {}

  static async open(stack: Stack, logIn: 'eventstoredb' | 'postgresql' = 'eventstoredb'): Promise<Meetpost> {
    const pool = openPool({ url: stack.postgres.url, name: 'meetpost' });
    const log =
      logIn === 'postgresql'
        ? new PostgresEventLog(pool)
        : await openEventStoreDb({ url: stack.log.url, name: 'meetpost' });
    const kafka = openKafka({ brokers: [stack.kafka.address], clientId: 'meetpost' });
    const admin = kafka.admin();
    await admin.connect();
    return new Meetpost(pool, log, kafka, admin, () => log.close());
  }

  /** The whole log, in the order of the log. */
  async alles(): Promise<readonly RecordedEvent[]> {
    const records: RecordedEvent[] = [];
    for await (const record of this.log.readAll(0)) records.push(record);
    return records;
  }

  async rijen<R extends object>(text: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    const { rows } = await this.pool.query<R>(text, [...values]);
    return rows;
  }

  async sluit(): Promise<void> {
    await this.admin.disconnect();
    await this.sluitLog();
    if (!this.pool.ended) await this.pool.end();
  }
}

/** The records of each case, in the order of the log. */
export const perCasus = (
  records: readonly RecordedEvent[],
): ReadonlyMap<string, readonly RecordedEvent[]> => {
  const casussen = new Map<string, RecordedEvent[]>();
  for (const record of records) {
    const casus = casussen.get(record.casusId) ?? [];
    casussen.set(record.casusId, casus);
    casus.push(record);
  }
  return casussen;
};
