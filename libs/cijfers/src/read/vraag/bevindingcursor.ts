import { OngeldigeCursor } from '#event-sourcing';
import type { Bevindingplaats } from './gevallenbron.js';

const VORM = /^(\d{1,15}) ([0-9a-f-]{36}) (niet-belegd|dubbel-belegd)$/;

export const cursorVan = (plaats: Bevindingplaats): string =>
  Buffer.from(plaats.join(' '), 'utf8').toString('base64url');

/** @throws OngeldigeCursor for one that no page has given */
export const plaatsVan = (cursor: string | undefined): Bevindingplaats | undefined => {
  if (cursor === undefined) return undefined;
  const [, vanaf, casusId, soort] = VORM.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (casusId === undefined || soort === undefined) throw new OngeldigeCursor();
  return [Number(vanaf), casusId, soort];
};
