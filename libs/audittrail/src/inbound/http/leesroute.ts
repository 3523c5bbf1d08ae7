import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { currentTrace } from '#platform';

/** What the route itself says of a read: which case, for what reason, in which trace. */
export interface Leesroute {
  readonly casusId: string;
  readonly reden: string | undefined;
  readonly traceId: string | undefined;
}

/**
 * Injects the `Leesroute`. A case id is not validated here: one that cannot exist is unknown like any other. A UUID
 * means the same in upper case (RFC 9562), and is recorded in lower case.
 */
export const Leesroute = createParamDecorator((_: unknown, context: ExecutionContext): Leesroute => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { casusId = '' } = request.params as { readonly casusId?: string };
  const reden = request.headers['inzage-reden'];
  return {
    casusId: casusId.toLowerCase(),
    reden: typeof reden === 'string' ? reden : undefined,
    traceId: currentTrace()?.traceId,
  };
});
