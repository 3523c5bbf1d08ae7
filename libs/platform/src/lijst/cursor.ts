import { OngeldigeCursor, isExactInstant } from '#event-sourcing';

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
