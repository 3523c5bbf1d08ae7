import type { Cijferdefinitie, Niveau } from '../definities/definitie.js';
import type { Dimensie } from '../feiten/feit.js';
import type { Periodesoort, Tijdvak } from '../tijd/kalender.js';

/** Whose facts are counted, and whether the viewer may see the cases behind them. */
export interface Blik {
  /** Only of this region; all when absent. */
  readonly regio?: string;
  /** Only of cases in this gemeente. */
  readonly gemeente?: string;
  /** Only what is about this party. */
  readonly partij?: string;
  /** Only these areas are shown; all when absent. */
  readonly gebieden?: readonly string[];
  /** Below this no cell is shown; absent for who is entitled to the cases themselves. */
  readonly minimum?: number;
}

/** A figure over some periods, as known at an instant. */
export interface Cijfervraag {
  readonly definitie: Cijferdefinitie;
  readonly niveau: Niveau;
  readonly per: Periodesoort;
  readonly tijdvakken: readonly Tijdvak[];
  readonly bekendOpMs: number;
  readonly blik: Blik;
}

/** One value. An area, period or value of a dimension in which nothing was found has no cell. */
export interface Cel {
  readonly gebied: string;
  /** `naam` of the tijdvak. */
  readonly periode: string;
  readonly kenmerken: { readonly [D in Dimensie]?: string };
  /** A number of facts or tijdvakken, or ms; of a share: the part that was met. */
  readonly waarde: number;
  /** How many facts it rests on; of a share: those that were met or exceeded. */
  readonly aantal: number;
}

/** Computes figures over the facts. */
export abstract class Cijferbron {
  /** @throws LogUnavailable */
  abstract bereken(vraag: Cijfervraag): Promise<readonly Cel[]>;
}
