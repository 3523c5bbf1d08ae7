import type { Pool } from 'pg';
import { cijfersAfnemer } from '#cijfers';
import { boekVanZuidLimburg } from '#dossier/testing';
import type { EventLog, RecordedEvent } from '#event-sourcing';

const PER_TRANSACTIE = 20;

/** The consumer without a bus: every event once, in order, some of them in one transaction. */
export class Volger {
  #na = 0;
  #stop = false;

  constructor(
    private readonly pool: Pool,
    private readonly log: EventLog,
  ) {}

  async volg(): Promise<void> {
    while (!this.#stop) await this.haalIn();
    await this.haalIn();
  }

  stop(): void {
    this.#stop = true;
  }

  async haalIn(): Promise<void> {
    let stuk: RecordedEvent[] = [];
    for await (const event of this.log.readAll(this.#na)) {
      stuk.push(event);
      if (stuk.length < PER_TRANSACTIE) continue;
      await this.#verwerk(stuk);
      stuk = [];
    }
    await this.#verwerk(stuk);
  }

  async #verwerk(events: readonly RecordedEvent[]): Promise<void> {
    const { apply } = cijfersAfnemer(this.log, boekVanZuidLimburg());
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      for (const { casusId, volgnummer } of events) {
        const bericht = { attributen: { subject: casusId }, inhoud: { volgnummer } };
        await apply(client, bericht as Parameters<typeof apply>[1]);
      }
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
    this.#na = events.at(-1)?.positie ?? this.#na;
  }
}
