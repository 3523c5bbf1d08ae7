import type { TextFault } from '#event-sourcing';

interface Plek {
  readonly stroom: string;
  readonly positie: number;
  readonly volgnummer: number;
}

/** What is not as it should be. Never what a record says. */
export type Logfout =
  /** The record does not continue the chain of its case. */
  | (Plek & { readonly soort: 'keten'; readonly fout: TextFault })
  /** What stands beside the record is not what the record says. */
  | (Plek & { readonly soort: 'ernaast'; readonly velden: readonly string[] })
  /** It stands before the record that it follows in its case. */
  | (Plek & { readonly soort: 'volgorde' })
  /** No record stands there, or one that has no place. */
  | { readonly soort: 'positie'; readonly verwacht: number; readonly gevonden: number }
  /** The records of the cases together are not those of the log. */
  | { readonly soort: 'aantal'; readonly inVolgorde: number; readonly perCasus: number }
  /** The log ends before what was kept of it. */
  | { readonly soort: 'ingekort'; readonly kop: number; readonly bewaard: number }
  /** Up to there it is another log than what was kept. */
  | { readonly soort: 'kenmerk'; readonly positie: number };

/** More tell an operator nothing, and memory must not grow with what is wrong either. */
const MEESTE_FOUTEN = 100;

export class Foutenlijst {
  readonly #fouten: Logfout[] = [];
  #aantal = 0;

  meld(fout: Logfout): void {
    this.#aantal += 1;
    if (this.#fouten.length < MEESTE_FOUTEN) this.#fouten.push(fout);
  }

  /** The first ones. */
  get fouten(): readonly Logfout[] {
    return this.#fouten;
  }

  get aantal(): number {
    return this.#aantal;
  }
}
