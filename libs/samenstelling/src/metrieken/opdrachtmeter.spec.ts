import { afterEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CommandHandler, CqrsModule } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { DomainError, LogUnavailable, RevisionConflict } from '#event-sourcing';
import { Metrieken } from './metrieken.js';
import { opdrachtmeting } from './opdrachtmeter.js';

class Geweigerd extends DomainError {
  readonly code = 'proef';
  readonly kind = 'conflict';
}

/** As the one command of the hub: what it records stands in its step. */
class Leg {
  constructor(readonly opdracht: { readonly stap: { readonly type: string }; readonly casusId: string }) {}
}

let uitkomst: () => unknown = () => ({ herhaald: false });

@CommandHandler(Leg)
class LegHandler implements ICommandHandler<Leg> {
  async execute(): Promise<unknown> {
    return uitkomst();
  }
}

describe('a command', () => {
  let app: INestApplicationContext;
  afterEach(() => app.close());

  it('is counted by type and outcome, and timed, without anything of its case', async () => {
    const metrieken = new Metrieken('proef');
    @Module({ imports: [CqrsModule.forRoot(), opdrachtmeting(metrieken)], providers: [LegHandler] })
    class Proef {}
    app = await NestFactory.createApplicationContext(Proef, { logger: false });
    const casusId = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';
    const geef = (): Promise<unknown> =>
      app.get(CommandBus).execute(new Leg({ stap: { type: 'TriageBesluit' }, casusId }));
    const werp = (fout: Error) => (): never => {
      throw fout;
    };

    expect(await geef()).toEqual({ herhaald: false });
    uitkomst = () => ({ herhaald: true });
    await geef();
    const fouten = {
      geweigerd: new Geweigerd('mag niet'),
      conflict: new RevisionConflict('casus-1', 1, 2),
      'niet-beschikbaar': new LogUnavailable('weg'),
      fout: new Error('stuk'),
    };
    for (const fout of Object.values(fouten)) {
      uitkomst = werp(fout);
      await expect(geef()).rejects.toBe(fout);
    }

    const tekst = await metrieken.tekst();
    for (const naam of ['vastgelegd', 'herhaald', ...Object.keys(fouten)])
      expect(tekst).toContain(
        `overdracht_opdrachten_total{type="TriageBesluit",uitkomst="${naam}",dienst="proef"} 1`,
      );
    expect(tekst).toContain('overdracht_opdracht_duur_seconds_count{dienst="proef",type="TriageBesluit"} 6');
    expect(tekst).not.toContain(casusId);
  });
});
