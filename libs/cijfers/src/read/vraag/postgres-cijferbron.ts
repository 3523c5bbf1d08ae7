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
      waarde: afgerond(Number(rij['waarde']), vraag),
      aantal: Number(rij['aantal']),
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

const afgerond = (waarde: number, { definitie, blik }: Cijfervraag): number =>
  blik.minimum !== undefined && isDuur(definitie)
    ? Math.round(waarde / AFGEROND_OP_MS) * AFGEROND_OP_MS
    : waarde;

export const isDuur = ({ eenheid }: Cijferdefinitie): boolean => eenheid === 'dagen';
