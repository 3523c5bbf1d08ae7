import type { Beller } from '#toegang';
import type { Fase } from '#dossier';
import { cursorVan } from './cursor.js';
import type { Plaats } from './cursor.js';

/** Most items on one page: what a screen can show, and what is recorded as read at once. */
export const PAGINAGROOTTE = 50;

/** Who asks for a list, and how that is recorded. */
export interface Leesverzoek {
  readonly lezer: Beller;
  readonly traceId?: string | undefined;
  /** As it was sent; only toezicht needs one. */
  readonly reden?: string | undefined;
}

export interface Casussenvraag {
  /** Without it all cases that have not been closed. */
  readonly fase?: Fase | undefined;
  readonly gemeente?: string | undefined;
  readonly alleenOverschreden?: boolean | undefined;
  readonly cursor?: string | undefined;
}

export interface Pagina<T> {
  readonly items: readonly T[];
  /** Cursor of the next page; absent on the last. */
  readonly volgende?: string;
}

/** The page from its items and one more, by which it knows that there is a next page. */
export const paginaVan = <T>(gevonden: readonly T[], plaats: (item: T) => Plaats): Pagina<T> => {
  const items = gevonden.slice(0, PAGINAGROOTTE);
  const laatste = items.at(-1);
  return gevonden.length > PAGINAGROOTTE && laatste !== undefined
    ? { items, volgende: cursorVan(plaats(laatste)) }
    : { items };
};
