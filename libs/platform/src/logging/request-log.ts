import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { traceOf } from '../http/trace.js';

/** One line per request, when its answer has gone out or nobody waits for it any more. */
export const logRequests = (instance: FastifyInstance, logger: LoggerService): void => {
  instance.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => void logger.log(lineOf(request, reply), 'http'));
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
  // The caller went away, or the time for the answer was over: it did not get it, or not all of it.
  ...(!reply.raw.writableFinished && { afgebroken: true }),
});
