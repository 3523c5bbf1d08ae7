import { leesBericht, OngeldigBericht } from '#contracts';
import type { Bericht } from '#contracts';
import type { ReceivedMessage } from './bus.js';

/** A message that never left this process and is still what it was made as. */
interface Unsent {
  readonly bericht: Bericht;
}

/** The message of a case, after every check; its key must be the case, or its order means nothing. @throws OngeldigBericht */
export const readMessage = (message: ReceivedMessage | (ReceivedMessage & Unsent)): Bericht => {
  if ('bericht' in message) return message.bericht;
  const { key, headers, value } = message;
  const bericht = leesBericht({ headers, value });
  if (bericht.attributen.subject === key) return bericht;
  throw new OngeldigBericht('subject: is niet de sleutel van het bericht');
};

/** The longest problem that goes in a header. */
const MAX_PROBLEM = 1_000;

/** What was wrong, with the causes, in one line for an operator. */
export const problemOf = (error: unknown): string => {
  const lines: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) lines.push(`${at.name}: ${at.message}`);
  // A header of the dead-letter topic holds no control characters.
  return (lines.join(' <- ') || String(error)).replace(/\p{Cc}+/gu, ' ').slice(0, MAX_PROBLEM);
};
