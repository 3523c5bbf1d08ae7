import { OngeldigeCursor } from '#event-sourcing';

/** The place of the last item of a page, by what the list is ordered by. Its texts never hold a space. */
export type Plaats = readonly string[];

export const cursorVan = (plaats: Plaats): string =>
  Buffer.from(plaats.join(' '), 'utf8').toString('base64url');

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** @throws OngeldigeCursor for one that no page of this list has given: an instant, and then `ids` ids */
export const plaatsVan = (cursor: string | undefined, ids: number): Plaats | undefined => {
  if (cursor === undefined) return undefined;
  const plaats = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const [instant = ''] = plaats;
  const klopt = INSTANT.test(instant) && plaats.length === ids + 1 && cursorVan(plaats) === cursor;
  if (!klopt || Number.isNaN(Date.parse(instant))) throw new OngeldigeCursor();
  return plaats;
};
