import { statfsSync } from 'node:fs';
import type { Pool } from 'pg';
import { vulLogboek } from './logvulling.js';
import { NietTeMeten } from './meting.js';
import type { Logrij } from './sjabloon.js';
import { werkplaats } from './werkplaats.js';
import type { Werkplaats } from './werkplaats.js';

/** Rows, keys and the write-ahead log while they are made; measured, and rounded up. */
const BYTES_PER_GEBEURTENIS = 2_000;

/** Never fills the disk: this stays free whatever is asked. */
const VRIJ_TE_LATEN_BYTES = 10 * 1024 ** 3;

/** A case that a measurement may ask for. */
export interface Proefcasus {
  readonly casusId: string;
  /** The gemeente that it began in. */
  readonly gemeente: string;
  readonly begonnenOp: string;
  /** Of its events, in order. */
  readonly posities: readonly number[];
}

/** A log of many cases, made as they would have been recorded: the events of each lie scattered among those of others. */
export interface GrootLogboek {
  readonly gebeurtenissen: number;
  readonly url: string;
  readonly pool: Pool;
  /** Evenly over the whole log. */
  readonly casussen: readonly Proefcasus[];
  /** Of the table of events with its keys. */
  readonly bytes: number;
}

let gedeeld: Promise<Werkplaats> | undefined;
const gemaakt = new Map<number, Promise<GrootLogboek>>();

/**
 * A log of this many events, made once per run: all on one server, so that two sizes can be measured in turn. They are
 * gone when the bench ends. @throws NietTeMeten when there is no room
 */
export const grootLogboek = (gebeurtenissen: number): Promise<GrootLogboek> => {
  const bestaand = gemaakt.get(gebeurtenissen) ?? maak(gebeurtenissen);
  gemaakt.set(gebeurtenissen, bestaand);
  return bestaand;
};

const maak = async (gebeurtenissen: number): Promise<GrootLogboek> => {
  gedeeld ??= werkplaats();
  const plaats = await gedeeld;
  weigerZonderRuimte(plaats.map, gebeurtenissen);
  const { url, pool } = await plaats.database(`log_${gebeurtenissen}`);
  const casussen = await vul(url, gebeurtenissen);
  const { rows } = await pool.query<{ bytes: string }>(
    `select pg_total_relation_size('gebeurtenissen') as bytes`,
  );
  return { gebeurtenissen, url, pool, casussen, bytes: Number(rows[0]?.bytes ?? 0) };
};

const GB = 1_000_000_000;

const weigerZonderRuimte = (map: string, gebeurtenissen: number): void => {
  const { bavail, bsize } = statfsSync(map);
  const nodig = gebeurtenissen * BYTES_PER_GEBEURTENIS + VRIJ_TE_LATEN_BYTES;
  if (bavail * bsize >= nodig) return;
  throw new NietTeMeten(
    `Een logboek van ${gebeurtenissen.toLocaleString('nl-NL')} gebeurtenissen vraagt ${Math.ceil(nodig / GB)} GB vrije ` +
      `schijf (10 GB blijft vrij); op ${map} is ${Math.floor((bavail * bsize) / GB)} GB. Geef een kleinere --omvang.`,
  );
};

const vul = async (url: string, gebeurtenissen: number): Promise<readonly Proefcasus[]> => {
  const steekproef = new Steekproef(gebeurtenissen);
  await vulLogboek(url, gebeurtenissen, { zie: (rij, positie) => steekproef.zie(rij, positie) });
  return steekproef.casussen;
};

/** Cases that are remembered; more than are asked for in all rounds together would only cost memory. */
const MEESTE_CASUSSEN = 25_000;

/** A case has at least this many events on average. */
const MINSTENS_PER_CASUS = 5;

class Steekproef {
  readonly #casussen = new Map<string, Proefcasus & { readonly posities: number[] }>();
  readonly #elke: number;
  #gezien = 0;

  constructor(gebeurtenissen: number) {
    this.#elke = Math.max(1, Math.round(gebeurtenissen / MINSTENS_PER_CASUS / MEESTE_CASUSSEN));
  }

  zie({ casusId, volgnummer, record }: Logrij, positie: number): void {
    this.#casussen.get(casusId)?.posities.push(positie);
    if (volgnummer > 0) return;
    this.#gezien += 1;
    if (this.#gezien % this.#elke > 0) return;
    const { gemeenten } = record.data as { readonly gemeenten: readonly string[] };
    const [gemeente = ''] = gemeenten;
    this.#casussen.set(casusId, { casusId, gemeente, begonnenOp: record.vastgelegdOp, posities: [positie] });
  }

  get casussen(): readonly Proefcasus[] {
    return [...this.#casussen.values()];
  }
}
