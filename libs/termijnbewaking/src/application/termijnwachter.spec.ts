import { beforeEach, describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { boekVanZuidLimburg, feit, geschiedenisVan, tijd, VT } from '#dossier/testing';
import { LogUnavailable } from '#event-sourcing';
import { ManualClock } from '#event-sourcing/testing';
import { termijnrijenVan } from '../read/rijen.js';
import { InMemoryTermijnplan } from '../testing/in-memory-termijnplan.js';
import { MAX_PER_GREEP, MAX_SLAAP_MS, SLAAP_NA_FOUT_MS, Termijnwachter } from './termijnwachter.js';
import { Verstrekenboek } from './verstrekenboek.js';
import type { Notering, Verstrijking } from './verstrekenboek.js';
import { Wekker } from './wekker.js';

const UUR_MS = 3_600_000;

class Boek extends Verstrekenboek {
  readonly gevraagd: Verstrijking[] = [];
  antwoord: (verstrijking: Verstrijking) => Notering = () => 'genoteerd';

  override async noteer(verstrijking: Verstrijking): Promise<Notering> {
    this.gevraagd.push(verstrijking);
    return this.antwoord(verstrijking);
  }

  antwoordtNiet: Error | undefined;
  override async antwoordt(): Promise<void> {
    if (this.antwoordtNiet) throw this.antwoordtNiet;
  }

  /** What was asked for, and when it is said to have passed. */
  termijnen(): readonly string[] {
    return this.gevraagd.map(({ casusId, gegevens, plaatsgevondenOp }) =>
      [casusId, gegevens.termijn, plaatsgevondenOp].join(' '),
    );
  }
}

/** Sleeping lets the simulated clock go on; after so many times the watcher is stopped. */
class Droomwekker extends Wekker {
  readonly slaapjes: number[] = [];
  na: (keer: number) => void = () => undefined;

  constructor(private readonly clock: ManualClock) {
    super();
  }

  override async wacht(ms: number): Promise<void> {
    this.slaapjes.push(ms);
    this.clock.advanceMs(ms);
    this.na(this.slaapjes.length);
  }
}

describe('the watcher', () => {
  const boek = boekVanZuidLimburg();
  let clock: ManualClock;
  let plan: InMemoryTermijnplan;
  let verstreken: Boek;
  let wekker: Droomwekker;
  let fouten: Error[];
  let wachter: Termijnwachter;

  const nieuw = (): Termijnwachter =>
    new Termijnwachter({ plan, boek: verstreken, clock, wekker, onError: (fout) => fouten.push(fout) });

  /** A case whose T1 ends five werkdagen after its melding. */
  const gemeld = (casusId: string, ...opMomenten: readonly string[]): void => {
    const meldingen = opMomenten.map((op) =>
      feit('MeldingOntvangen')(op, {
        meldingId: op,
        bron: 'politie',
        spoedeisend: false,
        gemeenten: ['GM0917'],
        gezinsvoogdBetrokken: false,
      }),
    );
    const gebeurtenissen = geschiedenisVan(...meldingen);
    plan.zet(casusId, termijnrijenVan({ casusId, records: [], gebeurtenissen }, boek));
  };

  beforeEach(() => {
    clock = new ManualClock(tijd('2026-03-02 12:00'));
    plan = new InMemoryTermijnplan();
    verstreken = new Boek();
    wekker = new Droomwekker(clock);
    fouten = [];
    wachter = nieuw();
  });

  it('asks for nothing before its instant', async () => {
    gemeld('casus-a', '2026-03-02 09:00');
    clock.setTo(instantMs(tijd('2026-03-10 00:00')) - 1);
    await wachter.ronde();
    expect(verstreken.gevraagd).toEqual([]);
    expect(await wachter.status()).toMatchObject({
      gepland: 0,
      waarschuwing: 1,
      'te-noteren': 0,
      tellingen: [{ termijn: 'T1', staat: 'waarschuwing', aantal: 1 }],
    });
  });

  it('asks at its instant, in the name of the Veilig Thuis of the case', async () => {
    gemeld('casus-a', '2026-03-02 09:00');
    clock.setTo(tijd('2026-03-10 00:00'));
    expect(await wachter.ronde()).toMatchObject({ genoteerd: 1, mislukt: 0 });
    expect(verstreken.gevraagd).toMatchObject([
      {
        casusId: 'casus-a',
        veiligThuis: VT,
        gegevens: { termijn: 'T1', begonnenDoor: 0, vanaf: '2026-03-02', partij: VT, hubStandaard: false },
        plaatsgevondenOp: '2026-03-09T23:00:00.000Z',
      },
    ]);
  });

  it('catches up in legal order after weeks of standing still, however much there is', async () => {
    const aantal = 2 * MAX_PER_GREEP + 3;
    for (let i = 0; i < aantal; i += 1)
      gemeld(
        `casus-${String(i).padStart(4, '0')}`,
        `2026-03-${String(2 + ((i * 7) % 20)).padStart(2, '0')} 09:00`,
      );
    clock.setTo(tijd('2026-05-01 09:00'));
    expect(await wachter.ronde()).toMatchObject({ genoteerd: aantal });
    const instanten = verstreken.gevraagd.map(({ plaatsgevondenOp }) => plaatsgevondenOp);
    expect(instanten).toEqual([...instanten].sort());
  });

  it('does not ask again while the plan lags behind, and does once it has seen more of the case', async () => {
    gemeld('casus-a', '2026-03-02 09:00');
    clock.setTo(tijd('2026-03-10 00:00'));
    verstreken.antwoord = () => 'geweigerd';
    expect(await wachter.ronde()).toMatchObject({ geweigerd: 1 });
    expect(await wachter.ronde()).toMatchObject({ geweigerd: 0 });
    gemeld('casus-a', '2026-03-02 09:00', '2026-03-09 09:00');
    expect(await wachter.ronde()).toMatchObject({ geweigerd: 1 });
  });

  it.each([
    ['cannot be read', new Error('unreadable')],
    ['meets a log that is away for it alone', new LogUnavailable('no answer in time')],
  ])('lets one case that %s keep no other waiting, and tries it again', async (_, fout) => {
    gemeld('casus-a', '2026-03-02 09:00');
    gemeld('casus-b', '2026-03-03 09:00');
    clock.setTo(tijd('2026-03-12 00:00'));
    verstreken.antwoord = ({ casusId }) => {
      if (casusId === 'casus-a') throw fout;
      return 'genoteerd';
    };
    expect(await wachter.ronde()).toMatchObject({ genoteerd: 1, mislukt: 1 });
    expect(fouten.map(({ name, message }) => `${name}: ${message}`)).toEqual([
      'TermijnNietGenoteerd: casus casus-a: T1 of 2026-03-09T23:00:00.000Z was not noted',
    ]);
    expect(await wachter.ronde()).toMatchObject({ genoteerd: 0, mislukt: 1 });
    expect(fouten).toHaveLength(1);
    expect(await wachter.status()).toMatchObject({ mislukt: 1 });
    expect(await wachter.status()).not.toHaveProperty('fout');
    verstreken.antwoord = () => 'genoteerd';
    expect(await wachter.ronde()).toMatchObject({ genoteerd: 1, mislukt: 0 });
    expect(await wachter.status()).toMatchObject({ mislukt: 0 });
  });

  it('sleeps until the next instant and no longer, and looks up once in a while for what is new', async () => {
    gemeld('casus-a', '2026-03-02 09:00');
    clock.setTo(instantMs(tijd('2026-03-10 00:00')) - MAX_SLAAP_MS - 1_500);
    const gestopt = new Promise<void>((klaar) => {
      wekker.na = (keer) => {
        if (keer === 3) {
          void wachter.stop();
          klaar();
        }
      };
    });
    wachter.start();
    await gestopt;
    expect(wekker.slaapjes).toEqual([MAX_SLAAP_MS, 1_500, MAX_SLAAP_MS]);
    expect(verstreken.termijnen()).toEqual(['casus-a T1 2026-03-09T23:00:00.000Z']);
  });

  it('waits a while when the log is away, says so, and notes it with the same instant', async () => {
    gemeld('casus-a', '2026-03-02 09:00');
    clock.setTo(tijd('2026-03-10 00:00'));
    const weg = new LogUnavailable('away');
    verstreken.antwoordtNiet = weg;
    verstreken.antwoord = () => {
      throw weg;
    };
    const status: unknown[] = [];
    const gestopt = new Promise<void>((klaar) => {
      wekker.na = (keer) => {
        void wachter.status().then(({ fout }) => status.push(fout?.name));
        if (keer === 2) verstreken.antwoord = () => 'genoteerd';
        if (keer !== 3) return;
        void wachter.stop();
        klaar();
      };
    });
    wachter.start();
    await gestopt;
    expect(wekker.slaapjes.slice(0, 2)).toEqual([SLAAP_NA_FOUT_MS, SLAAP_NA_FOUT_MS]);
    expect(fouten.map(({ name }) => name)).toEqual(['LogUnavailable', 'LogUnavailable']);
    expect(new Set(verstreken.termijnen())).toEqual(new Set(['casus-a T1 2026-03-09T23:00:00.000Z']));
    expect(status).toEqual(['LogUnavailable', 'LogUnavailable', undefined]);
  });

  it.each([
    ['spring', '2026-03-23 09:00', '2026-03-30T22:00:00.000Z'],
    ['autumn', '2026-10-19 09:00', '2026-10-26T23:00:00.000Z'],
  ])('passes at midnight on the clocks of Amsterdam when they change in %s', async (_, op, verwacht) => {
    gemeld('casus-a', op);
    clock.setTo(instantMs(verwacht) - UUR_MS);
    await wachter.ronde();
    expect(verstreken.gevraagd).toEqual([]);
    expect(await plan.eerstvolgende(clock.nowMs())).toBe(instantMs(verwacht));
    clock.setTo(verwacht);
    await wachter.ronde();
    expect(verstreken.termijnen()).toEqual([`casus-a T1 ${verwacht}`]);
  });
});
