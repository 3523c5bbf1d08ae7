import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

const STRONG_REVISION = /^"(0|[1-9]\d{0,14})"$/;

/** The entity tag of a case at a revision (`volgnummer` of its last event). */
export const etagOf = (revision: number): string => `"${revision}"`;

/** Gives the answer its `ETag`. */
export const setEtag = (reply: FastifyReply, revision: number): void => {
  void reply.header('etag', etagOf(revision));
};

/** @throws Problem when the header is there and is not one strong revision */
export const revisionOfIfMatch = (header: string | undefined): number | undefined => {
  if (header === undefined) return undefined;
  const revision = STRONG_REVISION.exec(header.trim())?.[1];
  if (revision !== undefined) return Number(revision);
  const melding = 'Stuur in If-Match precies de ETag die u kreeg, zoals "12", met aanhalingstekens.';
  throw new Problem('ongeldige-kop', melding, { errors: [{ veld: 'If-Match', regel: 'patroon', melding }] });
};

/** Injects the revision of `If-Match`, or undefined when the client set no condition. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    revisionOfIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [
    (target: object, key: string | symbol | undefined) => {
      if (key === undefined) return;
      ApiHeader({
        name: 'If-Match',
        required: false,
        description: 'ETag van de zaak waarop u beslist; is de zaak gewijzigd, dan volgt 412.',
        schema: { type: 'string', pattern: STRONG_REVISION.source },
      })(target, key, Object.getOwnPropertyDescriptor(target, key) as PropertyDescriptor);
    },
  ],
);
