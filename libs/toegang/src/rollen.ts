import { SetMetadata, applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Beller, Rol } from './beller.js';

export const ROLES = 'hub:rollen';

/** Which roles may use a route at all. Which cases they then see is decided elsewhere. */
export const Rollen = (...rollen: readonly [Rol, ...Rol[]]): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ROLES, rollen), ApiExtension('x-rollen', [...rollen]));

const bellers = new WeakMap<object, Beller>();

export const setBeller = (request: FastifyRequest, beller: Beller): void => {
  bellers.set(request.raw, beller);
};

/** Injects who calls. On a public route there is nobody, and asking is a bug. */
export const HuidigeBeller = createParamDecorator((_: unknown, context: ExecutionContext): Beller => {
  const beller = bellers.get(context.switchToHttp().getRequest<FastifyRequest>().raw);
  if (!beller) throw new Error('there is no caller: the route is public');
  return beller;
});
