import 'reflect-metadata';
import type { LoggerService, Type, DynamicModule } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { onvertaaldeRegels } from '../validatie/tekortkomingen.js';
import { logRequests } from '../logging/request-log.js';
import { AllowedMethods } from './allowed-methods.js';
import { createEdgeServer } from './edge-server.js';
import { EdgeInterceptor } from './edge.interceptor.js';
import { ProblemFilter } from './problem.filter.js';
import { createValidationPipe } from './validation.pipe.js';

export interface HubAppOptions {
  readonly logger: LoggerService;
  /** Origins of browsers that may call the APIs; none by default. */
  readonly corsOrigins?: readonly string[];
}

/** Seconds that a browser may remember the answer to a preflight. */
const CORS_MAX_AGE_SECONDS = 600;

/** A Nest app ready for production traffic, not yet initialised: add documents, then `init()` or `listen()`. */
export const createHubApp = async (
  module: Type | DynamicModule,
  { logger, corsOrigins = [] }: HubAppOptions,
): Promise<NestFastifyApplication> => {
  refuseUntyped();
  const instance = createEdgeServer();
  const allowed = new AllowedMethods(instance);
  logRequests(instance, logger);
  const adapter = new FastifyAdapter(instance as never);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(allowed));
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalInterceptors(new EdgeInterceptor(app.get(Reflector)));
  if (corsOrigins.length > 0) allowOrigins(app, corsOrigins);
  refuseUntranslated();
  return app;
};

const allowOrigins = (app: NestFastifyApplication, corsOrigins: readonly string[]): void =>
  app.enableCors({
    origin: [...corsOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'if-match',
      'inzage-reden',
      'traceparent',
    ],
    exposedHeaders: [
      'api-version',
      'content-disposition',
      'etag',
      'keten-laatste-hash',
      'keten-lengte',
      'keten-oordeel',
      'link',
      'location',
      'onvolledig',
      'retry-after',
      'traceresponse',
    ],
    maxAge: CORS_MAX_AGE_SECONDS,
  });

class Typed {
  @Reflect.metadata('hub:typed', true)
  method(_value: string): void {
    // Only its metadata counts.
  }
}

/** Without types in the metadata Nest validates nothing and says nothing: some TypeScript runners leave them out. */
const refuseUntyped = (): void => {
  if (Reflect.getMetadata('design:paramtypes', Typed.prototype, 'method') === undefined) {
    throw new Error(
      'compiled without emitDecoratorMetadata: no input would be validated. Run the build (npm run build).',
    );
  }
};

const refuseUntranslated = (): void => {
  const names = onvertaaldeRegels();
  if (names.length > 0) throw new Error(`constraints without a Dutch message: ${names.join(', ')}`);
};
