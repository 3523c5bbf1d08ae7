import { stroomVan } from '#dossier';
import { TextChain, recordOfText } from '#event-sourcing';
import type { Rij } from './bron.js';
import type { Foutenlijst } from './fout.js';

/** The cases of a log, one after another. It remembers one: what comes back later is a case that begins anew, and a fault. */
export class Ketencontrole {
  #stroom: string | undefined;
  #keten = new TextChain();
  #positie = 0;
  #gebroken = false;
  #casussen = 0;
  #gebeurtenissen = 0;

  constructor(private readonly fouten: Foutenlijst) {}

  get casussen(): number {
    return this.#casussen;
  }

  get gebeurtenissen(): number {
    return this.#gebeurtenissen;
  }

  /** Of each case only the first fault: what comes behind it hangs in the air. */
  neem(rij: Rij): void {
    this.#gebeurtenissen += 1;
    if (rij.stroom !== this.#stroom) this.#begin(rij.stroom);
    if (this.#gebroken) return;
    const plek = { stroom: rij.stroom, positie: rij.positie, volgnummer: rij.volgnummer };
    this.#gebroken = true;
    const verwacht = this.#keten.length;
    const fout = this.#keten.add(rij.tekst);
    if (fout) return this.fouten.meld({ soort: 'keten', ...plek, fout });
    // The chain hashes what stands there; only who reads it sees that it says one thing.
    const velden = anders(rij, verwacht);
    if (velden === 'tekst') return this.fouten.meld({ soort: 'keten', ...plek, fout: 'tekst' });
    if (velden.length > 0) return this.fouten.meld({ soort: 'ernaast', ...plek, velden });
    if (rij.positie <= this.#positie) return this.fouten.meld({ soort: 'volgorde', ...plek });
    this.#positie = rij.positie;
    this.#gebroken = false;
  }

  #begin(stroom: string): void {
    this.#stroom = stroom;
    this.#keten = new TextChain();
    this.#positie = 0;
    this.#gebroken = false;
    this.#casussen += 1;
  }
}

/** The fields in which a row differs from the record in it. */
const anders = (
  { stroom, volgnummer, tekst, ernaast }: Rij,
  verwacht: number,
): readonly string[] | 'tekst' => {
  const record = recordOfText(tekst);
  if (!record) return 'tekst';
  const paren: readonly (readonly [string, unknown, unknown])[] = [
    ['stroom', stroom, stroomVan(record.casusId)],
    ['volgnummer', volgnummer, verwacht],
    ['casusId', ernaast?.casusId ?? record.casusId, record.casusId],
    ['id', ernaast?.id ?? record.id, record.id],
    ['type', ernaast?.type ?? record.type, record.type],
    ['hash', ernaast?.hash ?? record.hash, record.hash],
  ];
  return paren.filter(([, staat, hoort]) => staat !== hoort).map(([veld]) => veld);
};
