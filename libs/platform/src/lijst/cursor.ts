import { OngeldigeCursor, isExactInstant, sha256Hex } from '#event-sourcing';

/** The place of the last item of a page, by what the list is ordered by. Its texts never hold a space. */
export type Plaats = readonly string[];

export const cursorVan = (plaats: Plaats): string =>
  Buffer.from(plaats.join(' '), 'utf8').toString('base64url');

const MILLISECONDS = /\.\d{3}Z$/;

/** What ids are made of: a UUID, or a short name. Nothing that the database refuses as text. */
const ID = /^[0-9A-Za-z-]{1,64}$/;

/** @throws OngeldigeCursor for one that no page of this list has given: an instant, and then `ids` ids */
export const plaatsVan = (cursor: string | undefined, ids: number): Plaats | undefined => {
  if (cursor === undefined) return undefined;
  const plaats = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const [instant = '', ...gegeven] = plaats;
  const klopt =
    isExactInstant(instant) &&
    MILLISECONDS.test(instant) &&
    gegeven.length === ids &&
    gegeven.every((id) => ID.test(id)) &&
    cursorVan(plaats) === cursor;
  if (!klopt) throw new OngeldigeCursor();
  return plaats;
};

/** Who asks: what a list shows depends on it. */
interface Vrager {
  readonly rol: string;
  readonly partij?: { readonly id: string } | undefined;
}

const MERK_TEKENS = 16;

/** What differs between two questions, short enough for a cursor: a cursor goes on with its own question only. */
export const vraagmerk = (vraag: object, { rol, partij }: Vrager): string => {
  const velden = Object.entries(vraag).filter(([, waarde]) => waarde !== undefined);
  const tekst = JSON.stringify([rol, partij?.id, velden.sort(([a], [b]) => (a < b ? -1 : 1))]);
  return sha256Hex(tekst).slice(0, MERK_TEKENS);
};

/**
 * The place in a cursor that ends with the `vraagmerk` of its question, without it.
 * @throws OngeldigeCursor also for one that another question gave
 */
export const plaatsBijVraag = (cursor: string | undefined, ids: number, merk: string): Plaats | undefined => {
  const plaats = plaatsVan(cursor, ids + 1);
  if (plaats && plaats.at(-1) !== merk) throw new OngeldigeCursor();
  return plaats?.slice(0, -1);
};

/** Where a page goes on, and the instant that every page of its question is about. */
export interface Vervolg {
  readonly na: Plaats;
  readonly opMs: number;
}

/**
 * The process that made a cursor may have a clock that is ahead of this one: its instant is not refused for that. A day is
 * far more than clocks differ.
 */
export const KLOKSPELING_MS = 86_400_000;

const OP_MS = /^\d{1,13}$/;

/** The place after which a list goes on that stays about one instant, for `vervolgBijVraag`. */
export const vervolgplaats = (plaats: Plaats, opMs: number, merk: string): Plaats => [
  ...plaats,
  String(opMs),
  merk,
];

/** As `plaatsBijVraag`, for a cursor of `vervolgplaats`. @throws OngeldigeCursor */
export const vervolgBijVraag = (
  cursor: string | undefined,
  ids: number,
  { merk, nuMs }: { readonly merk: string; readonly nuMs: number },
): Vervolg | undefined => {
  const plaats = plaatsBijVraag(cursor, ids + 1, merk);
  if (plaats === undefined) return undefined;
  const gegeven = plaats.at(-1) ?? '';
  const opMs = Number(gegeven);
  if (!OP_MS.test(gegeven) || opMs > nuMs + KLOKSPELING_MS) throw new OngeldigeCursor();
  return { na: plaats.slice(0, -1), opMs };
};
