import { instantMs } from '#afspraken';
import { Termijnplan, alsTeNoteren } from '../application/termijnplan.js';
import type { TeNoteren, Telling } from '../application/termijnplan.js';
import type { Termijnrij } from '../read/rijen.js';

/** For specs: the plan of the rows that it is given. */
export class InMemoryTermijnplan extends Termijnplan {
  readonly #rijen = new Map<string, readonly Termijnrij[]>();

  zet(casusId: string, rijen: readonly Termijnrij[]): void {
    this.#rijen.set(casusId, rijen);
  }

  override async verstreken(
    totMs: number,
    na: TeNoteren | undefined,
    limiet: number,
  ): Promise<readonly TeNoteren[]> {
    return this.#teNoteren()
      .filter((term) => instantMs(term.plaatsgevondenOp) <= totMs)
      .filter((term) => na === undefined || plekVan(term) > plekVan(na))
      .slice(0, limiet);
  }

  override async eerstvolgende(naMs: number): Promise<number | undefined> {
    return this.#teNoteren()
      .map(({ plaatsgevondenOp }) => instantMs(plaatsgevondenOp))
      .find((ms) => ms > naMs);
  }

  override async telling(nuMs: number): Promise<Telling> {
    const open = [...this.#rijen.values()].flat().filter(({ teNoteren }) => teNoteren);
    const lopend = open.filter(({ overschredenVanaf }) => instantMs(overschredenVanaf) > nuMs);
    return {
      gepland: lopend.length,
      waarschuwing: lopend.filter(
        ({ waarschuwingVanaf }) => waarschuwingVanaf !== undefined && instantMs(waarschuwingVanaf) <= nuMs,
      ).length,
      teNoteren: open.length - lopend.length,
    };
  }

  #teNoteren(): readonly TeNoteren[] {
    return [...this.#rijen.values()]
      .flat()
      .filter(({ teNoteren }) => teNoteren)
      .map(alsTeNoteren)
      .sort((a, b) => (plekVan(a) < plekVan(b) ? -1 : 1));
  }
}

const plekVan = ({ plaatsgevondenOp, casusId, instantie }: TeNoteren): string =>
  [plaatsgevondenOp, casusId, instantie].join(' ');
