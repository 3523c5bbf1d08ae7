import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { opdrachtSleutelOf, revisionOfIfMatch } from '#platform';
import { afgeleidId } from '../../application/ids.js';
import { casusIdUit, overdrachtIdUit } from './padcode.js';

/** Everything of a command but who gives it and what it says: ids of the path, key, condition, and where to answer. */
export interface Opdrachtkop {
  /** The case of the path, or the case that this command opens. */
  readonly casusId: string;
  readonly nieuweCasus: boolean;
  /** @throws OverdrachtOnbekend when the path names no handover */
  readonly overdrachtId: () => string;
  /** An id that a repeat of this command finds again. */
  readonly nieuwId: (wat: 'melding' | 'overdracht') => string;
  readonly sleutel: string;
  readonly vingerafdruk: string;
  readonly verwachteRevisie: number | undefined;
  /** Where the API of this route begins: `/veilig-thuis/v1`. */
  readonly basis: string;
  readonly antwoord: FastifyReply;
}

const BASIS = /^\/[a-z-]+\/v\d+/;

const kopVan = (context: ExecutionContext): Opdrachtkop => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { params, routeOptions, headers } = request;
  const nieuweCasus = !(routeOptions.url ?? '').includes(':casusId');
  const { sleutel, vingerafdruk } = opdrachtSleutelOf(request);
  return {
    casusId: nieuweCasus ? afgeleidId(sleutel, 'casus') : casusIdUit(params),
    nieuweCasus,
    overdrachtId: () => overdrachtIdUit(params),
    nieuwId: (wat) => afgeleidId(sleutel, wat),
    sleutel,
    vingerafdruk,
    verwachteRevisie: revisionOfIfMatch(headers['if-match']),
    basis: BASIS.exec(routeOptions.url ?? '')?.[0] ?? '',
    antwoord: context.switchToHttp().getResponse<FastifyReply>(),
  };
};

/** Injects the `Opdrachtkop` of a command. */
export const Kop = createParamDecorator((_: unknown, context: ExecutionContext) => kopVan(context));
