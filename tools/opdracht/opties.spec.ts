import { describe, expect, it } from '@jest/globals';
import { leesOpties } from './opties.js';

const VOLDOENDE = [
  '--brokers',
  'localhost:9092',
  '--veilig-thuis',
  'zuid-limburg',
  '--jwks',
  'http://localhost:3010/x',
];
const CASUS = '6F1C2A4E-0D53-4C1B-9D2E-7A8B9C0D1E2F';
const lees = (argumenten: readonly string[], omgeving = {}) =>
  leesOpties([...VOLDOENDE, ...argumenten], omgeving);

describe('the options of the tool that sends a command', () => {
  it('are few for a melding', () => {
    expect(lees(['melding', 'melding.json'])).toMatchObject({
      ...{ naam: 'melding', bestand: 'melding.json', veiligThuis: 'zuid-limburg' },
      ...{ casusId: undefined, wachtMs: undefined, oin: '00000009999999999000' },
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('name the case, the handover, and how long to wait', () => {
    const over = ['--casus', CASUS, '--overdracht', CASUS, '--revisie', '4', '--wacht', '--wachttijd', '5'];
    expect(lees(['intrekking', 'x.json', ...over], { BERICHTEN_OIN: '1'.repeat(20) })).toMatchObject({
      ...{ casusId: CASUS.toLowerCase(), overdrachtId: CASUS.toLowerCase(), verwachteRevisie: 4 },
      ...{ wachtMs: 5_000, oin: '1'.repeat(20) },
    });
    expect(lees(['melding', 'x.json', '--wacht'])?.wachtMs).toBe(30_000);
  });

  it('may only ask for help', () => {
    expect(leesOpties(['--help'], {})).toBeUndefined();
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no file', ['melding'], /een opdracht en een bestand/],
    ['an unknown command', ['meldng', 'x.json'], /'meldng' is geen opdracht. Kies uit: melding/],
    ['no case', ['triagebesluit', 'x.json'], /--casus \(bij triagebesluit\) ontbreekt/],
    ['a case that is none', ['triagebesluit', 'x.json', '--casus', '12'], /--casus moet een UUID zijn/],
    ['a case for a melding', ['melding', 'x.json', '--casus', CASUS], /--casus hoort niet bij melding/],
    ['an unknown option', ['melding', 'x.json', '--snel'], /De optie --snel bestaat niet/],
    ['an option without its value', ['melding', 'x.json', '--id'], /De optie --id.* mist haar waarde/],
    [
      'an address that is none',
      ['melding', 'x.json', '--jwks', 'localhost'],
      /--jwks moet een volledig adres/,
    ],
    ['a wait without end', ['melding', 'x.json', '--wachttijd', '9999'], /--wachttijd moet een geheel getal/],
    ['an OIN that is none', ['melding', 'x.json', '--oin', '12'], /--oin moet uit 20 cijfers/],
  ])('are refused in words with %s', (_, argumenten, woorden) => {
    expect(() => lees(argumenten)).toThrow(woorden);
  });

  it('take the brokers from the environment, and must have them', () => {
    const zonder = VOLDOENDE.slice(2);
    expect(leesOpties([...zonder, 'melding', 'x'], { KAFKA_BROKERS: 'k:1' })?.brokers).toBe('k:1');
    expect(() => leesOpties([...zonder, 'melding', 'x'], {})).toThrow('--brokers ontbreekt');
  });
});
