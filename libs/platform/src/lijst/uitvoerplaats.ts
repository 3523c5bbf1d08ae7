import type { FastifyReply } from 'fastify';
import { Problem } from '../http/problem.js';

/** Files that are made for one caller at a time, per process: some for somebody at a screen, none for a script gone wild. */
export const MEESTE_UITVOER_TEGELIJK = 3;

/** A file takes seconds, seldom a minute. */
const OPNIEUW_NA_SECONDEN = 30;

/** Per server of this process, and then per caller. */
const lopend = new WeakMap<object, Map<string, number>>();

/**
 * A file is read, and recorded as read, page after page for as long as it takes, so a caller has few at a time. The place is
 * free again when the answer has been sent or its connection is gone. To be taken before anything is read. @throws Problem 429
 */
export const neemUitvoerplaats = ({ server, raw }: FastifyReply, wie: string): void => {
  const perBeller = lopend.get(server) ?? new Map<string, number>();
  lopend.set(server, perBeller);
  const aantal = perBeller.get(wie) ?? 0;
  if (aantal >= MEESTE_UITVOER_TEGELIJK)
    throw new Problem(
      'te-veel-verzoeken',
      `Er worden al ${MEESTE_UITVOER_TEGELIJK} bestanden voor u gemaakt; meer gaan er niet tegelijk. Wacht tot er een klaar is en vraag dan opnieuw.`,
      { headers: { 'retry-after': String(OPNIEUW_NA_SECONDEN) } },
    );
  // It would never close again.
  if (raw.destroyed) return;
  perBeller.set(wie, aantal + 1);
  raw.once('close', () => {
    const over = (perBeller.get(wie) ?? 1) - 1;
    if (over > 0) perBeller.set(wie, over);
    else perBeller.delete(wie);
  });
};

/** For the OpenAPI of an answer that is a file. */
export const TE_VEEL_UITVOER = {
  description: `Er worden al ${MEESTE_UITVOER_TEGELIJK} bestanden voor u gemaakt: wacht tot er een klaar is.`,
  headers: {
    'Retry-After': {
      description: 'Na hoeveel seconden u opnieuw kunt vragen.',
      schema: { type: 'integer' as const },
    },
  },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
};
