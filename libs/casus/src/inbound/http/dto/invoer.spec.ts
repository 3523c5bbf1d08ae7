import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GEBRUIKERS, ProefHub } from '../hub.fixture.js';
import {
  doorgifte,
  inhoudDirect,
  melding,
  monitormoment,
  overdrachtDirect,
  triage,
} from '../lichamen.fixture.js';
import { Verhaal } from '../verhaal.fixture.js';
import { MAX_GEMEENTEN, MAX_ONTVANGERS, MAX_TEKST } from './grenzen.js';

const { vt, heerlen } = GEBRUIKERS;
const MELDINGEN = '/veilig-thuis/v1/meldingen';

describe('a body', () => {
  let hub: ProefHub;
  let verhaal: Verhaal;
  beforeAll(async () => {
    hub = await ProefHub.start();
    verhaal = await Verhaal.begin(hub);
    await verhaal.gelukt(vt, 'triagebesluiten', triage());
  });
  afterAll(() => hub.app.close());

  const tekort = async (
    antwoord: Promise<{ status: number; body: { errors?: Record<string, string>[] } }>,
  ) => {
    const { status, body } = await antwoord;
    return [status, ...(body.errors ?? []).map(({ veld, regel }) => `${veld}: ${regel}`)];
  };
  const melden = (anders: object) => tekort(hub.doe(vt, MELDINGEN, melding(anders)));
  const overdragen = (anders: object) => tekort(verhaal.doe(vt, 'overdrachten', overdrachtDirect(anders)));
  const inhoud = (anders: object) => overdragen({ inhoud: inhoudDirect(anders) });

  it('that is missing altogether names every field', async () => {
    expect(await tekort(hub.doe(vt, MELDINGEN, {}))).toEqual([
      400,
      'bron: O1',
      'spoedeisend: V1',
      'gemeenten: V7',
      'gezinsvoogdBetrokken: V11',
      'inhoud: §8',
    ]);
  });

  it.each([
    ['ontvangstbevestigingen', 'ontvanger: V9'],
    ['aanvaardingen', 'ontvanger: V9'],
  ])('of %s on behalf names whose it is', async (wat, verwacht) => {
    const eigen = await Verhaal.direct(hub);
    expect(await tekort(eigen.doe(vt, eigen.over(wat), { wijze: 'mondeling' }))).toEqual([400, verwacht]);
  });

  it('of a toewijzing names to whom', async () => {
    expect(await tekort(verhaal.doe(heerlen, 'casusregietoewijzingen', {}))).toEqual([400, 'aan: S4']);
  });

  it('takes no unknown field, at any depth', async () => {
    expect(await melden({ casusId: verhaal.casusId })).toEqual([400, 'casusId: onbekend-veld']);
    expect(await melden({ inhoud: { inhoudMelding: 'x', bsn: '000000000' } })).toEqual([
      400,
      'inhoud.bsn: onbekend-veld',
    ]);
    expect(await overdragen({ ontvangers: [{ soort: 'gi', id: 'gi-a', gemeente: 'GM0917' }] })).toEqual([
      400,
      'ontvangers[0].gemeente: onbekend-veld',
    ]);
    const betrokkene = {
      naam: 'Ouder Voorbeeld',
      rol: 'volwassene',
      gezag: true,
      contactgegevens: { fax: '1' },
    };
    expect(await inhoud({ directbetrokkenen: [betrokkene] })).toEqual([
      400,
      'inhoud.directbetrokkenen[0].contactgegevens.fax: onbekend-veld',
    ]);
  });

  it('converts nothing', async () => {
    expect(await melden({ spoedeisend: 'false' })).toEqual([400, 'spoedeisend: V1']);
    expect(await melden({ gemeenten: 'GM0917' })).toEqual(expect.arrayContaining([400, 'gemeenten: V7']));
    expect(await melden({ inhoud: { inhoudMelding: 7 } })).toEqual(
      expect.arrayContaining([400, 'inhoud.inhoudMelding: O1']),
    );
  });

  it.each([
    ['null for what may be left out', { plaatsgevondenOp: null }, 'plaatsgevondenOp: twee-klokken'],
    ['null for a list', { gemeenten: null }, 'gemeenten: V7'],
    ['null for the content', { inhoud: null }, 'inhoud: verplicht'],
    ['a code that does not exist', { bron: 'krant' }, 'bron: O1'],
    ['a code from the prototype', { bron: 'toString' }, 'bron: O1'],
    ['a gemeente without code', { gemeenten: ['Heerlen'] }, 'gemeenten: V7'],
    ['a gemeente twice', { gemeenten: ['GM0917', 'GM0917'] }, 'gemeenten: V7'],
    [
      'too many gemeenten',
      { gemeenten: Array.from({ length: MAX_GEMEENTEN + 1 }, (_, i) => `GM000${i}`) },
      'gemeenten: V7',
    ],
    ['a list for one object', { inhoud: [{ inhoudMelding: 'x' }] }, 'inhoud: §8'],
    ['text for an object', { inhoud: 'Verzonnen melding.' }, 'inhoud: object'],
    ['blank text', { inhoud: { inhoudMelding: ' \n ' } }, 'inhoud.inhoudMelding: O1'],
    [
      'text over the limit',
      { inhoud: { inhoudMelding: 'x'.repeat(MAX_TEKST + 1) } },
      'inhoud.inhoudMelding: O1',
    ],
  ])('with %s is refused, once', async (_naam, anders, verwacht) => {
    expect(await melden(anders)).toEqual([400, verwacht]);
  });

  it('with text at the limit is taken', async () => {
    expect(await melden({ inhoud: { inhoudMelding: 'x'.repeat(MAX_TEKST) } })).toEqual([201]);
  });

  it.each([
    ['a list within a list', { directbetrokkenen: [[]] }, 'inhoud.directbetrokkenen: O1'],
    [
      'text among the persons',
      { directbetrokkenen: ['Ouder Voorbeeld'] },
      'inhoud.directbetrokkenen[0]: object',
    ],
    ['a list for the melder', { melder: [] }, 'inhoud.melder: O1'],
    ['a voorwaarde that is no text', { veiligheidsvoorwaarden: [3] }, 'inhoud.veiligheidsvoorwaarden: O2'],
  ])('with %s is refused', async (_naam, anders, verwacht) => {
    expect(await inhoud(anders)).toEqual(expect.arrayContaining([400, verwacht]));
  });

  it.each(['2026-02-30', '1990-1-31', '31-01-1990', '1990-01-31T00:00:00Z', '', 19900131])(
    'does not take %p as a date of birth',
    async (geboortedatum) => {
      const persoon = { naam: 'Kind Voorbeeld', rol: 'kind', gezag: false, geboortedatum };
      expect(await inhoud({ directbetrokkenen: [persoon] })).toContain(400);
      expect(await inhoud({ directbetrokkenen: [persoon] })).toContain(
        'inhoud.directbetrokkenen[0].geboortedatum: datum',
      );
    },
  );

  it.each([
    '2026-03-02',
    '2026-03-02T09:00',
    '2026-03-02T09:00:00',
    '2026-03-02t09:00:00Z',
    '2026-03-02T09:00:00z',
    '2026-03-02 09:00:00Z',
    '2026-02-29T09:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02T09:00:00+1',
    'gisteren',
    0,
  ])('does not take %p as an instant', async (plaatsgevondenOp) => {
    expect(await melden({ plaatsgevondenOp })).toEqual([400, 'plaatsgevondenOp: twee-klokken']);
  });

  it.each(['2026-03-02T10:00:00+01:00', '2026-03-02T09:00:00Z', '2026-03-02T08:59:59.123Z'])(
    'takes %p and records it as it was given',
    async (plaatsgevondenOp) => {
      const { status, body } = await hub.doe(vt, MELDINGEN, melding({ plaatsgevondenOp }));
      expect(status).toBe(201);
      expect(body.gebeurtenissen).toMatchObject([{ plaatsgevondenOp }]);
    },
  );

  it('with an instant in the future is refused by the rules', async () => {
    expect(await melden({ plaatsgevondenOp: '2036-03-02T09:00:00Z' })).toEqual([
      400,
      'plaatsgevondenOp: twee-klokken',
    ]);
  });

  it.each([
    ['no recipients', [], 'ontvangers: V7'],
    [
      'too many',
      Array.from({ length: MAX_ONTVANGERS + 1 }, (_, i) => ({ soort: 'gi', id: `gi-${i}` })),
      'ontvangers: V7',
    ],
    ['the household', [{ soort: 'client-systeem', id: 'client-systeem' }], 'ontvangers[0].soort: §7'],
    ['an id with spaces', [{ soort: 'gi', id: 'Jan Jansen' }], 'ontvangers[0].id: §7'],
  ])('with %s as recipients is refused', async (_naam, ontvangers, verwacht) => {
    expect(await overdragen({ ontvangers })).toEqual([400, verwacht]);
  });

  it.each([
    ['a score off the scale', { scores: [{ door: 'professional', score: 11 }] }, 'scores[0].score: S2'],
    ['half a score', { scores: [{ door: 'professional', score: 7.5 }] }, 'scores[0].score: S2'],
    ['the same partner twice', { gesprokenMet: ['professional', 'professional'] }, 'gesprokenMet: S2'],
  ])('with %s is refused', async (_naam, anders, verwacht) => {
    expect(await tekort(verhaal.doe(vt, 'monitormomenten', monitormoment(anders)))).toEqual(
      expect.arrayContaining([400, verwacht]),
    );
  });

  it('names no member of staff by name', async () => {
    const eigen = await Verhaal.direct(hub);
    const lichaam = { wijze: 'digitaal', opgepaktDoor: 'Jan Jansen' };
    expect(await tekort(eigen.doe(heerlen, eigen.over('aanvaardingen'), lichaam))).toEqual([
      400,
      'opgepaktDoor: patroon',
    ]);
  });

  it('for a step without fields may be empty, but must be there', async () => {
    expect((await verhaal.doe(vt, 'dossierwissingen', [])).status).toBe(400);
    expect((await verhaal.doe(vt, 'dossierwissingen', { toelichting: 'x' })).status).toBe(400);
    const eigen = await Verhaal.begin(hub);
    expect((await eigen.doe(vt, 'spoedvaststellingen', {})).status).toBe(201);
  });

  it('of a doorgifte has no fields of Veilig Thuis', async () => {
    expect(await tekort(verhaal.doe(heerlen, 'overdrachten', doorgifte({ aanTriagetafel: true })))).toEqual([
      400,
      'aanTriagetafel: onbekend-veld',
    ]);
  });
});
