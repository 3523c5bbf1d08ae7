import { Controller, Get, Inject, Logger, Module } from '@nestjs/common';
import type { DynamicModule, InjectionToken, ModuleMetadata } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Openbaar } from './openbaar.js';
import { Problem } from './problem.js';

/** Something the hub cannot work without. `check` rejects when it is not there. */
export interface HealthCheck {
  readonly name: string;
  readonly check: () => Promise<void>;
}

/** A check that takes longer counts as failed: a probe usually waits five seconds. */
export const HEALTH_CHECK_TIMEOUT_MS = 2_000;

const HEALTH_CHECKS = 'hub:health-checks';

@Controller('gezondheid')
@Openbaar()
@ApiExcludeController()
export class HealthController {
  private readonly logger = new Logger('gezondheid');

  constructor(@Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[]) {}

  /** The process answers; nothing else is asked. */
  @Get('levend')
  levend(): { readonly status: 'levend' } {
    return { status: 'levend' };
  }

  /** Everything that a command needs is there. What is missing stands in the log, not in the answer. */
  @Get('gereed')
  async gereed(): Promise<{ readonly status: 'gereed' }> {
    const outcomes = await Promise.all(this.checks.map((each) => this.passes(each)));
    if (outcomes.every(Boolean)) return { status: 'gereed' };
    throw new Problem('tijdelijk-niet-beschikbaar', 'De hub is nog niet gereed.', {
      headers: { 'retry-after': '5' },
    });
  }

  private async passes({ name, check }: HealthCheck): Promise<boolean> {
    try {
      await withTimeout(check());
      return true;
    } catch (error) {
      this.logger.warn(`${name} is niet gereed`);
      this.logger.debug(error);
      return false;
    }
  }
}

const withTimeout = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), HEALTH_CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

export interface HealthOptions {
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: InjectionToken[];
  /** Gets what `inject` names; returns the checks of this app. */
  readonly useFactory: (...dependencies: never[]) => readonly HealthCheck[];
}

/** `/gezondheid/levend` and `/gezondheid/gereed`, public and without data. */
@Module({})
export class HealthModule {
  static forRoot({ imports = [], inject = [], useFactory }: HealthOptions): DynamicModule {
    return {
      module: HealthModule,
      imports,
      controllers: [HealthController],
      providers: [{ provide: HEALTH_CHECKS, inject, useFactory }],
    };
  }
}
