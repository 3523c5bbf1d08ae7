import { KeyErased, KeyStore } from '#event-sourcing';
import type { Clock } from '#event-sourcing';
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { ask } from './ask.js';
import { OpstartFout } from '../opstart-fout.js';
import type { KeyWrapping, WrappedKey } from '../sealing/key-wrapping.js';
import { KEY_BYTES } from '../sealing/sealer.js';

/** Keys wrapped anew in one statement each; so many at a time are read. */
const REWRAP_BATCH = 500;

interface KeyRow {
  readonly casus_id: string;
  readonly kek: string | null;
  readonly ingepakt: Buffer | null;
}

/**
 * Keys in the table `zegelsleutels`, wrapped. An erased key leaves its tombstone. Old versions of the row can live
 * on in unused disk space, WAL and backups, but only wrapped: they end for good when `rewrapAll` has run and the
 * old KEK is destroyed.
 */
export class PostgresKeyStore extends KeyStore {
  constructor(
    private readonly pool: Pool,
    private readonly wrapping: KeyWrapping,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async forCase(casusId: string): Promise<Uint8Array> {
    const known = await this.existing(casusId);
    if (known === 'gewist') throw new KeyErased(casusId);
    if (known !== 'onbekend') return known;
    const { kek, ingepakt } = this.wrapping.wrap(casusId, randomBytes(KEY_BYTES));
    await ask(this.pool, {
      text: `insert into zegelsleutels (casus_id, kek, ingepakt, gemaakt_op) values ($1, $2, $3, $4)
        on conflict do nothing`,
      values: [casusId, kek, ingepakt, this.#now()],
    });
    // Another may have been first, with a key or with an erasure: what stands in the table counts.
    return this.forCase(casusId);
  }

  override async existing(casusId: string): Promise<Uint8Array | 'gewist' | 'onbekend'> {
    const { rows } = await ask<KeyRow>(this.pool, {
      name: 'lees-zegelsleutel',
      text: 'select casus_id, kek, ingepakt from zegelsleutels where casus_id = $1',
      values: [casusId],
    });
    const [row] = rows;
    if (!row) return 'onbekend';
    const wrapped = wrappedKeyOf(row);
    return wrapped ? this.wrapping.unwrap(casusId, wrapped) : 'gewist';
  }

  override async erase(casusId: string): Promise<void> {
    await ask(this.pool, {
      text: `insert into zegelsleutels (casus_id, gemaakt_op, gewist_op) values ($1, $2, $2)
        on conflict (casus_id) do update set kek = null, ingepakt = null, gewist_op = excluded.gewist_op
        where zegelsleutels.gewist_op is null`,
      values: [casusId, this.#now()],
    });
  }

  /** For the start: a KEK that is missing or another one would be missed at the worst moment. @throws OpstartFout */
  async refuseMissingKeks(): Promise<void> {
    const { rows } = await ask<{ kek: string }>(this.pool, {
      text: 'select distinct kek from zegelsleutels where kek <> all ($1) order by kek',
      values: [this.wrapping.ids],
    });
    if (rows.length === 0) return this.#refuseOtherKeks();
    throw new OpstartFout(
      `Dossiersleutels in de database zijn versleuteld met: ${rows.map(({ kek }) => kek).join(', ')}.`,
      'Voeg die sleutel toe aan de configuratie; zonder haar is de inhoud van die dossiers niet te lezen.',
    );
  }

  /** An id that is known with other bytes: what is sealed from now on would be lost when the right one comes back. */
  async #refuseOtherKeks(): Promise<void> {
    const { rows } = await ask<KeyRow>(this.pool, {
      text: `select distinct on (kek) casus_id, kek, ingepakt from zegelsleutels where kek is not null
        order by kek, gemaakt_op, casus_id`,
      values: [],
    });
    const other = rows.filter((row) => !this.#opens(row)).map(({ kek }) => kek);
    if (other.length === 0) return;
    throw new OpstartFout(
      `De sleutel met id ${other.join(', ')} heeft andere bytes dan die waarmee de opgeslagen dossiersleutels zijn versleuteld.`,
      'Zet de oorspronkelijke bytes bij dat id terug: in HUB_KEK, of zonder HUB_KEK in het bestand dossiersleutel in de map HUB_DATA. Een nieuwe sleutel krijgt een nieuw id en komt in HUB_KEK vóór de oude.',
    );
  }

  #opens(row: KeyRow): boolean {
    const wrapped = wrappedKeyOf(row);
    try {
      if (wrapped) this.wrapping.unwrap(row.casus_id, wrapped);
      return true;
    } catch {
      return false;
    }
  }

  /** Wraps every key with the newest KEK; after that the older ones may be destroyed. Returns how many it changed. */
  async rewrapAll(): Promise<number> {
    for (let changed = 0; ;) {
      const { rows } = await ask<KeyRow>(this.pool, {
        text: 'select casus_id, kek, ingepakt from zegelsleutels where kek <> $1 order by casus_id limit $2',
        values: [this.wrapping.newestId, REWRAP_BATCH],
      });
      if (rows.length === 0) return changed;
      for (const row of rows) changed += await this.#rewrap(row);
    }
  }

  async #rewrap(row: KeyRow): Promise<number> {
    const wrapped = wrappedKeyOf(row);
    if (!wrapped) return 0;
    const { kek, ingepakt } = this.wrapping.wrap(row.casus_id, this.wrapping.unwrap(row.casus_id, wrapped));
    const { rowCount } = await ask(this.pool, {
      text: 'update zegelsleutels set kek = $2, ingepakt = $3 where casus_id = $1 and kek = $4',
      values: [row.casus_id, kek, ingepakt, wrapped.kek],
    });
    return rowCount ?? 0;
  }

  #now(): Date {
    return new Date(this.clock.nowMs());
  }
}

const wrappedKeyOf = ({ kek, ingepakt }: KeyRow): WrappedKey | undefined =>
  kek !== null && ingepakt !== null ? { kek, ingepakt } : undefined;
