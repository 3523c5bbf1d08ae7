import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { MAX_JSON_VALUES } from '#platform';
import { GEBRUIKERS, ProefHub } from '../hub.fixture.js';
import { inhoudDirect, overdrachtDirect, overdrachtNaDienst, triage } from '../lichamen.fixture.js';
import { Verhaal } from '../verhaal.fixture.js';
import { MAX_DIRECTBETROKKENEN, MAX_ONTVANGERS, MAX_VOORWAARDEN } from './grenzen.js';
import { OverdrachtinhoudDto } from './overdrachtinhoud.dto.js';

const { vt } = GEBRUIKERS;

const contactgegevens = {
  telefoon: '000-0000000',
  email: 'ouder@voorbeeld.example',
  adres: 'Voorbeeldstraat 1, 0000 XX Voorbeeldstad',
};
const persoon = {
  naam: 'Ouder Voorbeeld',
  rol: 'volwassene',
  gezag: true,
  geboortedatum: '1990-01-31',
  contactgegevens,
};
const optioneel = [
  'melderNietNodig',
  'adviesStoppenGeweld',
  'veiligheidsafspraken',
  'veiligheidsplan',
  'afstemmingGemeenten',
  'toelichting',
  'meer',
] as const;

/** Every list at its limit, every field there, of every path at once. */
const volste = {
  ...overdrachtDirect(),
  plaatsgevondenOp: '2026-03-03T10:15:00+01:00',
  toelichting: 'Verzonnen toelichting.',
  ontvangers: Array.from({ length: MAX_ONTVANGERS }, (_, nummer) => ({ soort: 'gi', id: `gi-${nummer}` })),
  inhoud: {
    ...inhoudDirect(),
    ...overdrachtNaDienst().inhoud,
    ...Object.fromEntries(optioneel.map((naam) => [naam, 'Verzonnen tekst.'])),
    melder: { naam: 'Melder Voorbeeld', contactgegevens },
    directbetrokkenen: Array.from({ length: MAX_DIRECTBETROKKENEN }, () => persoon),
    veiligheidsvoorwaarden: Array.from({ length: MAX_VOORWAARDEN }, () => 'Verzonnen voorwaarde.'),
  },
};

/** Values and names, as the reader of a body counts them. */
const omvang = (waarde: unknown): number => {
  if (typeof waarde !== 'object' || waarde === null) return 1;
  const namen = Array.isArray(waarde) ? 0 : Object.keys(waarde).length;
  return Object.values(waarde).reduce<number>((som, deel) => som + omvang(deel), 1 + namen);
};

describe('the size of a body', () => {
  let hub: ProefHub;
  let verhaal: Verhaal;
  beforeAll(async () => {
    hub = await ProefHub.start();
    verhaal = await Verhaal.begin(hub);
    await verhaal.gelukt(vt, 'triagebesluiten', triage());
  });
  afterAll(() => hub.app.close());

  it('leaves the fullest lawful handover twice its room', () => {
    expect(omvang(volste)).toBeGreaterThan(MAX_JSON_VALUES / 3);
    expect(omvang(volste)).toBeLessThan(MAX_JSON_VALUES / 2);
  });

  it('is not validated beyond one object too many in a list', () => {
    const teVeel = { directbetrokkenen: Array.from({ length: 1_000 }, () => ({})) };
    const { directbetrokkenen } = plainToInstance(OverdrachtinhoudDto, teVeel);
    expect(directbetrokkenen).toHaveLength(MAX_DIRECTBETROKKENEN + 1);
    expect(validateSync(plainToInstance(OverdrachtinhoudDto, teVeel))).not.toEqual([]);
  });

  it('is refused before thousands of persons are validated one by one', async () => {
    const directbetrokkenen = Array.from({ length: MAX_JSON_VALUES }, () => ({}));
    const { status, body } = await verhaal.doe(
      vt,
      'overdrachten',
      overdrachtDirect({ inhoud: inhoudDirect({ directbetrokkenen }) }),
    );
    expect([status, body]).toMatchObject([400, { errors: [{ regel: 'json-veel' }] }]);
  });
});
