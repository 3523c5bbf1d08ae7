import type { Afsprakenboek } from '#afspraken';
import type { Partij } from '#event-sourcing';
import { Partijenregister } from './partijenregister.js';

/** The parties of the samenwerkingsafspraken in force. */
export class AfsprakenPartijenregister extends Partijenregister {
  constructor(private readonly boek: Afsprakenboek) {
    super();
  }

  override kent(partij: Partij, regio: string | undefined, nowMs: number): boolean {
    return this.boek
      .regios()
      .filter((each) => regio === undefined || each === regio)
      .some((each) => this.boek.partij(each, partij, nowMs) !== undefined);
  }
}
