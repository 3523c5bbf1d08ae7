import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Clock } from '#event-sourcing';
import { BearerGuard } from './bearer.guard.js';
import { OidcSleutelbron } from './oidc-sleutelbron.js';
import { Partijenregister } from './partijenregister.js';
import { RouteMarkCheck } from './route-mark.js';
import { Sleutelbron } from './sleutelbron.js';
import { TokenVerifier } from './token-verifier.js';
import type { TokenRules } from './token-verifier.js';

export interface ToegangOptions extends TokenRules {
  /** Modules that provide `Clock` and `Partijenregister`, unless those are global. */
  readonly imports?: ModuleMetadata['imports'];
  /** Where keys come from; the issuer's own discovery and JWKS by default. */
  readonly sleutelbron?: Sleutelbron;
}

/** Guards every route of the app that imports it. */
@Module({})
export class ToegangModule {
  static forRoot({ imports = [], sleutelbron, issuer, audience }: ToegangOptions): DynamicModule {
    return {
      module: ToegangModule,
      imports: [DiscoveryModule, ...imports],
      providers: [
        RouteMarkCheck,
        {
          provide: Sleutelbron,
          inject: [Clock],
          useFactory: (clock: Clock) => sleutelbron ?? new OidcSleutelbron(issuer, clock),
        },
        {
          provide: TokenVerifier,
          inject: [Sleutelbron, Partijenregister, Clock],
          useFactory: (keys: Sleutelbron, register: Partijenregister, clock: Clock) =>
            new TokenVerifier({ issuer, audience }, keys, register, clock),
        },
        { provide: APP_GUARD, useClass: BearerGuard },
      ],
    };
  }
}
