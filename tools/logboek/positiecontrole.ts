import type { Plaats } from './bron.js';
import type { Foutenlijst } from './fout.js';
import { Kenmerkmaker } from './kenmerk.js';
import type { Kenmerk } from './kenmerk.js';

export interface Positieregels {
  /** Whether positions are 1, 2, 3 … without gaps. */
  readonly aaneengesloten: boolean;
  /** What was kept of this log before. */
  readonly bewaard?: Kenmerk | undefined;
}

/** A log in its own order: whether every place is taken, and what it is up to its end and up to what was kept. */
export class Positiecontrole {
  readonly #maker = new Kenmerkmaker();
  #gebeurtenissen = 0;
  #positie = 0;
  #toen: Kenmerk | undefined;

  constructor(
    private readonly regels: Positieregels,
    private readonly fouten: Foutenlijst,
  ) {}

  get gebeurtenissen(): number {
    return this.#gebeurtenissen;
  }

  get positie(): number {
    return this.#positie;
  }

  /** Of the whole log; undefined when it is empty. */
  get kenmerk(): Kenmerk | undefined {
    return this.#maker.kenmerk;
  }

  neem(plaatsen: readonly Plaats[]): void {
    for (const { positie } of plaatsen) this.#opvolger(positie);
    const tot = plaatsen.findIndex(({ positie }) => positie === this.regels.bewaard?.positie) + 1;
    if (tot > 0) {
      this.#maker.voegToe(plaatsen.slice(0, tot));
      this.#toen = this.#maker.kenmerk;
    }
    this.#maker.voegToe(plaatsen.slice(tot));
    this.#gebeurtenissen += plaatsen.length;
  }

  /** After the last record. */
  sluit(kop: number): void {
    const { bewaard } = this.regels;
    if (!bewaard) return;
    if (kop < bewaard.positie) this.fouten.meld({ soort: 'ingekort', kop, bewaard: bewaard.positie });
    else if (this.#toen?.sha256 !== bewaard.sha256)
      this.fouten.meld({ soort: 'kenmerk', positie: bewaard.positie });
  }

  #opvolger(positie: number): void {
    const verwacht = this.#positie + 1;
    if (positie < verwacht || (this.regels.aaneengesloten && positie !== verwacht))
      this.fouten.meld({ soort: 'positie', verwacht, gevonden: positie });
    this.#positie = positie;
  }
}
