import type { ClientBase, Pool } from 'pg';
import { asHolder, asLogError, ask } from '#platform';
import { Antwoordenboek } from '../application/antwoordenboek.js';
import type { Afhandeling, Plaats, Uitgaand } from '../application/antwoordenboek.js';

/** Most messages that go to the bus at once. */
const MAX_UIT = 100;

/** Kafka takes 1 MiB at once; one dead letter with the longest command is under half of that. */
const MAX_UIT_TEKENS = 400_000;

/** One publisher of a topic at a time, so that answers of one case stay in order whoever publishes them. */
const UITGEVER_SLOT = `select pg_advisory_xact_lock(hashtextextended('inkomend_uit/' || $1, 0))`;

interface Rij {
  readonly nummer: string;
  readonly bericht: string;
}

export class PostgresAntwoordenboek extends Antwoordenboek {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async positieVan({ topic, partition }: Plaats): Promise<number | undefined> {
    const { rows } = await ask<{ volgende: string }>(this.pool, {
      text: 'select volgende from inkomend_posities where topic = $1 and partitie = $2',
      values: [topic, partition],
    });
    return rows[0] && Number(rows[0].volgende);
  }

  override async handelAf(
    { topic, partition }: Plaats,
    offset: number,
    werk: (overslaan: boolean) => Promise<Afhandeling>,
  ): Promise<void> {
    await this.#inTransactie(async (client) => {
      const plaats = [topic, partition];
      await client.query(
        'insert into inkomend_posities (topic, partitie, volgende) values ($1, $2, 0) on conflict do nothing',
        plaats,
      );
      const { rows } = await client.query<{ volgende: string; overslaan: string | null }>(
        'select volgende, overslaan from inkomend_posities where topic = $1 and partitie = $2 for update',
        plaats,
      );
      const { volgende, overslaan = null } = rows[0] ?? {};
      if (offset < Number(volgende)) return;
      await legVast(client, await werk(overslaan !== null && Number(overslaan) === offset));
      await client.query(
        `update inkomend_posities set volgende = $3, probleem = null, overslaan = null
          where topic = $1 and partitie = $2`,
        [...plaats, offset + 1],
      );
    });
  }

  override async meldStilstand({ topic, partition }: Plaats, probleem: string): Promise<void> {
    await ask(this.pool, {
      text: `insert into inkomend_posities (topic, partitie, volgende, probleem) values ($1, $2, 0, $3)
        on conflict (topic, partitie) do update set probleem = excluded.probleem`,
      values: [topic, partition, probleem],
    });
  }

  override async staatStil({ topic, partition }: Plaats): Promise<boolean> {
    const { rows } = await ask<{ stil: boolean }>(this.pool, {
      text: 'select probleem is not null as stil from inkomend_posities where topic = $1 and partitie = $2',
      values: [topic, partition],
    });
    return rows[0]?.stil ?? false;
  }

  override async antwoordOp(sleutel: string): Promise<Uitgaand | undefined> {
    const { rows } = await ask<{ bericht: string }>(this.pool, {
      text: 'select bericht from inkomend_antwoorden where sleutel = $1',
      values: [sleutel],
    });
    return rows[0] && (JSON.parse(rows[0].bericht) as Uitgaand);
  }

  override async geefUit(
    topic: string,
    publiceer: (berichten: readonly Uitgaand[]) => Promise<void>,
  ): Promise<number> {
    return this.#inTransactie(async (client) => {
      await client.query(UITGEVER_SLOT, [topic]);
      const { rows } = await client.query<Rij>(
        `select nummer, bericht from inkomend_uit where topic = $1 order by nummer limit ${MAX_UIT}`,
        [topic],
      );
      const eerste = zoveelAlsPast(rows);
      if (eerste.length === 0) return 0;
      await publiceer(eerste.map(({ bericht }) => JSON.parse(bericht) as Uitgaand));
      await client.query('delete from inkomend_uit where nummer = any ($1)', [
        eerste.map(({ nummer }) => nummer),
      ]);
      return eerste.length;
    });
  }

  /** Handling a command takes connections beside this one. */
  #inTransactie<T>(werk: (client: ClientBase) => Promise<T>): Promise<T> {
    return asHolder(this.pool, () => this.#transactie(werk));
  }

  async #transactie<T>(werk: (client: ClientBase) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((fout: unknown) => {
      throw asLogError(fout);
    });
    let gebroken = false;
    // A connection that ends is also told apart from any statement; without a listener that would end the process.
    const einde = (): void => {
      gebroken = true;
    };
    client.on('error', einde);
    try {
      await client.query('begin');
      const uitkomst = await werk(client);
      await client.query('commit');
      return uitkomst;
    } catch (fout) {
      await client.query('rollback').catch(einde);
      throw asLogError(fout);
    } finally {
      client.off('error', einde);
      client.release(gebroken);
    }
  }
}

const legVast = async (client: ClientBase, { antwoord, uit }: Afhandeling): Promise<void> => {
  if (antwoord) {
    await client.query('insert into inkomend_antwoorden (sleutel, bericht) values ($1, $2)', [
      antwoord.sleutel,
      JSON.stringify(antwoord.bericht),
    ]);
  }
  for (const bericht of uit)
    await client.query('insert into inkomend_uit (bericht) values ($1)', [JSON.stringify(bericht)]);
};

/** At least one, however long it is. */
const zoveelAlsPast = (rijen: readonly Rij[]): readonly Rij[] => {
  let tekens = 0;
  const teVeel = rijen.findIndex(({ bericht }, i) => {
    tekens += bericht.length;
    return i > 0 && tekens > MAX_UIT_TEKENS;
  });
  return teVeel === -1 ? rijen : rijen.slice(0, teVeel);
};
