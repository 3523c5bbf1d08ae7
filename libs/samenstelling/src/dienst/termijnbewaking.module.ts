import { Injectable, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { StapVastleggen, termijnVerstreken } from '#casus';
import { Clock, DomainError, EventLog } from '#event-sourcing';
import { NotHealthy } from '#platform';
import type { HealthCheck, HealthOutcome, HubLogger } from '#platform';
import { PostgresTermijnplan, Termijnwachter, Timerwekker, Verstrekenboek } from '#termijnbewaking';
import type { Notering, Ronde, Verstrijking, Wachterstatus } from '#termijnbewaking';
import type { Pool } from 'pg';
import type { Metrieken } from '../metrieken/metrieken.js';
import { meetTermijnen } from '../metrieken/termijnmeter.js';

/** Notes a term by the same command as any other step, so that the rules decide on the whole history. */
class OpdrachtVerstrekenboek extends Verstrekenboek {
  constructor(
    private readonly bus: CommandBus,
    private readonly log: EventLog,
  ) {
    super();
  }

  override async antwoordt(): Promise<void> {
    await this.log.head();
  }

  override async noteer(verstrijking: Verstrijking): Promise<Notering> {
    try {
      const { herhaald } = await this.bus.execute(new StapVastleggen(termijnVerstreken(verstrijking)));
      return herhaald ? 'stond-al' : 'genoteerd';
    } catch (fout) {
      if (fout instanceof DomainError) return 'geweigerd';
      throw fout;
    }
  }
}

/** What the watch works with. */
export abstract class Termijnbron {
  abstract readonly pool: Pool;
  abstract readonly logger: HubLogger;
  abstract readonly metrieken: Metrieken;
  /** Start with the app; without it whoever puts the app together starts it (`start`). */
  abstract readonly vanzelf: boolean;
}

/** A round that ended this long ago means that the watch hangs: it sleeps a minute at most. */
const ZWIJGT_NA_MS = 300_000;

/** Watches the terms for as long as the app runs. */
@Injectable()
export class Termijnbewaking implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly wachter: Termijnwachter;
  private readonly plan: PostgresTermijnplan;

  constructor(
    bus: CommandBus,
    log: EventLog,
    private readonly clock: Clock,
    private readonly bron: Termijnbron,
  ) {
    this.plan = new PostgresTermijnplan(bron.pool);
    this.wachter = new Termijnwachter({
      plan: this.plan,
      boek: new OpdrachtVerstrekenboek(bus, log),
      clock,
      wekker: new Timerwekker(),
      onError: (fout) => bron.logger.error(fout, 'termijnbewaking'),
    });
    meetTermijnen(bron.metrieken, () => this.wachter.status());
  }

  onApplicationBootstrap(): void {
    if (this.bron.vanzelf) this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.wachter.stop();
  }

  start(): void {
    this.wachter.start();
  }

  /** Notes what has passed by now, for who does not wait for the watch to do so. */
  ronde(): Promise<Ronde> {
    return this.wachter.ronde();
  }

  /** The first instant after this one at which a term passes. */
  eerstvolgende(naMs: number): Promise<number | undefined> {
    return this.plan.eerstvolgende(naMs);
  }

  readonly gezondheid: HealthCheck = {
    name: 'termijnbewaking',
    check: async () => oordeel(await this.wachter.status(), this.clock.nowMs()),
  };
}

const oordeel = (status: Wachterstatus, nuMs: number): HealthOutcome => {
  const { fout, laatsteRondeMs, mislukt } = status;
  const details = { gepland: status.gepland, teNoteren: status['te-noteren'], mislukt };
  if (fout) throw new NotHealthy('the last round failed', details, { cause: fout });
  const zwijgt = laatsteRondeMs !== undefined && nuMs - laatsteRondeMs > ZWIJGT_NA_MS;
  return { achter: zwijgt || laatsteRondeMs === undefined || mislukt > 0, details };
};

@Module({})
export class TermijnbewakingModule {
  static met(bron: Termijnbron): DynamicModule {
    return {
      module: TermijnbewakingModule,
      providers: [{ provide: Termijnbron, useValue: bron }, Termijnbewaking],
      exports: [Termijnbewaking],
    };
  }
}
