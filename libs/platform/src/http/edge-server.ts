import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ServiceUnavailableException } from '@nestjs/common';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FORBIDDEN_NAMES } from './json-scan.js';
import { EDGE_HEADERS } from './edge-headers.js';
import {
  BODY_LIMIT_BYTES,
  CONNECTION_TIMEOUT_MS,
  FILE_TIMEOUT_MS,
  HANDLER_TIMEOUT_MS,
  KEEP_ALIVE_TIMEOUT_MS,
  MAX_PARAM_LENGTH,
  REQUEST_TIMEOUT_MS,
} from './limits.js';
import { PROBLEM_JSON, Problem, answerOf, instanceOf } from './problem.js';
import type { ProblemAnswer } from './problem.js';
import { answerOfError } from './problem-of-error.js';
import { parseStrictJson } from './strict-json.js';
import { newTraceId, runInTrace, traceOf } from './trace.js';

/** Fastify with our limits, our parser and our headers on every answer, also those it gives before any hook. */
export const createEdgeServer = (): FastifyInstance => {
  const instance = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: MAX_PARAM_LENGTH },
    serverFactory,
    frameworkErrors: (error, request, reply) =>
      sendAnswer(reply, request, answerOfError(error, { ifMatch: false, leest: request.method !== 'POST' })),
    clientErrorHandler: answerOnSocket,
  });
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseJson);
  answerInTime(instance);
  instance.addHook('onRequest', (request, _reply, done) => done(addressFault(request)));
  endConnectionsOnClose(instance);
  instance.addHook('preHandler', (request, _reply, done) => runInTrace(traceOf(request.raw), done));
  return instance;
};

/** What fastify has for this (`handlerTimeout`) ends when a body has been read, so that a command that hangs is never answered. */
const answerInTime = (instance: FastifyInstance): void => {
  instance.addHook('onRequest', (_request, reply, done) => {
    let timer = setTimeout(() => {
      if (reply.raw.headersSent)
        timer = setTimeout(() => reply.raw.destroy(), FILE_TIMEOUT_MS - HANDLER_TIMEOUT_MS);
      else void reply.send(new ServiceUnavailableException(`no answer within ${HANDLER_TIMEOUT_MS} ms`));
    }, HANDLER_TIMEOUT_MS);
    reply.raw.once('close', () => clearTimeout(timer));
    done();
  });
};

/** A connection that becomes idle while we close would otherwise be kept alive, and we would wait for it. */
const endConnectionsOnClose = (instance: FastifyInstance): void => {
  let closing = false;
  instance.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  instance.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done(null, payload);
  });
  // An answer whose headers had gone before; idle only after this turn.
  instance.addHook('onResponse', (_request, _reply, done) => {
    if (closing) setImmediate(() => instance.server.closeIdleConnections());
    done();
  });
};

export const sendAnswer = (reply: FastifyReply, request: FastifyRequest, answer: ProblemAnswer): void => {
  const body = { ...answer.body, instance: instanceOf(traceOf(request.raw).traceId) };
  void reply.status(answer.status).headers(answer.headers).type(PROBLEM_JSON).send(JSON.stringify(body));
};

const serverFactory = (handler: RequestListener): Server => {
  const server = createServer((request, response) => {
    setEdgeHeaders(request, response);
    handler(request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.setTimeout(CONNECTION_TIMEOUT_MS);
  return server;
};

const setEdgeHeaders = (request: IncomingMessage, response: ServerResponse): void => {
  for (const [name, value] of Object.entries(EDGE_HEADERS)) response.setHeader(name, value);
  const { traceId, spanId } = traceOf(request);
  response.setHeader('traceresponse', `00-${traceId}-${spanId}-01`);
};

/** An address is read as strictly as a body: valid UTF-8, no NUL, no names that every object has. */
const addressFault = ({ raw, query }: FastifyRequest): Problem | undefined => {
  const names = Object.getOwnPropertyNames(query ?? {});
  const readable = isText(raw.url ?? '') && !names.some((name) => FORBIDDEN_NAMES.has(name));
  return readable
    ? undefined
    : new Problem('ongeldig-verzoek', 'Het adres bevat tekens of namen die niet zijn toegestaan.');
};

const isText = (url: string): boolean => {
  try {
    return !decodeURIComponent(url).includes('\u0000');
  } catch {
    return false;
  }
};

const parseJson = async (request: FastifyRequest, body: Buffer): Promise<unknown> => {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  const encoded = request.headers['content-encoding'] ?? 'identity';
  if (encoded !== 'identity' || (charset !== undefined && charset.toLowerCase() !== 'utf-8')) {
    throw new Problem('verkeerd-inhoudstype', 'Stuur JSON in UTF-8 en zonder compressie.');
  }
  return parseStrictJson(body);
};

/** Answers what never became a request: the socket gets the same problem and headers as any other caller. */
const answerOnSocket = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body } = answerOf(socketProblem(error.code));
  const text = JSON.stringify({ ...body, instance: instanceOf(newTraceId()) });
  const headers = { ...EDGE_HEADERS, 'content-type': PROBLEM_JSON, connection: 'close' };
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(text) });
  const head = lines.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  socket.end(`HTTP/1.1 ${status} Problem\r\n${head}\r\n\r\n${text}`);
};

const socketProblem = (code: string | undefined): Problem => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('verzoek-verlopen', 'Stuur het hele verzoek in een keer.');
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem('koppen-te-groot', 'Stuur minder of kortere koppen.');
  return new Problem('ongeldig-verzoek', 'Dit is geen geldig HTTP-verzoek.');
};
