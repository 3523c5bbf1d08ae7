import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { traceOf } from '../http/trace.js';

/** One line per request: the route as it is written in the code, so never an id, a query or a name. */
export const logRequests = (instance: FastifyInstance, logger: LoggerService): void => {
  instance.addHook('onResponse', (request, reply, done) => {
    logger.log(
      {
        method: request.method,
        route: request.is404 ? '(onbekend)' : request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        traceId: traceOf(request.raw).traceId,
      },
      'http',
    );
    done();
  });
};
