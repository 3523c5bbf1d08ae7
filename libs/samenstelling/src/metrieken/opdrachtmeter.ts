import { Injectable, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type { ICommand } from '@nestjs/cqrs';
import { DomainError, LogUnavailable, RevisionConflict } from '#event-sourcing';
import { Metrieken } from './metrieken.js';

export type Opdrachtuitkomst =
  'vastgelegd' | 'herhaald' | 'geweigerd' | 'conflict' | 'niet-beschikbaar' | 'fout';

/** Counts and times every command of the app, however it came in. */
@Injectable()
export class Opdrachtmeter implements OnApplicationBootstrap {
  constructor(
    private readonly bus: CommandBus,
    private readonly metrieken: Metrieken,
  ) {}

  onApplicationBootstrap(): void {
    const voerUit = (opdracht: ICommand): Promise<unknown> =>
      CommandBus.prototype.execute.call(this.bus, opdracht);
    Object.assign(this.bus, {
      execute: (opdracht: ICommand) => this.meet(opdracht, () => voerUit(opdracht)),
    });
  }

  private async meet(opdracht: ICommand, voerUit: () => Promise<unknown>): Promise<unknown> {
    const type = typeVan(opdracht);
    const klaar = this.metrieken.opdrachtduur.startTimer({ type });
    try {
      const uitkomst = await voerUit();
      this.tel(type, isHerhaald(uitkomst) ? 'herhaald' : 'vastgelegd');
      return uitkomst;
    } catch (fout) {
      this.tel(type, uitkomstVan(fout));
      throw fout;
    } finally {
      klaar();
    }
  }

  private tel(type: string, uitkomst: Opdrachtuitkomst): void {
    this.metrieken.opdrachten.inc({ type, uitkomst });
  }
}

/** The step that a command records; both come from closed lists of the program. */
const typeVan = (opdracht: ICommand): string => {
  const { opdracht: delen } = opdracht as {
    readonly opdracht?: { readonly stap?: { readonly type?: unknown } };
  };
  const type = delen?.stap?.type;
  return typeof type === 'string' ? type : opdracht.constructor.name;
};

const isHerhaald = (uitkomst: unknown): boolean =>
  (uitkomst as { readonly herhaald?: unknown } | undefined)?.herhaald === true;

const uitkomstVan = (fout: unknown): Opdrachtuitkomst => {
  if (fout instanceof DomainError) return 'geweigerd';
  if (fout instanceof RevisionConflict) return 'conflict';
  return fout instanceof LogUnavailable ? 'niet-beschikbaar' : 'fout';
};

@Module({})
class OpdrachtmetingModule {}

/** Measures the commands of the app that imports it. */
export const opdrachtmeting = (metrieken: Metrieken): DynamicModule => ({
  module: OpdrachtmetingModule,
  imports: [CqrsModule],
  providers: [{ provide: Metrieken, useValue: metrieken }, Opdrachtmeter],
});
