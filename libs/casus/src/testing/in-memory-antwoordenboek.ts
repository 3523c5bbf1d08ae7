import { Antwoordenboek } from '../application/antwoordenboek.js';
import type { Afhandeling, Plaats, Uitgaand } from '../application/antwoordenboek.js';

/** For specs. */
export class InMemoryAntwoordenboek extends Antwoordenboek {
  uit: readonly Uitgaand[] = [];
  readonly #posities = new Map<string, number>();
  readonly #antwoorden = new Map<string, Uitgaand>();
  readonly #bezig = new Map<string, Promise<void>>();
  readonly #uitgevers = new Map<string, Promise<unknown>>();

  override async positieVan(plaats: Plaats): Promise<number | undefined> {
    return this.#posities.get(naamVan(plaats));
  }

  /** Per partition what a spec lets an operator find. */
  readonly stilstand = new Map<string, string>();
  /** Messages that a spec, as an operator, lets be passed by, as `<topic>/<partition>@<offset>`. */
  readonly overslaan = new Set<string>();

  override async meldStilstand(plaats: Plaats, probleem: string): Promise<void> {
    this.stilstand.set(naamVan(plaats), probleem);
  }

  override async staatStil(plaats: Plaats): Promise<boolean> {
    return this.stilstand.has(naamVan(plaats));
  }

  override async handelAf(
    plaats: Plaats,
    offset: number,
    werk: (overslaan: boolean) => Promise<Afhandeling>,
  ): Promise<void> {
    const naam = naamVan(plaats);
    const eigen = (this.#bezig.get(naam) ?? Promise.resolve()).then(() => this.#handelAf(naam, offset, werk));
    this.#bezig.set(
      naam,
      eigen.catch(() => undefined),
    );
    await eigen;
  }

  override async antwoordOp(sleutel: string): Promise<Uitgaand | undefined> {
    return this.#antwoorden.get(sleutel);
  }

  override geefUit(
    topic: string,
    publiceer: (berichten: readonly Uitgaand[]) => Promise<void>,
  ): Promise<number> {
    const eigen = (this.#uitgevers.get(topic) ?? Promise.resolve()).then(async () => {
      const berichten = this.uit.filter((bericht) => bericht.topic === topic);
      if (berichten.length > 0) await publiceer(berichten);
      const weg = new Set(berichten);
      this.uit = this.uit.filter((bericht) => !weg.has(bericht));
      return berichten.length;
    });
    this.#uitgevers.set(
      topic,
      eigen.catch(() => undefined),
    );
    return eigen;
  }

  async #handelAf(
    naam: string,
    offset: number,
    werk: (overslaan: boolean) => Promise<Afhandeling>,
  ): Promise<void> {
    if (offset < (this.#posities.get(naam) ?? 0)) return;
    const { antwoord, uit } = await werk(this.overslaan.has(`${naam}@${offset}`));
    if (antwoord && this.#antwoorden.has(antwoord.sleutel)) throw new Error('this key was answered already');
    if (antwoord) this.#antwoorden.set(antwoord.sleutel, antwoord.bericht);
    this.uit = [...this.uit, ...uit];
    this.#posities.set(naam, offset + 1);
    this.stilstand.delete(naam);
  }
}

const naamVan = ({ topic, partition }: Plaats): string => `${topic}/${partition}`;
