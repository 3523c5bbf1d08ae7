import { cursorVan } from './cursor.js';
import type { Plaats } from './cursor.js';

/** Most items on one page: what a screen can show, and what is recorded as read at once. */
export const PAGINAGROOTTE = 50;

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
