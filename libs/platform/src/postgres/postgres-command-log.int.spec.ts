import { describe, expect, it } from '@jest/globals';
import { KeyErased, LogUnavailable, NO_STREAM, RevisionConflict } from '#event-sourcing';
import type { AppendCommand, CommandWrite } from '#event-sourcing';
import { ManualClock, collected, commandLogContract, exampleRecords } from '#event-sourcing/testing';
import type { Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { Fingerprints } from '../sealing/fingerprints.js';
import { KeyWrapping } from '../sealing/key-wrapping.js';
import { SealedIdempotencyRegister } from '../sealing/sealed-idempotency-register.js';
import { PostgresCommandLog } from './postgres-command-log.js';
import { PostgresEventLog } from './postgres-event-log.js';
import { PostgresIdempotencyRegister } from './postgres-idempotency-register.js';
import { PostgresKeyStore } from './postgres-key-store.js';

const database = withTestDatabase();
const wrapping = new KeyWrapping([{ id: 'proef', bytes: Buffer.alloc(32, 7) }]);

const process = (pool: Pool, around = (append: AppendCommand): AppendCommand => append) => {
  const log = new PostgresEventLog(pool);
  const keys = new PostgresKeyStore(pool, wrapping, new ManualClock());
  const register = new SealedIdempotencyRegister(new PostgresIdempotencyRegister(pool), keys);
  const commands = new PostgresCommandLog(around(log.appendCommand), wrapping, new Fingerprints(keys));
  return { log, keys, register, commands };
};

commandLogContract('PostgresCommandLog', async () => {
  const url = await database.freshUrl();
  const { commands: other } = process(database.poolOn(url));
  return { ...process(database.poolOn(url)), other };
});

const writeOf = (sleutel: string, stream = 'casus-een', variant = ''): CommandWrite => ({
  ...{ sleutel, vingerafdruk: `verzoek ${sleutel}`, stream, expectedRevision: NO_STREAM },
  events: exampleRecords(stream, { count: 2, variant }),
});

const count = async (pool: Pool, table: string): Promise<number> => {
  const { rows } = await pool.query<{ aantal: string }>(`select count(*) as aantal from ${table}`);
  return Number(rows[0]?.aantal);
};

describe('a command in one transaction', () => {
  it('that conflicts leaves no key behind, and no key of the case, beside others that succeed', async () => {
    const pool = await database.freshPool();
    const { commands, log, keys } = process(pool);
    await log.append('casus-een', NO_STREAM, exampleRecords('casus-een', { variant: 'eerder' }));
    await keys.forCase('idempotentie');
    const key = await commands.newCaseKey();
    const outcomes = await Promise.allSettled([
      commands.record({ ...writeOf('een'), newKey: { casusId: 'een', key } }),
      commands.record({ ...writeOf('twee', 'casus-twee'), newKey: { casusId: 'twee', key } }),
      log.append('casus-drie', NO_STREAM, exampleRecords('casus-drie')),
    ]);
    expect(outcomes.map((each) => each.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(outcomes[0]).toMatchObject({ reason: new RevisionConflict('casus-een', NO_STREAM, 0) });
    const { rows } = await pool.query('select sleutel from idempotentie');
    expect(rows).toEqual([{ sleutel: 'twee' }]);
    expect([await keys.existing('een'), await keys.existing('twee')]).toEqual(['onbekend', key]);
  });

  it('is not recorded when its case got a key meanwhile, or lost it', async () => {
    const pool = await database.freshPool();
    const { commands, keys } = process(pool);
    const key = await commands.newCaseKey();
    const other = await keys.forCase('een');
    await keys.erase('twee');
    for (const casusId of ['een', 'twee']) {
      const write = { ...writeOf(casusId, `casus-${casusId}`), newKey: { casusId, key } };
      expect(await commands.record(write)).toEqual({ kind: 'known' });
    }
    expect(await count(pool, 'gebeurtenissen')).toBe(0);
    expect(await count(pool, 'idempotentie')).toBe(0);
    expect(await keys.existing('een')).toEqual(other);
    await expect(keys.forCase('twee')).rejects.toThrow(KeyErased);
  });

  it('lets one of two become the beginning of a case, with its own key', async () => {
    const pool = await database.freshPool();
    const { commands, keys, log } = process(pool);
    const [one, two] = [await commands.newCaseKey(), await commands.newCaseKey()];
    const outcomes = await Promise.allSettled([
      commands.record({ ...writeOf('een', 'casus-een', 'a'), newKey: { casusId: 'een', key: one } }),
      commands.record({ ...writeOf('twee', 'casus-een', 'b'), newKey: { casusId: 'een', key: two } }),
    ]);
    const recorded = outcomes.map((each) => each.status === 'fulfilled' && each.value.kind === 'recorded');
    expect([...recorded].sort()).toEqual([false, true]);
    expect(await keys.existing('een')).toEqual(recorded[0] ? one : two);
    expect(await collected(log.readStream('casus-een'))).toHaveLength(2);
    expect(await count(pool, 'idempotentie')).toBe(1);
  });

  it('is found again when its connection fell away after the commit', async () => {
    const pool = await database.freshPool();
    let lost = 1;
    const { commands, log } = process(pool, (append) => async (...args) => {
      const result = await append(...args);
      lost -= 1;
      if (lost >= 0) throw new LogUnavailable('connection lost');
      return result;
    });
    expect(await commands.record(writeOf('sleutel'))).toEqual({ kind: 'standing' });
    expect(await commands.record(writeOf('sleutel'))).toEqual({ kind: 'known' });
    expect(await log.head()).toBe(2);
  });

  it('stores no fingerprint and no key in the clear', async () => {
    const pool = await database.freshPool();
    const { commands } = process(pool);
    const key = await commands.newCaseKey();
    await commands.record({ ...writeOf('sleutel'), newKey: { casusId: 'een', key } });
    const { rows } = await pool.query<{ vingerafdruk: string; ingepakt: Buffer }>(
      `select vingerafdruk, ingepakt from idempotentie, zegelsleutels where casus_id = 'een'`,
    );
    expect(rows[0]?.vingerafdruk).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0]?.ingepakt.includes(Buffer.from(key))).toBe(false);
  });
});
