import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { traceOf } from '../http/trace.js';

/**
 * One line per request, when its answer has gone out; or `afgebroken`, when the caller went away or the time for the answer was
 * over, so that it did not get it or not all of it.
 */
export const logRequests = (instance: FastifyInstance, logger: LoggerService): void => {
  instance.addHook('onResponse', (request, reply, done) => {
    if (reply.raw.writableFinished) logger.log(lineOf(request, reply), 'http');
    done();
  });
  // Not for all of them here: what an earlier hook refuses does not come to this one.
  instance.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) logger.log({ ...lineOf(request, reply), afgebroken: true }, 'http');
    });
    done();
  });
};

/** The route as it is written in the code, so never an id, a query or a name. */
const lineOf = (request: FastifyRequest, reply: FastifyReply): object => ({
  method: request.method,
  route: request.is404 ? '(onbekend)' : request.routeOptions.url,
  status: reply.statusCode,
  ms: Math.round(reply.elapsedTime),
  traceId: traceOf(request.raw).traceId,
});
