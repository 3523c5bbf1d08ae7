import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { ManualClock } from '#event-sourcing/testing';
import { Bus, BusUnavailable, HubLogger, InProcessBus, PostgresEventLog } from '#platform';
import type { BusMessage, Consumption } from '#platform';
import { AFZENDER, appendTo, casusRecords, withTestDatabase } from '#platform/testing';
import { Metrieken } from '../metrieken/metrieken.js';
import { Afbouw } from '../start/afbouw.js';
import { startRelais } from './relais.js';
import { relaisstand } from './relaisstand.js';

const database = withTestDatabase();

/** Every record of the fixture was recorded then. */
const VASTGELEGD = Date.parse('2026-03-03T09:15:02.113Z');

/** Takes nothing until it is told to. */
class Dicht extends Bus {
  open = false;
  readonly #bus = new InProcessBus();
  override publish(messages: readonly BusMessage[]): Promise<void> {
    if (!this.open) return Promise.reject(new BusUnavailable('dicht'));
    return this.#bus.publish(messages);
  }
  override consume(): Promise<Consumption> {
    throw new Error('nobody consumes here');
  }
  override close(): Promise<void> {
    return this.#bus.close();
  }
}

describe('how far the relay is', () => {
  let pool: Pool;
  let log: PostgresEventLog;
  let afbouw: Afbouw;
  beforeEach(async () => {
    pool = await database.freshPool();
    log = new PostgresEventLog(pool);
    afbouw = new Afbouw();
    afbouw.straks(() => log.close());
  });
  afterEach(() => afbouw.breekAf());

  it('is the age of the oldest event that is not published, also when no relay ever ran', async () => {
    const clock = new ManualClock(VASTGELEGD + 90_000);
    const bron = { naam: 'casussen', pool, log, clock };
    expect(await relaisstand(bron)).toEqual({ bezet: false, positie: 0, achterstandSeconden: 0 });
    await appendTo(log, casusRecords('casus-1', 3));
    expect(await relaisstand(bron)).toEqual({ bezet: false, positie: 0, achterstandSeconden: 90 });
    await pool.query(`insert into relais (naam, eigenaar, lease, verloopt, positie)
      values ('casussen', 'proef', 1, clock_timestamp() + interval '1 hour', 3)`);
    expect(await relaisstand(bron)).toEqual({ bezet: true, positie: 3, achterstandSeconden: 0 });
  });

  it('is told by its health and its metrics, while the bus takes nothing and after', async () => {
    await appendTo(log, casusRecords('casus-1', 1, { from: undefined }));
    const bus = new Dicht();
    const metrieken = new Metrieken('relais');
    const logger = new HubLogger({ destination: { write: () => undefined } });
    const config = { BERICHTEN_OIN: AFZENDER.oin, HUB_PUBLIEKE_URL: AFZENDER.openbareUrl };
    const { gezondheid, relais } = startRelais({ config, pool, log, bus }, { afbouw, logger, metrieken });
    expect(await gezondheid.check()).toMatchObject({ achter: true });
    bus.open = true;
    await relais.published(1);
    expect(await gezondheid.check()).toEqual({
      achter: false,
      details: { leidend: true, achterstandSeconden: 0 },
    });
    const tekst = await metrieken.tekst();
    for (const [naam, waarde] of [
      ['achterstand_seconds', 0],
      ['leidend', 1],
      ['gestopt', 0],
    ])
      expect(tekst).toContain(`overdracht_relais_${naam}{dienst="relais"} ${waarde}`);
  });
});
