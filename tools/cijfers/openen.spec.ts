import { describe, expect, it } from '@jest/globals';
import { openDatabase } from './openen.js';

const open = (env: Readonly<Record<string, string>>) =>
  openDatabase({ soort: 'herbouw', ookBijVerschil: false }, env, () => undefined);

describe('the database of which the figures are made anew', () => {
  it('is not made where there is none: it is said what to give', async () => {
    await expect(open({ HUB_DATA: '/bestaat/niet' })).rejects.toThrow(
      /DATABASE_URL ontbreekt, en in \/bestaat\/niet staan geen gegevens[^]*HUB_DATA de map van de hub/,
    );
  });

  it("is never the hub's own beside a log in EventStoreDB", async () => {
    await expect(open({ EVENTSTOREDB_URL: 'esdb://localhost:2113' })).rejects.toThrow(
      'DATABASE_URL ontbreekt.',
    );
  });
});
