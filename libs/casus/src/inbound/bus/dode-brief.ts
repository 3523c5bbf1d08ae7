import { TOPICS, isOpdrachtJwe, opdrachtIdVan, opdrachtnaamVan } from '#contracts';
import type { Geweigerd } from '#contracts';
import type { ReceivedMessage } from '#platform';
import type { Uitgaand } from '../../application/antwoordenboek.js';
import { AFNEMER } from './limieten.js';

/** What each header of a command may look like; one that looks otherwise may hold anything, and stays behind. */
const KOPPEN: Readonly<Record<string, (waarde: string) => boolean>> = {
  'content-type': (waarde) => /^application\/(jose|json)$/.test(waarde),
  ce_specversion: (waarde) => waarde === '1.0',
  ce_source: (waarde) => /^urn:nld:oin:\d{20}:systeem:veilig-thuis:[a-z0-9-]{1,60}$/.test(waarde),
  ce_type: (waarde) => opdrachtnaamVan(waarde) !== undefined,
  ce_subject: (waarde) => UUID.test(waarde),
  ce_time: (waarde) => /^\d{4}-\d{2}-\d{2}T[\d:.]{5,20}(Z|[+-]\d{2}:\d{2})$/.test(waarde),
  ce_traceparent: (waarde) => /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(waarde),
};
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A refused message for the operator, with its problem and where it stands. Its value goes along only when it is encrypted;
 * of anything else even a hash could confirm a guess, so only its length is told: the offset finds the rest.
 */
export const dodeBrief = (bericht: ReceivedMessage, probleem: Geweigerd): Uitgaand => {
  const { topic, partition, offset, value } = bericht;
  const id = opdrachtIdVan(bericht);
  const versleuteld = isOpdrachtJwe(value);
  return {
    topic: TOPICS.deadLetter,
    key: UUID.test(bericht.key) ? bericht.key : '',
    headers: {
      ...bekendeKoppen(bericht.headers),
      ...(id !== undefined && { ce_id: id }),
      'dead-letter-afnemer': AFNEMER,
      'dead-letter-topic': topic,
      'dead-letter-partitie': String(partition),
      'dead-letter-offset': String(offset),
      'dead-letter-probleem': `${probleem.type}: ${probleem.detail}`,
      ...(!versleuteld && { 'dead-letter-lengte': String(Buffer.byteLength(value)) }),
    },
    value: versleuteld ? value : '',
  };
};

const bekendeKoppen = (headers: ReceivedMessage['headers']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(KOPPEN).flatMap(([naam, past]) => {
      const waarde = headers[naam];
      return typeof waarde === 'string' && past(waarde) ? [[naam, waarde] as const] : [];
    }),
  );
