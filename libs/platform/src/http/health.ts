import { Controller, Get, Inject, Logger, Module, ServiceUnavailableException } from '@nestjs/common';
import type { DynamicModule, InjectionToken, ModuleMetadata } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import type { HealthCheckResult, HealthIndicatorResult } from '@nestjs/terminus';
import { Openbaar } from './openbaar.js';
import { Problem } from './problem.js';

/** Numbers and words of our own for whoever operates the hub: never an address, a secret or a case. */
export type HealthDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface HealthOutcome {
  /** It works, but not as it should: what is asked of it comes late, or some of it waits for a person. */
  readonly achter?: boolean;
  readonly details?: HealthDetails;
}

/** A part that the app works with. `check` rejects when it is not there. */
export interface HealthCheck {
  readonly name: string;
  readonly check: () => Promise<HealthOutcome | void>;
  /** What the app is asked goes on without it: when it is not there, or does not answer in time, the app is behind. */
  readonly optional?: boolean;
}

/** A part fails, and this may be told of it. */
export class NotHealthy extends Error {
  override readonly name = 'NotHealthy';
  constructor(
    message: string,
    readonly details: HealthDetails,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A check that takes longer counts as failed: a probe usually waits five seconds. */
export const HEALTH_CHECK_TIMEOUT_MS = 2_000;

const HEALTH_CHECKS = 'hub:health-checks';
const HEALTH_TIMEOUT = 'hub:health-timeout';

const STATUS = { up: 'goed', degraded: 'achter', down: 'fout' } as const;

interface Onderdeel extends HealthDetails {
  readonly naam: string;
  readonly status: (typeof STATUS)[keyof typeof STATUS];
}

@Controller('gezondheid')
@Openbaar()
@ApiExcludeController()
export class HealthController {
  private readonly logger = new Logger('gezondheid');

  constructor(
    @Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[],
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    @Inject(HEALTH_TIMEOUT) private readonly timeoutMs: number,
  ) {}

  /** The process answers; nothing else is asked. */
  @Get('levend')
  levend(): { readonly status: 'levend' } {
    return { status: 'levend' };
  }

  /** Whether all that the app works with is there, and how far behind it is. The cause of a fault stands in the log. */
  @Get('gereed')
  async gereed(): Promise<{ readonly status: 'gereed'; readonly onderdelen: readonly Onderdeel[] }> {
    const result = await this.result();
    const onderdelen = Object.entries(result.details).map(([naam, { status, ...details }]) => ({
      naam,
      status: STATUS[status],
      ...(details as HealthDetails),
    }));
    if (result.status === 'ok' || result.status === 'degraded') return { status: 'gereed', onderdelen };
    throw new Problem('tijdelijk-niet-beschikbaar', DETAIL[result.status], {
      headers: { 'retry-after': '5' },
      leden: { onderdelen },
    });
  }

  private async result(): Promise<HealthCheckResult> {
    try {
      return await this.health.check(this.checks.map((each) => () => this.verdict(each)));
    } catch (error) {
      if (error instanceof ServiceUnavailableException) return error.getResponse() as HealthCheckResult;
      throw error;
    }
  }

  private async verdict({ name, check, optional = false }: HealthCheck): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    try {
      const { achter = false, details = {} } = (await withTimeout(check(), this.timeoutMs)) ?? {};
      return achter ? indicator.degraded({ ...details }) : indicator.up({ ...details });
    } catch (error) {
      this.logger.warn(`${name} is niet gereed`);
      this.logger.debug(error);
      const told = error instanceof NotHealthy ? error.details : undefined;
      return optional ? indicator.degraded({ ...(told ?? WORKS_NOT) }) : indicator.down({ ...told });
    }
  }
}

const DETAIL = {
  error: 'De hub is nog niet gereed. Bij onderdelen staat welk deel ontbreekt.',
  shutting_down: 'De hub stopt.',
} as const;

const WORKS_NOT: HealthDetails = { werkt: false };

const withTimeout = async <T>(work: Promise<T>, timeoutMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

export interface HealthOptions {
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: InjectionToken[];
  /** Gets what `inject` names; returns the checks of this app. */
  readonly useFactory: (...dependencies: never[]) => readonly HealthCheck[];
  readonly timeoutMs?: number;
}

/** `/gezondheid/levend` and `/gezondheid/gereed`, public and without data of a case. */
@Module({})
export class HealthModule {
  static forRoot({
    imports = [],
    inject = [],
    useFactory,
    timeoutMs = HEALTH_CHECK_TIMEOUT_MS,
  }: HealthOptions): DynamicModule {
    return {
      module: HealthModule,
      imports: [TerminusModule.forRoot({ logger: false }), ...imports],
      controllers: [HealthController],
      providers: [
        { provide: HEALTH_CHECKS, inject, useFactory },
        { provide: HEALTH_TIMEOUT, useValue: timeoutMs },
      ],
    };
  }
}
