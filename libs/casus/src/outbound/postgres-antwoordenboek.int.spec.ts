import { describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '#event-sourcing';
import { withTestDatabase } from '#platform/testing';
import { antwoordenboekContract } from '../application/antwoordenboek.contract.js';
import { Opdrachtenbeheer } from './opdrachtenbeheer.js';
import { PostgresAntwoordenboek } from './postgres-antwoordenboek.js';

const database = withTestDatabase();

antwoordenboekContract('PostgresAntwoordenboek', async () => {
  const url = await database.freshUrl();
  return [new PostgresAntwoordenboek(database.poolOn(url)), new PostgresAntwoordenboek(database.poolOn(url))];
});

describe('what goes out at once', () => {
  it('is no more than Kafka takes, and always something', async () => {
    const boek = new PostgresAntwoordenboek(await database.freshPool());
    const uit = [500_000, 150_000, 150_000, 150_000].map((tekens) => ({
      ...{ topic: 'dood', key: '', headers: {} },
      value: 'x'.repeat(tekens),
    }));
    await boek.handelAf({ topic: 'inkomend', partition: 0 }, 0, async () => ({ uit }));
    const keren: number[] = [];
    while ((await boek.geefUit('dood', async (berichten) => void keren.push(berichten.length))) > 0);
    expect(keren).toEqual([1, 2, 1]);
  });
});

describe('a database that goes away', () => {
  const PLAATS = { topic: 'inkomend', partition: 0 };

  it('is told as such, before the work and during it: no message stands still for that', async () => {
    const url = await database.freshUrl();
    const [pool, beheerder] = [database.poolOn(url), database.poolOn(url)];
    const boek = new PostgresAntwoordenboek(pool);
    const afgebroken = boek.handelAf(PLAATS, 0, async () => {
      await beheerder.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`,
      );
      return { uit: [] };
    });
    await expect(afgebroken).rejects.toThrow(LogUnavailable);
    await pool.end();
    await expect(boek.handelAf(PLAATS, 0, async () => ({ uit: [] }))).rejects.toThrow(LogUnavailable);
  });
});

describe('an operator', () => {
  const PLAATS = { topic: 'inkomend', partition: 2 };

  it('finds what does not go on, and lets only that message be passed by', async () => {
    const pool = await database.freshPool();
    const [boek, beheer] = [new PostgresAntwoordenboek(pool), new Opdrachtenbeheer(pool)];
    const gevraagd: boolean[] = [];
    const werk = async (overslaan: boolean) => {
      gevraagd.push(overslaan);
      return { uit: [] };
    };
    await boek.handelAf(PLAATS, 6, werk);
    expect([await beheer.haperend(), await beheer.slaOver(PLAATS, 7)]).toEqual([[], false]);
    await boek.meldStilstand(PLAATS, 'TypeError');
    expect([await beheer.slaOver(PLAATS, 6), await beheer.slaOver(PLAATS, 7)]).toEqual([false, true]);
    const haperend = { ...PLAATS, plek: 7, probleem: 'TypeError', wordtOvergeslagen: true };
    expect(await beheer.haperend()).toEqual([haperend]);
    await boek.handelAf(PLAATS, 7, werk);
    await boek.handelAf(PLAATS, 8, werk);
    expect([gevraagd, await beheer.haperend()]).toEqual([[false, true, false], []]);
  });

  it('lets go on what stands still, from where it was or from the first message', async () => {
    const pool = await database.freshPool();
    const [boek, beheer] = [new PostgresAntwoordenboek(pool), new Opdrachtenbeheer(pool)];
    await boek.handelAf(PLAATS, 6, async () => ({ uit: [] }));
    expect([await beheer.laatVerder(), await beheer.beginOpnieuw()]).toEqual([0, 0]);
    await boek.meldStilstand(PLAATS, 'inkomend/2 ends at 2, and 7 is wanted');
    expect([await beheer.laatVerder(), await boek.staatStil(PLAATS), await boek.positieVan(PLAATS)]).toEqual([
      ...[1, false, 7],
    ]);
    await boek.meldStilstand(PLAATS, 'inkomend/2 ends at 2, and 7 is wanted');
    expect([await beheer.beginOpnieuw(), await boek.staatStil(PLAATS)]).toEqual([1, false]);
    expect(await boek.positieVan(PLAATS)).toBeUndefined();
  });
});
