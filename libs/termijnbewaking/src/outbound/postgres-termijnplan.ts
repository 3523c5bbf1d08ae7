import { instantMs, isoInstant } from '#afspraken';
import { ask } from '#platform';
import type { Pool } from 'pg';
import { Termijnplan, alsTeNoteren } from '../application/termijnplan.js';
import type { Plantermijn, TeNoteren, Telling } from '../application/termijnplan.js';

/** The plan from the rows of the consumer `termijnen`. Every question is one look at the index of what is to be noted. */
export class PostgresTermijnplan extends Termijnplan {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async verstreken(
    totMs: number,
    na: TeNoteren | undefined,
    limiet: number,
  ): Promise<readonly TeNoteren[]> {
    const { rows } = await ask<{ rij: Plantermijn }>(this.pool, {
      name: 'termijnplan-verstreken',
      text: `select rij from termijnen
        where te_noteren and einde <= $1
          and ($2::timestamptz is null or (einde, casus_id, instantie) > ($2, $3, $4))
        order by einde, casus_id, instantie limit $5`,
      values: [
        isoInstant(totMs),
        na?.plaatsgevondenOp ?? null,
        na?.casusId ?? null,
        na?.instantie ?? null,
        limiet,
      ],
    });
    return rows.map(({ rij }) => alsTeNoteren(rij));
  }

  override async eerstvolgende(naMs: number): Promise<number | undefined> {
    const { rows } = await ask<{ rij: Plantermijn }>(this.pool, {
      name: 'termijnplan-eerstvolgende',
      text: `select rij from termijnen where te_noteren and einde > $1
        order by einde, casus_id, instantie limit 1`,
      values: [isoInstant(naMs)],
    });
    const [eerste] = rows;
    return eerste && instantMs(eerste.rij.overschredenVanaf);
  }

  override async tellingen(nuMs: number): Promise<readonly Telling[]> {
    const { rows } = await ask<Telling>(this.pool, {
      name: 'termijnplan-tellingen',
      text: `select termijn, staat, count(*)::integer as aantal from (
          select termijn, case
              when not te_noteren then 'verstreken'
              when einde <= $1 then 'te-noteren'
              when waarschuwing_op <= $1 then 'waarschuwing'
              else 'gepland' end as staat
          from termijnen
          where te_noteren or (einde <= $1 and gehaald_op is null and vervallen_op is null)
        ) as open group by termijn, staat order by termijn, staat`,
      values: [isoInstant(nuMs)],
    });
    return rows;
  }
}
