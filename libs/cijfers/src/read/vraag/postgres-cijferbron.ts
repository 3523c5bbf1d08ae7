import { ask } from '#platform';
import type { Pool } from 'pg';
import type { Cijferdefinitie } from '../definities/definitie.js';
import type { Dimensie } from '../feiten/feit.js';
import { beginVan } from '../tijd/kalender.js';
import { Cijferbron } from './cijfervraag.js';
import type { Cel, Cijfervraag } from './cijfervraag.js';
import { momentvraag } from './momentvraag.js';
import { Waarden } from './sql.js';
import { tijdvakvraag } from './tijdvakvraag.js';

type Rij = Readonly<Record<string, string | null>>;

/** Nothing finer of a duration is shown to who may not see the case: to the millisecond it is one household's. */
const AFGEROND_OP_MS = 3_600_000;
/** With a finer share and the count of something that it is part of, both its numbers could be worked out. */
const AFGEROND_OP_PROCENT = 5;
const HONDERD_PROCENT = 100;

/** Figures from the tables of the consumer: see `zorgVoorCijfers`. */
export class PostgresCijferbron extends Cijferbron {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async bereken(vraag: Cijfervraag): Promise<readonly Cel[]> {
    if (vraag.tijdvakken.length === 0) return [];
    const waarden = new Waarden();
    const text = tekstVan(vraag, waarden);
    const { rows } = await ask<Rij>(this.pool, { text, values: waarden.alle() });
    const periode = periodenaam(vraag);
    return rows.map((rij) => ({
      gebied: rij['gebied'] ?? '',
      periode: periode(rij),
      kenmerken: kenmerkenIn(rij, vraag.definitie.splitsing),
      ...getoond({ waarde: Number(rij['waarde']), aantal: Number(rij['aantal']) }, vraag),
    }));
  }
}

const tekstVan = (vraag: Cijfervraag, waarden: Waarden): string => {
  const { berekening } = vraag.definitie;
  return berekening === 'stand' || berekening === 'oudste' || berekening === 'som'
    ? tijdvakvraag(vraag, berekening, waarden)
    : momentvraag(vraag, berekening, waarden);
};

const periodenaam = ({ per, tijdvakken }: Cijfervraag): ((rij: Rij) => string) => {
  const opBegin = new Map(tijdvakken.map(({ van, naam }) => [beginVan(per, van), naam]));
  return ({ naam, begin }) => naam ?? opBegin.get(begin ?? '') ?? '';
};

const kenmerkenIn = (rij: Rij, splitsing: readonly Dimensie[]): Cel['kenmerken'] =>
  Object.fromEntries(splitsing.flatMap((dimensie) => (rij[dimensie] ? [[dimensie, rij[dimensie]]] : [])));

type Getallen = Pick<Cel, 'waarde' | 'aantal'>;

const getoond = (exact: Getallen, { definitie, blik }: Cijfervraag): Getallen => {
  if (blik.minimum === undefined) return exact;
  const { waarde, aantal } = exact;
  if (isDuur(definitie)) return { waarde: afgerond(waarde, AFGEROND_OP_MS), aantal };
  if (definitie.eenheid !== 'procent') return exact;
  const procent = afgerond((waarde / aantal) * HONDERD_PROCENT, AFGEROND_OP_PROCENT);
  return { waarde: procent, aantal: HONDERD_PROCENT };
};

const afgerond = (waarde: number, op: number): number => Math.round(waarde / op) * op;

export const isDuur = ({ eenheid }: Cijferdefinitie): boolean => eenheid === 'dagen';
