import { describe, expect, it } from '@jest/globals';
import { withTestDatabase } from '#platform/testing';
import { antwoordenboekContract } from '../application/antwoordenboek.contract.js';
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
