import { inzagePagina, inzagenPerPagina, plaatsVan } from './inzage-cursor.js';
import type { InzagePlaats } from './inzage-cursor.js';
import { InzageLog } from './inzage-log.js';
import type { InzagePagina, InzageRegel } from './inzage-log.js';

/** For specs. */
export class InMemoryInzageLog extends InzageLog {
  readonly #regels = new Map<string, InzageRegel>();

  override async leg(regel: InzageRegel): Promise<void> {
    if (!this.#regels.has(regel.id)) this.#regels.set(regel.id, structuredClone(regel));
  }

  override async legAlle(regels: readonly InzageRegel[]): Promise<void> {
    for (const regel of regels) await this.leg(regel);
  }

  override async vanCasus(
    casusId: string,
    { limiet, cursor }: { limiet: number; cursor?: string },
  ): Promise<InzagePagina> {
    const count = inzagenPerPagina(limiet);
    const after = cursor === undefined ? undefined : plaatsVan(cursor);
    const lines = [...this.#regels.values()]
      .filter((regel) => regel.casusId === casusId && (!after || newestFirst(after, regel) < 0))
      .sort(newestFirst);
    return inzagePagina(lines.slice(0, count + 1), count);
  }
}

const newestFirst = (a: InzagePlaats, b: InzagePlaats): number =>
  compare(b.tijdstip, a.tijdstip) || compare(b.id, a.id);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
