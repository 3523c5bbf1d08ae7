import { instantMs } from '#afspraken';
import { Termijnplan, alsTeNoteren } from '../application/termijnplan.js';
import type { TeNoteren, Telling, Telstaat } from '../application/termijnplan.js';
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

  override async tellingen(nuMs: number): Promise<readonly Telling[]> {
    const perSoort = new Map<string, Telling>();
    for (const rij of [...this.#rijen.values()].flat()) {
      const staat = staatVan(rij, nuMs);
      if (!staat) continue;
      const sleutel = `${rij.termijn} ${staat}`;
      const aantal = (perSoort.get(sleutel)?.aantal ?? 0) + 1;
      perSoort.set(sleutel, { termijn: rij.termijn, staat, aantal });
    }
    return [...perSoort.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, telling]) => telling);
  }

  #teNoteren(): readonly TeNoteren[] {
    return [...this.#rijen.values()]
      .flat()
      .filter(({ teNoteren }) => teNoteren)
      .map(alsTeNoteren)
      .sort((a, b) => (plekVan(a) < plekVan(b) ? -1 : 1));
  }
}

const staatVan = (rij: Termijnrij, nuMs: number): Telstaat | undefined => {
  const isVoorbij = instantMs(rij.overschredenVanaf) <= nuMs;
  if (!rij.teNoteren) {
    const isOpen = rij.gehaaldOp === undefined && rij.vervallenOp === undefined;
    return isVoorbij && isOpen ? 'verstreken' : undefined;
  }
  if (isVoorbij) return 'te-noteren';
  const isBijna = rij.waarschuwingVanaf !== undefined && instantMs(rij.waarschuwingVanaf) <= nuMs;
  return isBijna ? 'waarschuwing' : 'gepland';
};

const plekVan = ({ plaatsgevondenOp, casusId, instantie }: TeNoteren): string =>
  [plaatsgevondenOp, casusId, instantie].join(' ');
