import { Injectable, Logger } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { canonicalJson } from '#event-sourcing';
import { Problem, setKeyScope } from '#platform';
import type { Beller } from './beller.js';
import { markOf } from './route-mark.js';
import { setBeller } from './rollen.js';
import { UitgeverOnbereikbaar } from './sleutelbron.js';
import { TokenGeweigerd, TokenVerifier } from './token-verifier.js';
import type { WeigerReden } from './token-verifier.js';

/** Seconds after which a caller may try again when the issuer does not answer. */
const RETRY_AFTER_SECONDS = 5;

/** What helps who must repair it, and no more: which check failed first is not for who is guessing. */
const WORDS: Readonly<Record<WeigerReden, string>> = {
  vorm: 'Het token is niet geldig voor deze API. Controleer uitgever, publiek, geldigheid en ondertekening.',
  handtekening:
    'Het token is niet geldig voor deze API. Controleer uitgever, publiek, geldigheid en ondertekening.',
  inhoud:
    'Het token is niet geldig voor deze API. Controleer uitgever, publiek, geldigheid en ondertekening.',
  verlopen: 'Het token is verlopen. Vraag een nieuw token aan bij uw uitgever.',
  beller:
    'De claims van het token zijn niet volledig of spreken elkaar tegen. Nodig zijn sub en rol, en naar die rol partij, gemeente en regio.',
  partij: 'De partij in het token doet niet mee aan de samenwerkingsafspraken.',
};

/** Lets in who proves with a bearer token to be somebody, and only where that role may come. */
@Injectable()
export class BearerGuard implements CanActivate {
  private readonly logger = new Logger('toegang');

  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const mark = markOf(this.reflector, context.getHandler(), context.getClass());
    if (mark === 'openbaar') return true;
    if (mark === undefined) throw new Error('an unmarked route was reached');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const beller = await this.callerOf(request);
    setBeller(request, beller);
    setKeyScope(request, this.scopeOf(beller));
    if (!mark.includes(beller.rol)) {
      throw new Problem(
        'rol-niet-toegestaan',
        `Deze bewerking is voor: ${mark.join(', ')}. Uw rol is ${beller.rol}.`,
      );
    }
    return true;
  }

  private async callerOf(request: FastifyRequest): Promise<Beller> {
    const token = tokenOf(request);
    try {
      return await this.verifier.verify(token);
    } catch (error) {
      if (error instanceof TokenGeweigerd) throw this.refused(error);
      if (error instanceof UitgeverOnbereikbaar) throw issuerDown(error);
      throw error;
    }
  }

  private refused({ reden }: TokenGeweigerd): Problem {
    this.logger.log({ msg: 'token geweigerd', reden });
    return unauthenticated(WORDS[reden], 'Bearer error="invalid_token"');
  }

  /** One key space per member of staff of a party: the same `sub` at another issuer is somebody else. */
  private scopeOf({ sub, partij }: Beller): string {
    return canonicalJson([this.verifier.rules.issuer, sub, partij?.soort ?? null, partij?.id ?? null]);
  }
}

const unauthenticated = (detail: string, challenge: string): Problem =>
  new Problem('niet-aangemeld', detail, { headers: { 'www-authenticate': challenge } });

const tokenOf = ({ headers, query }: FastifyRequest): string => {
  if (Object.hasOwn(query as object, 'access_token')) {
    throw unauthenticated(
      'Een token hoort in de kop Authorization en nooit in het adres. Beschouw dit token als gelekt.',
      'Bearer error="invalid_request"',
    );
  }
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(headers.authorization ?? '')?.[1];
  if (token !== undefined) return token;
  throw unauthenticated('Stuur een token mee in de kop Authorization: Bearer <token>.', 'Bearer');
};

const issuerDown = (cause: UitgeverOnbereikbaar): Problem =>
  new Problem(
    'tijdelijk-niet-beschikbaar',
    'De uitgever van tokens antwoordt niet, dus niemand kan nu worden toegelaten.',
    {
      headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
      cause,
    },
  );
