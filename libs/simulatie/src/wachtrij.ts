/** What waits for its instant; of two at one instant the one with the lower number goes first. */
export interface Wachtende {
  readonly opMs: number;
  readonly nummer: number;
}

const eerder = (a: Wachtende, b: Wachtende): boolean =>
  a.opMs < b.opMs || (a.opMs === b.opMs && a.nummer < b.nummer);

/** A binary heap: the first in time is taken first. */
export class Wachtrij<T extends Wachtende> {
  readonly #hoop: T[] = [];

  get lengte(): number {
    return this.#hoop.length;
  }

  eerste(): T | undefined {
    return this.#hoop[0];
  }

  voegToe(nieuw: T): void {
    const hoop = this.#hoop;
    let plaats = hoop.length;
    while (plaats > 0) {
      const boven = (plaats - 1) >> 1;
      const ouder = hoop[boven];
      if (!ouder || eerder(ouder, nieuw)) break;
      hoop[plaats] = ouder;
      plaats = boven;
    }
    hoop[plaats] = nieuw;
  }

  neem(): T | undefined {
    const hoop = this.#hoop;
    const eerste = hoop[0];
    const laatste = hoop.pop();
    if (eerste && laatste && hoop.length > 0) this.#zakIn(laatste);
    return eerste;
  }

  #zakIn(laatste: T): void {
    const hoop = this.#hoop;
    let plaats = 0;
    for (;;) {
      const links = 2 * plaats + 1;
      const kind = this.#kleinste(links);
      const kandidaat = hoop[kind];
      if (!kandidaat || eerder(laatste, kandidaat)) break;
      hoop[plaats] = kandidaat;
      plaats = kind;
    }
    hoop[plaats] = laatste;
  }

  #kleinste(links: number): number {
    const [a, b] = [this.#hoop[links], this.#hoop[links + 1]];
    return a && b && eerder(b, a) ? links + 1 : links;
  }
}
