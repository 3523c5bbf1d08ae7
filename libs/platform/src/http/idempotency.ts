import { SetMetadata, applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { canonicalJson, sha256Hex } from '#event-sourcing';
import { Problem } from './problem.js';

export const WITHOUT_KEY = 'hub:without-idempotency-key';
export const WITHOUT_KEY_EXTENSION = 'x-zonder-opdrachtsleutel';

/** Longest key, so that it fits an index; visible ASCII, so that it survives every proxy and log. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/** A POST that changes nothing, and so needs no `Idempotency-Key`. */
export const ZonderOpdrachtSleutel = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(WITHOUT_KEY, true), ApiExtension(WITHOUT_KEY_EXTENSION, true));

/** What makes a repeated command recognisable as the same one. */
export interface OpdrachtSleutel {
  /** Hash of the key within the scope of its caller: two callers never share one. */
  readonly sleutel: string;
  /** Hash of what was asked: the same key with another fingerprint is a mistake of the client. */
  readonly vingerafdruk: string;
}

const scopes = new WeakMap<object, string>();

/** Called by whoever knows the caller: issuer, subject and party together, in any injective form. */
export const setKeyScope = (request: FastifyRequest, scope: string): void => {
  scopes.set(request.raw, scope);
};

/** @throws Problem when the header is absent or malformed */
export const requireKey = (request: FastifyRequest): string => {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && KEY.test(key)) return key;
  const melding =
    key === undefined
      ? 'Stuur de kop Idempotency-Key mee: een sleutel die u per opdracht kiest (bijvoorbeeld een UUID) en bij herhalen hergebruikt.'
      : 'De kop Idempotency-Key bestaat uit 1 tot en met 255 zichtbare ASCII-tekens, zonder spaties.';
  throw new Problem('ongeldige-kop', melding, {
    errors: [{ veld: 'Idempotency-Key', regel: key === undefined ? 'verplicht' : 'patroon', melding }],
  });
};

export const opdrachtSleutelOf = (request: FastifyRequest): OpdrachtSleutel => {
  const scope = scopes.get(request.raw);
  if (scope === undefined) throw new Error('an Idempotency-Key needs a caller: the route is public');
  const { method, params, body } = request;
  return {
    sleutel: sha256Hex(canonicalJson([scope, requireKey(request)])),
    vingerafdruk: sha256Hex(canonicalJson({ method, path: request.routeOptions.url, params, body })),
  };
};

/** Injects the `OpdrachtSleutel` of a POST. */
export const OpdrachtSleutel = createParamDecorator((_: unknown, context: ExecutionContext) =>
  opdrachtSleutelOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
