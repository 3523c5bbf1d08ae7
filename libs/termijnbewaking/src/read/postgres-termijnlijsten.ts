import { isoInstant } from '#afspraken';
import type { TermijnStatus } from '#dossier';
import { ask, leesstand } from '#platform';
import type { Leesstand, Plaats } from '#platform';
import type { Pool } from 'pg';
import type { Termijnrij } from './rijen.js';
import { TERMIJNEN } from './tabellen.js';
import { Termijnlijsten } from './termijnlijsten.js';
import type { Kring, Termijnfilter } from './termijnlijsten.js';

/** Of the two ends at most one is set: what was met did not lapse. */
const KLAAR_OP = `coalesce(gehaald_op, vervallen_op, 'infinity')`;

/** As `statusOp` reads it from one term; $1 is the instant of the question. */
const IN_STATUS: Readonly<Record<TermijnStatus | 'elke', string>> = {
  elke: 'true',
  gepland: `einde > $1 and ${KLAAR_OP} > $1 and coalesce(waarschuwing_op, 'infinity') > $1`,
  waarschuwing: `einde > $1 and ${KLAAR_OP} > $1 and waarschuwing_op <= $1`,
  gehaald: 'gehaald_op <= $1 and gehaald_op < einde',
  vervallen: 'vervallen_op <= $1 and vervallen_op < einde',
  verstreken: `einde <= $1 and ${KLAAR_OP} >= einde`,
};

const IN_KRING: Readonly<Record<Kring['soort'], string>> = {
  regio: 'regio = $2 and $3::text is null',
  gemeente: 'ooit_gemeenten @> array[$2] and $3::text is null',
  partij: 'partij_soort = $2 and partij_id = $3 and zichtbaar_voor_partij',
  alle: '$2::text is null and $3::text is null',
};

/** What $2, $3 and $8 stand for. */
const kringwaarden = (kring: Kring): readonly [string | null, string | null, string | null] => {
  switch (kring.soort) {
    case 'regio':
      return [kring.regio, null, null];
    case 'gemeente':
      return [kring.gemeente, null, null];
    case 'partij':
      return [kring.partij.soort, kring.partij.id, kring.regio ?? null];
    case 'alle':
      return [null, null, null];
  }
};

/** $1 to $8. */
const waardenVan = ({ kring, nuMs, alleenOpen, ...filter }: Termijnfilter): readonly unknown[] => {
  const [wie, id, regio] = kringwaarden(kring);
  const { termijn = null, partij = null, gemeente = null } = filter;
  return [isoInstant(nuMs), wie, id, alleenOpen, termijn, partij, gemeente, regio];
};

/** Of `waardenVan`. */
const waar = (filter: Termijnfilter): string => `
  ${IN_KRING[filter.kring.soort]} and ${IN_STATUS[filter.status ?? 'elke']}
  and (not $4 or ${KLAAR_OP} > $1)
  and ($5::text is null or termijn = $5)
  and ($6::text is null or partij_id = $6)
  and ($7::text is null or $7 = any (gemeenten))
  and ($8::text is null or regio = $8)`;

/** From the rows of the consumer `termijnen`. */
export class PostgresTermijnlijsten extends Termijnlijsten {
  constructor(
    private readonly pool: Pool,
    private readonly relais?: string,
  ) {
    super();
  }

  override async termijnen(
    filter: Termijnfilter,
    { na = [], limiet }: { readonly na?: Plaats | undefined; readonly limiet: number },
  ): Promise<readonly Termijnrij[]> {
    const { rows } = await ask<{ rij: Termijnrij }>(this.pool, {
      text: `select rij from termijnen
        where ${waar(filter)}
          and ($9::timestamptz is null or (einde, casus_id, instantie) > ($9, $10, $11))
        order by einde, casus_id, instantie limit $12`,
      values: [...waardenVan(filter), ...[0, 1, 2].map((deel) => na[deel] ?? null), limiet],
    });
    return rows.map(({ rij }) => rij);
  }

  override async tel(filter: Termijnfilter, hoogstens: number): Promise<number> {
    const { rows } = await ask<{ aantal: number }>(this.pool, {
      text: `select count(*)::integer as aantal from (select from termijnen where ${waar(filter)} limit $9) t`,
      values: [...waardenVan(filter), hoogstens],
    });
    return rows[0]?.aantal ?? 0;
  }

  override stand(): Promise<Leesstand> {
    return leesstand({ pool: this.pool, afnemer: TERMIJNEN, relais: this.relais });
  }
}
