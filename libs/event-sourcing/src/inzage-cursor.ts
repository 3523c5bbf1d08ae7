import { DomainError } from './domain-error.js';
import { isExactInstant } from './exact-instant.js';
import { MAX_INZAGEN_PER_PAGINA } from './inzage-log.js';
import type { InzagePagina, InzageRegel } from './inzage-log.js';

/** The place of a line in the order newest first: ids settle what happened in the same millisecond. */
export type InzagePlaats = Pick<InzageRegel, 'tijdstip' | 'id'>;

/** How many lines a page may hold when this many are asked for. */
export const inzagenPerPagina = (limiet: number): number =>
  Math.max(1, Math.min(Math.trunc(limiet) || 1, MAX_INZAGEN_PER_PAGINA));

/** The page from its lines and one more, by which it knows that there is a next page. */
export const inzagePagina = (regels: readonly InzageRegel[], limiet: number): InzagePagina => {
  const page = regels.slice(0, limiet);
  const last = page.at(-1);
  return regels.length > limiet && last ? { regels: page, volgende: cursorVan(last) } : { regels: page };
};

/** @throws OngeldigeCursor for one that no page has given */
export const plaatsVan = (cursor: string): InzagePlaats => {
  const [tijdstip = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const given = isExactInstant(tijdstip) && UUID.test(id) && cursorVan({ tijdstip, id }) === cursor;
  if (!given) throw new OngeldigeCursor();
  return { tijdstip, id };
};

export class OngeldigeCursor extends DomainError {
  override readonly code = 'ongeldige-cursor';
  override readonly kind = 'invalid';
  constructor() {
    super(
      'De cursor is onbekend, of van een andere vraag: gebruik `volgende` van de vorige pagina, ongewijzigd.',
      {
        veld: 'cursor',
      },
    );
  }
}

const cursorVan = ({ tijdstip, id }: InzagePlaats): string =>
  Buffer.from(`${tijdstip} ${id}`, 'utf8').toString('base64url');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
