import { ask } from '#platform';
import type { Pool } from 'pg';
import type { Logbron, Plaats, Rij } from './bron.js';

/** Rows of a hundred characters. */
const PLAATSEN_PER_KEER = 5_000;

const EERSTE_RIJEN = 100;
const MEESTE_RIJEN = 1_000;
/** Pages become smaller when they are larger than this: a record may be almost a megabyte. */
const TEKENS_PER_KEER = 4 * 1_048_576;

interface PlaatsRij {
  readonly positie: string;
  readonly stroom: string;
  readonly volgnummer: number;
  readonly hash: Buffer;
}

interface TekstRij {
  readonly positie: string;
  readonly stroom: string;
  readonly volgnummer: number;
  readonly id: string;
  readonly type: string;
  readonly casus_id: string;
  readonly record: string;
}

/**
 * Along the key of positions. The hash is where every text of the hub has it, before its last quote and brace; in bytes, for
 * to count letters from the end PostgreSQL counts all of them.
 */
const PLAATSEN = `select positie, stroom, volgnummer,
    substring(convert_to(record, 'UTF8') from octet_length(record) - 65 for 64) as hash
  from gebeurtenissen where positie > $1 and positie <= $2 order by positie limit $3`;

/** Along the key of streams: what is missing in one of both is seen by the number of rows. */
const RIJEN = `select positie, stroom, volgnummer, id, type, casus_id, record from gebeurtenissen
  where (stroom, volgnummer) > ($1, $2) and positie <= $3 order by stroom, volgnummer limit $4`;

/** The table of the log in PostgreSQL, as it stands there. Reads only. */
export const databasebron = (pool: Pool): Logbron => ({
  aaneengesloten: true,
  kop: async () => {
    const { rows } = await ask<{ kop: string | null }>(pool, {
      text: 'select max(positie) as kop from gebeurtenissen',
    });
    return Number(rows[0]?.kop ?? 0);
  },
  plaatsen: (totEnMet) => plaatsen(pool, totEnMet),
  rijen: (totEnMet) => rijen(pool, totEnMet),
});

async function* plaatsen(pool: Pool, totEnMet: number): AsyncGenerator<readonly Plaats[]> {
  // Below the first position that the log gives out: what stands there does not belong.
  let na = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const { rows } = await ask<PlaatsRij>(pool, {
      text: PLAATSEN,
      values: [na, totEnMet, PLAATSEN_PER_KEER],
    });
    const gelezen = rows.map(plaatsVan);
    const laatste = gelezen.at(-1);
    if (!laatste) return;
    yield gelezen;
    na = laatste.positie;
  }
}

const plaatsVan = ({ positie, stroom, volgnummer, hash }: PlaatsRij): Plaats => ({
  positie: Number(positie),
  stroom,
  volgnummer,
  hash: hash.toString('latin1'),
});

async function* rijen(pool: Pool, totEnMet: number): AsyncGenerator<readonly Rij[]> {
  let na: readonly [string, number] = ['', -1];
  for (let aantal = EERSTE_RIJEN; ;) {
    const { rows } = await ask<TekstRij>(pool, { text: RIJEN, values: [...na, totEnMet, aantal] });
    const laatste = rows.at(-1);
    if (!laatste) return;
    yield rows.map(rijVan);
    na = [laatste.stroom, laatste.volgnummer];
    aantal = volgendAantal(aantal, rows);
  }
}

const volgendAantal = (aantal: number, rows: readonly TekstRij[]): number => {
  const tekens = rows.reduce((som, { record }) => som + record.length, 0);
  if (tekens > TEKENS_PER_KEER) return Math.max(1, Math.floor(aantal / 2));
  return tekens * 2 <= TEKENS_PER_KEER ? Math.min(MEESTE_RIJEN, aantal * 2) : aantal;
};

/** As the statement of the places takes it: another record than the hub makes may end in another hash than its own. */
const hashAchteraan = (tekst: string): string => tekst.slice(-66, -2);

const rijVan = ({ positie, stroom, volgnummer, id, type, casus_id: casusId, record }: TekstRij): Rij => ({
  ...{ positie: Number(positie), stroom, volgnummer, tekst: record },
  ernaast: { id, type, casusId, hash: hashAchteraan(record) },
});
