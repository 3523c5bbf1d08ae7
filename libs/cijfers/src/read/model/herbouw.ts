import type { Afsprakenboek } from '#afspraken';
import { OnleesbareGebeurtenis } from '#dossier';
import type { EventLog } from '#event-sourcing';
import type { ClientBase, Pool } from 'pg';
import { revisieIn, rijenUitLog, vervang } from './casusrijen.js';
import { magLangDuren } from './lang-werk.js';
import { neemHerbouwslot, zetSchrijversStil } from './slot.js';
import { BOUWSCHEMA, SCHEMA, VERSIE, maakIndexen, maakTabellen, versieVan } from './tabellen.js';
import { vergelijk } from './vergelijking.js';
import type { Vergelijking } from './vergelijking.js';
import { vulUitLog } from './vulling.js';
import type { Voortgang } from './vulling.js';

/** With fewer events to go the rest is done while the consumers wait, which takes less than a second. */
const RESTANT = 50;

/** A log that grows faster than it can be caught up with is no reason to go on for ever. */
const MAX_RONDEN = 20;

export interface Herbouwopties {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly boek: Afsprakenboek;
  /** Do nothing when there are tables of this version by the time that it is our turn. */
  readonly alleenBijAndereVersie?: boolean;
  /** Switch also when the comparison found a difference: the old rows were wrong. */
  readonly ookBijVerschil?: boolean;
  readonly gebeurtenissenInGeheugen?: number;
  readonly meld?: (voortgang: Voortgang) => void;
}

export interface Herbouwuitslag {
  readonly gewisseld: boolean;
  readonly vergelijking: Vergelijking;
  /** The new tables have all events up to this position. */
  readonly positie: number;
}

/**
 * Makes all rows anew from the log, beside those that are there: commands and questions go on meanwhile, and so do the
 * consumers but for the last moment. The new rows take the place of the old in one transaction, after a comparison.
 */
export const herbouw = async (opties: Herbouwopties): Promise<Herbouwuitslag | undefined> => {
  const client = await opties.pool.connect();
  try {
    await magLangDuren(client);
    await neemHerbouwslot(client);
    const versie = await versieVan(client, SCHEMA);
    if (opties.alleenBijAndereVersie && versie === VERSIE) return undefined;
    return await new Herbouw(opties, client).voerUit(versie);
  } finally {
    // The lock ends with the connection, also when something went wrong.
    client.release(true);
  }
};

class Herbouw {
  #positie = 0;

  constructor(
    private readonly opties: Herbouwopties,
    private readonly client: ClientBase,
  ) {}

  async voerUit(versie: string | undefined): Promise<Herbouwuitslag> {
    const { client } = this;
    const { log, boek } = this.opties;
    await maakTabellen(client, BOUWSCHEMA);
    await this.#vul();
    this.#meld('indexen', 0, 1);
    await maakIndexen(client, BOUWSCHEMA);
    await this.#haalIn();
    this.#meld('vergelijken', 0, 1);
    const vergelijking = await vergelijk({ client, log, boek, versie, positie: this.#positie });
    const gewisseld = vergelijking.gelijk || this.opties.ookBijVerschil === true;
    if (!gewisseld) {
      await client.query(`drop schema ${BOUWSCHEMA} cascade`);
      return { gewisseld, vergelijking, positie: this.#positie };
    }
    // Comparing takes a while too; what was recorded meanwhile is not left for when the consumers wait.
    await this.#haalIn();
    await this.#wissel();
    return { gewisseld, vergelijking, positie: this.#positie };
  }

  async #vul(): Promise<void> {
    const { log, boek, gebeurtenissenInGeheugen, meld = stil } = this.opties;
    this.#positie = await log.head();
    await vulUitLog({
      client: this.client,
      schema: BOUWSCHEMA,
      log,
      boek,
      totPositie: this.#positie,
      ...(gebeurtenissenInGeheugen !== undefined && { gebeurtenissenInGeheugen }),
      meld,
    });
  }

  /** What was recorded while the rows were made, until little is left. */
  async #haalIn(): Promise<void> {
    for (let ronde = 0; ronde < MAX_RONDEN; ronde += 1) {
      const gelezen = await this.#bijTotKop();
      if (gelezen <= RESTANT) return;
    }
  }

  async #bijTotKop(): Promise<number> {
    const { log } = this.opties;
    const casussen = new Map<string, number>();
    let gelezen = 0;
    for await (const { casusId, volgnummer, positie } of log.readAll(this.#positie)) {
      casussen.set(casusId, volgnummer);
      this.#positie = positie;
      gelezen += 1;
    }
    let gedaan = 0;
    for (const [casusId, volgnummer] of casussen) {
      if ((await revisieIn(this.client, BOUWSCHEMA, casusId)) < volgnummer)
        await this.#vervang(casusId, volgnummer);
      gedaan += 1;
      this.#meld('inhalen', gedaan, casussen.size);
    }
    return gelezen;
  }

  /** No further than the position, also when the stream is: what the new rows hold can then be counted in the log. */
  async #vervang(casusId: string, volgnummer: number): Promise<void> {
    const { log, boek } = this.opties;
    const rijen = await rijenUitLog(log, boek, casusId, volgnummer);
    if (rijen.revisie < volgnummer)
      throw new OnleesbareGebeurtenis(
        `the stream of ${casusId} has no event ${volgnummer}, which the log has`,
      );
    await vervang(this.client, BOUWSCHEMA, rijen);
  }

  /** Who writes waits; what they wrote before is in the log, so after the last look the new rows have it all. */
  async #wissel(): Promise<void> {
    const { client } = this;
    this.#meld('wisselen', 0, 1);
    await client.query('begin');
    await zetSchrijversStil(client);
    await this.#bijTotKop();
    await client.query(`drop schema if exists ${SCHEMA} cascade`);
    await client.query(`alter schema ${BOUWSCHEMA} rename to ${SCHEMA}`);
    await client.query('commit');
    this.#meld('wisselen', 1, 1);
  }

  #meld(fase: Voortgang['fase'], gedaan: number, totaal: number): void {
    (this.opties.meld ?? stil)({ fase, gedaan, totaal });
  }
}

const stil = (): void => undefined;
