import { Catch, HttpException, Logger, NotFoundException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AllowedMethods } from './allowed-methods.js';
import { sendAnswer } from './edge-server.js';
import { Problem, answerOf } from './problem.js';
import type { ProblemAnswer } from './problem.js';
import { answerOfError } from './problem-of-error.js';

/** Turns every error into an RFC 9457 problem. Only a fault of ours is logged, once, with its causes. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly allowed: AllowedMethods) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = this.answer(error, request);
    if (answer.status >= 500) this.logger.error(error);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    for (const name of ['etag', 'location', 'content-disposition']) reply.removeHeader(name);
    sendAnswer(reply, request, answer);
  }

  private answer(error: unknown, request: FastifyRequest): ProblemAnswer {
    const cause = errorOfParser(error);
    if (request.is404 && cause instanceof NotFoundException) return this.unknownRoute(request);
    return answerOfError(cause, {
      ifMatch: request.headers['if-match'] !== undefined,
      leest: request.method !== 'POST',
    });
  }

  private unknownRoute(request: FastifyRequest): ProblemAnswer {
    const allowed = this.allowed.of(request.raw.url ?? '');
    if (allowed.length === 0) return answerOfError(new NotFoundException(), { ifMatch: false, leest: true });
    const methods = allowed.join(', ');
    return answerOf(
      new Problem('methode-niet-toegestaan', `Dit adres kent alleen ${methods}.`, {
        headers: { allow: methods },
      }),
    );
  }
}

/** Nest wraps what the parser threw; the problem is inside. */
const errorOfParser = (error: unknown): unknown =>
  error instanceof HttpException && error.cause instanceof Problem ? error.cause : error;
