import { describe, expect, it, jest } from '@jest/globals';
import type { ConsumerStatus } from '#platform';
import { meetAfnemers } from './afnemermeter.js';
import { meetGezondheid } from './gezondheidmeter.js';
import { Metrieken, VERS_MS } from './metrieken.js';
import type { Meting } from './metrieken.js';
import { meetTermijnen } from './termijnmeter.js';

const regels = async (metrieken: Metrieken): Promise<readonly string[]> =>
  (await metrieken.tekst()).split('\n').filter((regel) => regel.startsWith('overdracht_'));

const stand = (anders: Partial<ConsumerStatus> = {}): ConsumerStatus => ({
  positions: new Map(),
  stopped: new Map(),
  parked: 0,
  built: true,
  ...anders,
});

describe('what an app tells Prometheus', () => {
  it('has the process itself too, by the name of the service', async () => {
    const tekst = await new Metrieken('relais').tekst();
    expect(tekst).toMatch(/^process_cpu_seconds_total\{dienst="relais"\} /m);
    expect(tekst).toMatch(/^nodejs_eventloop_lag_p99_seconds\{dienst="relais"\} /m);
  });

  it('tells of each consumer how far it is', async () => {
    const metrieken = new Metrieken('projecties');
    const stopped = new Map([['nl.veiligheid.casussen.v1/3', 'casus x goes from 1 to 3']]);
    meetAfnemers(metrieken, [
      {
        afnemer: { name: 'postvak' },
        stand: async () => stand({ behind: 12, seenSecondsAgo: 3, parked: 2, stopped }),
      },
      { afnemer: { name: 'cijfers' }, stand: async () => undefined },
    ]);
    expect(await regels(metrieken)).toEqual([
      'overdracht_afnemer_achterstand_berichten{afnemer="postvak",dienst="projecties"} 12',
      'overdracht_afnemer_gezien_seconds_geleden{afnemer="postvak",dienst="projecties"} 3',
      'overdracht_afnemer_gestopte_partities{afnemer="postvak",dienst="projecties"} 1',
      'overdracht_afnemer_geparkeerde_casussen{afnemer="postvak",dienst="projecties"} 2',
    ]);
  });

  it('tells of terms how many are in which state', async () => {
    const metrieken = new Metrieken('termijnwachter');
    const tellingen = [{ termijn: 'T1', staat: 'verstreken', aantal: 4 }];
    meetTermijnen(metrieken, async () => ({ tellingen, mislukt: 1 }));
    expect(await regels(metrieken)).toEqual([
      'overdracht_termijnen{termijn="T1",staat="verstreken",dienst="termijnwachter"} 4',
      'overdracht_termijnen_mislukt{dienst="termijnwachter"} 1',
    ]);
  });

  it('tells of each part whether it works, and still answers when an engine does not', async () => {
    let nuMs = 0;
    const metrieken = new Metrieken('relais', () => nuMs);
    let weg = false;
    const database = async (): Promise<void> => {
      if (weg) throw new Error('10.0.0.1 refused');
    };
    meetGezondheid(metrieken, [
      { name: 'database', check: database },
      { name: 'kafka', check: async () => ({ achter: true }) },
    ]);
    metrieken.volg({
      ...{ naam: 'overdracht_proef', uitleg: 'Asks the engine.' },
      peil: async () => database().then(() => [{ waarde: 1 }]),
    });
    expect(await regels(metrieken)).toEqual([
      'overdracht_onderdeel_gereed{onderdeel="database",dienst="relais"} 1',
      'overdracht_onderdeel_gereed{onderdeel="kafka",dienst="relais"} 0.5',
      'overdracht_proef{dienst="relais"} 1',
    ]);
    weg = true;
    nuMs = VERS_MS;
    expect(await regels(metrieken)).toEqual([
      'overdracht_onderdeel_gereed{onderdeel="database",dienst="relais"} 0',
      'overdracht_onderdeel_gereed{onderdeel="kafka",dienst="relais"} 0.5',
    ]);
  });

  it('asks nothing again within seconds, however many ask it, and each question once for all its metrics', async () => {
    let nuMs = 0;
    let vragen = 0;
    const metrieken = new Metrieken('projecties', () => nuMs);
    meetAfnemers(metrieken, [
      { afnemer: { name: 'postvak' }, stand: async () => stand({ behind: (vragen += 1), parked: vragen }) },
    ]);
    const eerst = await Promise.all([regels(metrieken), regels(metrieken)]);
    nuMs = VERS_MS - 1;
    expect([...eerst, await regels(metrieken)]).toEqual([eerst[0], eerst[0], eerst[0]]);
    expect(vragen).toBe(1);
    nuMs = VERS_MS;
    expect((await regels(metrieken))[0]).toContain('} 2');
    expect(vragen).toBe(2);
  });

  it('does not wait for an engine that hangs, and asks it nothing more meanwhile', async () => {
    jest.useFakeTimers();
    try {
      let [nuMs, vragen] = [0, 0];
      let antwoord: (metingen: readonly Meting[]) => void = () => undefined;
      const metrieken = new Metrieken('relais', () => nuMs);
      metrieken.volg({
        ...{ naam: 'overdracht_proef', uitleg: 'Asks an engine that hangs.' },
        peil: () => {
          vragen += 1;
          return new Promise((geef) => (antwoord = geef));
        },
      });
      metrieken.volg({ naam: 'overdracht_rest', uitleg: 'Is there.', peil: async () => [{ waarde: 7 }] });
      const zonder = ['overdracht_rest{dienst="relais"} 7'];
      const eerste = regels(metrieken);
      await jest.advanceTimersByTimeAsync(10_000);
      expect(await eerste).toEqual(zonder);
      nuMs = VERS_MS;
      expect([await regels(metrieken), vragen]).toEqual([zonder, 1]);
      antwoord([{ waarde: 1 }]);
      await jest.advanceTimersByTimeAsync(0);
      nuMs = 2 * VERS_MS;
      const laatste = regels(metrieken);
      await jest.advanceTimersByTimeAsync(0);
      antwoord([{ waarde: 2 }]);
      expect([await laatste, vragen]).toEqual([['overdracht_proef{dienst="relais"} 2', ...zonder], 2]);
    } finally {
      jest.useRealTimers();
    }
  });
});
