import { OngeldigeCursor } from '#event-sourcing';
import { instantMs, isoInstant } from '#afspraken';
import { cursorVan, plaatsBijVraag, vraagmerk } from '#platform';
import type { Leesverzoek } from './cijfer.query.js';
import type { Gevallenvragenlijst } from './gevallen.query.js';
import type { Bevindingplaats, Gevallenvraag } from './gevallenbron.js';

/** What every page of one question is about: a stretch whose begin moves meanwhile is neither lost nor seen twice. */
export type Vastgezet = Required<Pick<Gevallenvraag, 'van' | 'tot' | 'bekendOpMs'>>;

export interface Vervolg {
  readonly na: Bevindingplaats;
  readonly vraag: { readonly van: string; readonly tot: string; readonly bekendOp: string };
}

/** Ids beside the instant in a place: casus, soort, van, tot, bekendOp. */
const IDS = 5;
const BEKEND_OP_MS = /^\d{1,13}$/;

export const vervolgcursor = (
  [vanafMs, casusId, soort]: Bevindingplaats,
  { van, tot, bekendOpMs }: Vastgezet,
  merk: string,
): string => cursorVan([isoInstant(vanafMs), casusId, soort, van, tot, String(bekendOpMs), merk]);

export const bevindingmerk = ({ van, tot, bekendOp }: Gevallenvragenlijst, { lezer }: Leesverzoek): string =>
  vraagmerk({ van, tot, bekendOp }, lezer);

/** @throws OngeldigeCursor for one that no page of this question has given */
export const vervolgVan = (cursor: string | undefined, merk: string): Vervolg | undefined => {
  const plaats = plaatsBijVraag(cursor, IDS, merk);
  if (plaats === undefined) return undefined;
  const [vanaf = '', casusId = '', soort = '', van = '', tot = '', bekendOpMs = ''] = plaats;
  if (!BEKEND_OP_MS.test(bekendOpMs)) throw new OngeldigeCursor();
  return {
    na: [instantMs(vanaf), casusId, soort],
    vraag: { van, tot, bekendOp: isoInstant(Number(bekendOpMs)) },
  };
};
