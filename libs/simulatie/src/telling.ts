import { faseVan, metKalender } from '#dossier';
import type { Fase } from '#dossier';
import type { Casusloop } from './casusloop.js';
import type { Vastlegging } from './recordmaker.js';

/** What a simulation came to. The phases are those at the end of the period, and complete when it is. */
export interface Overzicht {
  readonly gebeurtenissen: number;
  readonly perType: ReadonlyMap<string, number>;
  readonly casussen: number;
  readonly perFase: ReadonlyMap<Fase, number>;
  /** By CBS code of the gemeenten where each case is at the end; a case in two counts in both. */
  readonly perGemeente: ReadonlyMap<string, number>;
  /** What the rules refused, by step and code. Nothing of it was recorded. */
  readonly weigeringen: ReadonlyMap<string, number>;
}

const telOp = <K>(telling: Map<K, number>, sleutel: K): void => {
  telling.set(sleutel, (telling.get(sleutel) ?? 0) + 1);
};

/** Counts along, for a case is forgotten once it has nothing more to do. */
export class Telling implements Overzicht {
  gebeurtenissen = 0;
  casussen = 0;
  readonly perType = new Map<string, number>();
  readonly perFase = new Map<Fase, number>();
  readonly perGemeente = new Map<string, number>();
  readonly weigeringen = new Map<string, number>();

  vastgelegd({ records }: Vastlegging): void {
    this.gebeurtenissen += records.length;
    for (const { type } of records) telOp(this.perType, type);
  }

  geweigerd(type: string, code: string): void {
    telOp(this.weigeringen, `${type}: ${code}`);
  }

  klaar({ stand, wereld }: Casusloop): void {
    if (!stand) return;
    const { beeld } = stand;
    this.casussen += 1;
    telOp(this.perFase, faseVan({ ...beeld, zicht: metKalender(beeld.zicht, wereld.totMs) }));
    for (const gemeente of beeld.gemeenten) telOp(this.perGemeente, gemeente);
  }
}
