import { IdempotencyRegister } from '#event-sourcing';
import type { KeyUse } from '#event-sourcing';
import type { Pool } from 'pg';
import { ask } from './ask.js';

export class PostgresIdempotencyRegister extends IdempotencyRegister {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async register(sleutel: string, vingerafdruk: string): Promise<KeyUse> {
    const { rowCount } = await ask(this.pool, {
      name: 'registreer-sleutel',
      text: 'insert into idempotentie (sleutel, vingerafdruk) values ($1, $2) on conflict do nothing',
      values: [sleutel, vingerafdruk],
    });
    if (rowCount === 1) return 'nieuw';
    // Whoever was first has committed: the insert has waited for that.
    const { rows } = await ask<{ vingerafdruk: string }>(this.pool, {
      text: 'select vingerafdruk from idempotentie where sleutel = $1',
      values: [sleutel],
    });
    return rows[0]?.vingerafdruk === vingerafdruk ? 'zelfde' : 'anders';
  }

  override async conclude(sleutel: string, outcome: object): Promise<void> {
    await ask(this.pool, {
      text: 'update idempotentie set uitkomst = $2 where sleutel = $1 and uitkomst is null',
      values: [sleutel, JSON.stringify(outcome)],
    });
  }

  override async outcomeOf(sleutel: string): Promise<object | undefined> {
    const { rows } = await ask<{ uitkomst: object | null }>(this.pool, {
      text: 'select uitkomst from idempotentie where sleutel = $1',
      values: [sleutel],
    });
    return rows[0]?.uitkomst ?? undefined;
  }
}
