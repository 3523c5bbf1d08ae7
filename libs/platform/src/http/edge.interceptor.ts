import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { PRODUCES, accepts } from './accept.js';
import { WITHOUT_KEY, requireKey } from './idempotency.js';
import { Problem } from './problem.js';

/** What holds for every route: the answer's form must be acceptable, and a POST carries its `Idempotency-Key`. */
@Injectable()
export class EdgeInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const targets = [context.getHandler(), context.getClass()];
    const produces = this.reflector.getAllAndOverride<readonly string[] | undefined>(PRODUCES, targets) ?? [
      'application/json',
    ];
    if (!produces.some((mediaType) => accepts(request.headers.accept, mediaType))) {
      const vormen = produces.join(' of ');
      throw new Problem('niet-leverbaar', `Dit adres levert ${vormen}. Vraag daarom met de kop Accept.`);
    }
    if (request.method === 'POST' && !this.reflector.getAllAndOverride<boolean>(WITHOUT_KEY, targets)) {
      requireKey(request);
    }
    return next.handle();
  }
}
