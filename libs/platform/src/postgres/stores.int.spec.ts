import { describe, expect, it } from '@jest/globals';
import {
  ManualClock,
  idempotencyRegisterContract,
  inzageLogContract,
  keyStoreContract,
} from '#event-sourcing/testing';
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { OpstartFout } from '../opstart-fout.js';
import { KeyWrapping } from '../sealing/key-wrapping.js';
import { SealedIdempotencyRegister } from '../sealing/sealed-idempotency-register.js';
import { PostgresIdempotencyRegister } from './postgres-idempotency-register.js';
import { PostgresInzageLog } from './postgres-inzage-log.js';
import { PostgresKeyStore } from './postgres-key-store.js';

const database = withTestDatabase();
const clock = new ManualClock();
const oldKek = { id: 'kek-2025', bytes: randomBytes(32) };
const newKek = { id: 'kek-2026', bytes: randomBytes(32) };

keyStoreContract('PostgresKeyStore', async () => {
  const url = await database.freshUrl();
  const connect = () => new PostgresKeyStore(database.poolOn(url), new KeyWrapping([newKek]), clock);
  return [connect(), connect()];
});

idempotencyRegisterContract('PostgresIdempotencyRegister', async () => {
  const url = await database.freshUrl();
  const connect = () => new PostgresIdempotencyRegister(database.poolOn(url));
  return [connect(), connect()];
});

const sealedOn = (pool: Pool, ...keks: (typeof oldKek)[]) =>
  new SealedIdempotencyRegister(
    new PostgresIdempotencyRegister(pool),
    new PostgresKeyStore(pool, new KeyWrapping(keks), clock),
  );

idempotencyRegisterContract('SealedIdempotencyRegister', async () => {
  const url = await database.freshUrl();
  return [sealedOn(database.poolOn(url), newKek), sealedOn(database.poolOn(url), newKek)];
});

describe('the sealed idempotency register', () => {
  const PLAIN = 'a'.repeat(64);

  it('stores no fingerprint that another could compute', async () => {
    const pools = [await database.freshPool(), await database.freshPool()];
    const stored = await Promise.all(
      pools.map(async (pool) => {
        await sealedOn(pool, newKek).register('sleutel', PLAIN);
        const { rows } = await pool.query<{ vingerafdruk: string }>('select vingerafdruk from idempotentie');
        return rows[0]?.vingerafdruk;
      }),
    );
    expect(new Set([...stored, PLAIN]).size).toBe(3);
  });

  it('knows a request again after a restart, and after a rotation of the KEK', async () => {
    const pool = await database.freshPool();
    await sealedOn(pool, oldKek).register('sleutel', PLAIN);
    expect(await sealedOn(pool, newKek, oldKek).register('sleutel', PLAIN)).toBe('zelfde');
    await new PostgresKeyStore(pool, new KeyWrapping([newKek, oldKek]), clock).rewrapAll();
    expect(await sealedOn(pool, newKek).register('sleutel', PLAIN)).toBe('zelfde');
    expect(await sealedOn(pool, newKek).register('sleutel', 'b'.repeat(64))).toBe('anders');
  });
});

inzageLogContract('PostgresInzageLog', async () => new PostgresInzageLog(await database.freshPool()));

describe('the key store', () => {
  it('stores no key in the clear', async () => {
    const pool = await database.freshPool();
    const key = await new PostgresKeyStore(pool, new KeyWrapping([newKek]), clock).forCase('casus-een');
    const { rows } = await pool.query<{ ingepakt: Buffer }>('select ingepakt from zegelsleutels');
    expect(rows[0]?.ingepakt.includes(Buffer.from(key))).toBe(false);
  });

  it('opens old keys after a rotation, wraps them anew, and can then do without the old KEK', async () => {
    const pool = await database.freshPool();
    const store = (...keks: (typeof oldKek)[]) => new PostgresKeyStore(pool, new KeyWrapping(keks), clock);
    const key = await store(oldKek).forCase('casus-een');
    await store(oldKek).erase('casus-twee');
    expect(await store(newKek, oldKek).existing('casus-een')).toEqual(key);
    await expect(store(newKek).refuseMissingKeks()).rejects.toThrow(OpstartFout);
    expect(await store(newKek, oldKek).rewrapAll()).toBe(1);
    await store(newKek).refuseMissingKeks();
    expect(await store(newKek).existing('casus-een')).toEqual(key);
    expect(await store(newKek).existing('casus-twee')).toBe('gewist');
  });

  it('refuses to start with a KEK that has a known id and other bytes', async () => {
    const pool = await database.freshPool();
    const store = (...keks: (typeof oldKek)[]) => new PostgresKeyStore(pool, new KeyWrapping(keks), clock);
    await store(oldKek).forCase('casus-een');
    await store(newKek, oldKek).forCase('casus-twee');
    const other = { id: oldKek.id, bytes: randomBytes(32) };
    await store(newKek, oldKek).refuseMissingKeks();
    const start = store(newKek, other).refuseMissingKeks();
    await expect(start).rejects.toThrow(OpstartFout);
    await expect(start).rejects.toThrow(/kek-2025 heeft andere bytes[^]*HUB_KEK[^]*HUB_DATA/);
  });

  it('does not open a key that was moved to another case', async () => {
    const pool = await database.freshPool();
    const store = new PostgresKeyStore(pool, new KeyWrapping([newKek]), clock);
    await store.forCase('casus-een');
    await pool.query(
      `insert into zegelsleutels select 'casus-twee', kek, ingepakt, gemaakt_op from zegelsleutels`,
    );
    await expect(store.existing('casus-twee')).rejects.toThrow('does not unwrap');
  });

  it('keeps the tombstone of an erased key, with its instant, against everyone', async () => {
    const pool = await database.freshPool();
    const store = new PostgresKeyStore(pool, new KeyWrapping([newKek]), clock);
    await store.erase('casus-een');
    const { rows } = await pool.query('select kek, ingepakt, gewist_op from zegelsleutels');
    expect(rows).toEqual([{ kek: null, ingepakt: null, gewist_op: new Date(clock.nowMs()) }]);
    const revive = `update zegelsleutels set gewist_op = null, kek = 'x', ingepakt = 'x'`;
    await expect(pool.query(revive)).rejects.toThrow('komt niet terug');
    await expect(pool.query('delete from zegelsleutels')).rejects.toThrow('alleen-toevoegen');
  });
});

describe('append-only tables', () => {
  it.each(['gebeurtenissen', 'inzagen'])('%s refuse to be changed or emptied', async (table) => {
    const pool = await database.freshPool();
    for (const statement of [`update ${table} set id = id`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(pool.query(statement)).rejects.toThrow(`${table} is alleen-toevoegen`);
    }
  });
});
