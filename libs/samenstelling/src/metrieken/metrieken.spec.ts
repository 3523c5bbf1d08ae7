import { describe, expect, it } from '@jest/globals';
import type { ConsumerStatus } from '#platform';
import { meetAfnemers } from './afnemermeter.js';
import { meetGezondheid } from './gezondheidmeter.js';
import { Metrieken } from './metrieken.js';
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
    const metrieken = new Metrieken('relais');
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
    expect(await regels(metrieken)).toEqual([
      'overdracht_onderdeel_gereed{onderdeel="database",dienst="relais"} 0',
      'overdracht_onderdeel_gereed{onderdeel="kafka",dienst="relais"} 0.5',
    ]);
  });
});
