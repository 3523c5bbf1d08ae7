import type { Pool, PoolClient } from 'pg';
import { serialisedAppend } from '#event-sourcing';
import type { EventLog } from '#event-sourcing';
import type { Vastlegging } from '#simulatie';
import { Invoerfout } from '../json-bestand.js';
import type { Bestemming } from './bestemming.js';

/** Events per transaction: it holds the lock on the log for some tens of milliseconds. */
const PER_GREEP = 2_000;
const UNIEK = '23505';
const SCHIJF_VOL = '53100';

/** The kolommen of `gebeurtenissen` but its position, one array each. */
interface Greep {
  readonly stromen: string[];
  readonly volgnummers: number[];
  readonly ids: string[];
  readonly typen: string[];
  readonly casussen: string[];
  readonly records: string[];
}

const legeGreep = (): Greep => ({
  stromen: [],
  volgnummers: [],
  ids: [],
  typen: [],
  casussen: [],
  records: [],
});

/**
 * Many events at once into the table of the log, under the lock that every append takes: positions without gaps, in the
 * order of commit, told to who listens. What `voeg_toe` checks per append the table itself holds here: an id and a place
 * in a stream occur once.
 */
export class Bulklader implements Bestemming {
  #greep = legeGreep();
  #geladen = 0;

  constructor(
    private readonly pool: Pool,
    private readonly perGreep = PER_GREEP,
  ) {}

  /** The next batch is sent once the one before it stands. */
  async schrijf({ stroom, verwachteRevisie, records }: Vastlegging): Promise<void> {
    const greep = this.#greep;
    serialisedAppend(verwachteRevisie, records).forEach((tekst, i) => {
      const record = records[i];
      if (!record) return;
      greep.stromen.push(stroom);
      greep.volgnummers.push(record.volgnummer);
      greep.ids.push(record.id);
      greep.typen.push(record.type);
      greep.casussen.push(record.casusId);
      greep.records.push(tekst);
    });
    if (greep.ids.length >= this.perGreep) await this.#laad();
  }

  async sluit(): Promise<string> {
    await this.#laad();
    return `in de database (${this.#geladen} gebeurtenissen erbij)`;
  }

  breekAf(): string {
    return this.#geladen === 0
      ? 'de database is ongewijzigd'
      : `${this.#geladen} gebeurtenissen staan al in de database`;
  }

  async #laad(): Promise<void> {
    const greep = this.#greep;
    if (greep.ids.length === 0) return;
    this.#greep = legeGreep();
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await voegToe(client, greep);
      await client.query('commit');
      this.#geladen += greep.ids.length;
    } catch (fout) {
      await client.query('rollback').catch(() => undefined);
      throw alsInvoerfout(fout);
    } finally {
      client.release();
    }
  }
}

/** Each statement sees all that committed before it, also the one that waited for the lock. */
const voegToe = async (client: PoolClient, greep: Greep): Promise<void> => {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('gebeurtenissen', 0))`);
  await client.query(
    `insert into gebeurtenissen (positie, stroom, volgnummer, id, type, casus_id, record)
     select (select coalesce(max(positie), 0) from gebeurtenissen) + nieuw.plaats, nieuw.stroom, nieuw.volgnummer,
       nieuw.id, nieuw.type, nieuw.casus_id, nieuw.record
     from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[])
       with ordinality as nieuw (stroom, volgnummer, id, type, casus_id, record, plaats)`,
    [greep.stromen, greep.volgnummers, greep.ids, greep.typen, greep.casussen, greep.records],
  );
  await client.query(`select pg_notify('gebeurtenissen', (select max(positie) from gebeurtenissen)::text)`);
};

const VOOR_DE_GEBRUIKER: Readonly<Record<string, string>> = {
  [UNIEK]: 'Deze simulatie staat al in de database. Kies een ander zaad.',
  [SCHIJF_VOL]: 'De schijf van de database is vol. Maak ruimte, of neem minder casussen.',
};

const alsInvoerfout = (fout: unknown): unknown => {
  const melding = VOOR_DE_GEBRUIKER[(fout as { readonly code?: string }).code ?? ''];
  return melding === undefined ? fout : new Invoerfout(melding, { cause: fout });
};

/** Appends under way at once: one commit serves them all. */
const TEGELIJK = 256;

/** Step by step through the port of the log, as the hub itself appends. */
export class Stapsgewijs implements Bestemming {
  readonly #onderweg = new Map<string, Promise<void>>();
  #geschreven = 0;

  constructor(private readonly log: EventLog) {}

  /** Of one case each step waits for the one before it. */
  async schrijf({ stroom, verwachteRevisie, records }: Vastlegging): Promise<void> {
    await this.#onderweg.get(stroom);
    const klaar = this.log.append(stroom, verwachteRevisie, records).then(() => {
      this.#geschreven += records.length;
      this.#onderweg.delete(stroom);
    });
    // Who waits for it is told; until then a failure must not end the process.
    klaar.catch(() => undefined);
    this.#onderweg.set(stroom, klaar);
    if (this.#onderweg.size >= TEGELIJK) await Promise.all(this.#onderweg.values());
  }

  async sluit(): Promise<string> {
    await Promise.all(this.#onderweg.values());
    return `in het log (${this.#geschreven} gebeurtenissen erbij)`;
  }

  async breekAf(): Promise<string> {
    await Promise.allSettled(this.#onderweg.values());
    return `${this.#geschreven} gebeurtenissen staan al in het log`;
  }
}
