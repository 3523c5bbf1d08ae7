import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '#event-sourcing';
import type { Casusdossier } from '#dossier';
import { HEERLEN, STEIN, VT, feit, tijd } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import {
  O1,
  dossierMet,
  melding,
  ontvangst,
  triage,
  uuidVan,
  verstuurd,
} from '../../testing/voorbeeldcasus.js';
import { Lijstenapp } from './lijstenapp.fixture.js';
import type { Casusregelweergave, Postvakweergave } from '../../read/weergave.js';

const POSTVAK = '/lokaal-veld/v1/postvak';
const WERKLIJST = '/veilig-thuis/v1/casussen';
const GEMEENTE = '/gemeente/v1/casussen';

interface Antwoord<T> {
  readonly items: readonly T[];
  readonly volgende?: string;
}

describe('the lists', () => {
  let proef: Lijstenapp;

  beforeEach(async () => {
    proef = await Lijstenapp.start('2026-03-06 09:00');
  });
  afterEach(() => proef.stop());

  const get: Lijstenapp['get'] = (...vraag) => proef.get(...vraag);
  const neemOp = (...dossiers: readonly Casusdossier[]): void => proef.neemOp(...dossiers);
  const inzagenVan = (casusId: string) => proef.inzagenVan(casusId);
  const postvak = async (gebruiker: string, vraag = '') =>
    (await get(`${POSTVAK}${vraag}`, gebruiker)).body as Antwoord<Postvakweergave>;
  const casussen = async (pad: string, gebruiker: string) =>
    (await get(pad, gebruiker)).body as Antwoord<Casusregelweergave>;
  const overgedragen = (
    naam: string,
    op = '2026-03-03',
    ontvangers = [HEERLEN],
    ...verder: readonly Feit[]
  ): Casusdossier =>
    dossierMet(
      uuidVan(naam),
      melding(`${op} 09:00`, { gemeenten: ontvangers.map(({ gemeente }) => gemeente ?? '') }),
      triage(`${op} 10:00`),
      verstuurd(`${op} 11:00`, 'direct', { ontvangers }),
      ...verder,
    );
  const een = overgedragen('een');

  describe('the inbox of a team', () => {
    it('shows what waits, with what is left of its terms, and marks what is exceeded', async () => {
      neemOp(een);
      const { items } = await postvak('wijkteam-heerlen-noord');
      expect(items).toMatchObject([
        {
          casusId: een.casusId,
          overdrachtId: O1,
          status: 'wacht-op-ontvangst',
          pad: 'direct',
          van: VT,
          gemeenten: ['GM0917'],
          verstuurdOp: '2026-03-03T10:00:00.000Z',
          overschreden: true,
          termijnen: [
            { termijn: 'T8', overschreden: false, dagenOver: 58 },
            { termijn: 'T11', wachtOp: 'ontvangst', hubStandaard: true, overschreden: true, dagenOver: -1 },
          ],
        },
      ]);
      expect(items[0]).not.toHaveProperty('inzagegrond');
    });

    it('shows a confirmation that VT recorded for it, to be judged', async () => {
      neemOp(overgedragen('een', '2026-03-03', [HEERLEN], ontvangst('2026-03-04 09:00', VT)));
      const { items } = await postvak('wijkteam-heerlen-noord');
      expect(items.map(({ status }) => status)).toEqual(['te-beoordelen']);
    });

    it('shows nothing of another team', async () => {
      neemOp(een);
      expect(await postvak('toegang-stein')).toEqual({ items: [] });
      expect(await inzagenVan(een.casusId)).toEqual([]);
    });

    it('records that each case on the page was read, once', async () => {
      neemOp(een);
      await postvak('wijkteam-heerlen-noord');
      expect(await inzagenVan(een.casusId)).toMatchObject([
        {
          medewerker: 'wijkteam-heerlen-noord',
          rol: 'lokaal-veld',
          partij: HEERLEN,
          grond: 'overdracht-open',
          wat: 'lijst',
          tijdstip: '2026-03-06T08:00:00.000Z',
        },
      ]);
    });

    it('answers nothing when the reading cannot be recorded', async () => {
      neemOp(een);
      proef.grond.inzagen.legAlle = () => Promise.reject(new LogUnavailable('down'));
      const { status, text } = await get(POSTVAK, 'wijkteam-heerlen-noord');
      expect(status).toBe(503);
      expect(text).not.toContain(een.casusId);
    });

    it('pages with a cursor and a Link to the next page', async () => {
      neemOp(...Array.from({ length: 51 }, (_, nummer) => overgedragen(`casus ${nummer}`)));
      const eerste = await get(POSTVAK, 'wijkteam-heerlen-noord');
      const { items, volgende = '' } = eerste.body as Antwoord<Postvakweergave>;
      expect(items).toHaveLength(50);
      expect(eerste.headers['link']).toBe(`<${POSTVAK}?cursor=${volgende}>; rel="next"`);
      const tweede = await postvak('wijkteam-heerlen-noord', `?cursor=${volgende}`);
      expect(tweede.items).toHaveLength(1);
      expect(tweede).not.toHaveProperty('volgende');
      expect(new Set([...items, ...tweede.items].map(({ casusId }) => casusId)).size).toBe(51);
    });
  });

  describe('the worklist of Veilig Thuis', () => {
    it('shows who holds each case of the region now, V3 by the calendar included', async () => {
      neemOp(dossierMet(uuidVan('wacht'), melding('2026-03-02 09:00')));
      const eerst = await casussen(WERKLIJST, 'vt-zuid-limburg');
      expect(eerst.items).toMatchObject([
        { fase: 'triage', houders: [], nogNietBelegd: true, overschreden: false },
      ]);
      proef.grond.clock.setTo(tijd('2026-03-10 00:00'));
      const later = await casussen(WERKLIJST, 'vt-zuid-limburg');
      expect(later.items).toMatchObject([
        { houders: [{ partij: VT, grond: 'V3' }], nogNietBelegd: false, overschreden: true },
      ]);
    });

    it('filters on fase, gemeente and what is exceeded', async () => {
      const stein = overgedragen('stein', '2026-03-05', [STEIN]);
      const zelf = dossierMet(
        uuidVan('zelf'),
        melding('2026-03-02 09:00'),
        triage('2026-03-03 09:00', 'client-systeem'),
      );
      neemOp(een, stein, zelf);
      const ids = async (vraag: string) =>
        (await casussen(`${WERKLIJST}${vraag}`, 'vt-zuid-limburg')).items.map(({ casusId }) => casusId);
      expect(await ids('')).toEqual([een.casusId, stein.casusId]);
      expect(await ids('?fase=afgesloten')).toEqual([zelf.casusId]);
      expect(await ids('?gemeente=GM0971')).toEqual([stein.casusId]);
      expect(await ids('?alleenOverschreden=true')).toEqual([een.casusId]);
    });

    it('keeps the filter in the Link to the next page', async () => {
      neemOp(...Array.from({ length: 51 }, (_, nummer) => overgedragen(`casus ${nummer}`)));
      const { headers, body } = await get(`${WERKLIJST}?fase=overdracht`, 'vt-zuid-limburg');
      const { volgende = '' } = body as Antwoord<Casusregelweergave>;
      expect(headers['link']).toBe(`<${WERKLIJST}?fase=overdracht&cursor=${volgende}>; rel="next"`);
      const anders = await proef.get(`${WERKLIJST}?cursor=${volgende}`, 'vt-zuid-limburg');
      expect([anders.status, anders.body]).toMatchObject([400, { errors: [{ veld: 'cursor' }] }]);
    });

    it('shows nothing of another region', async () => {
      neemOp(een);
      expect(await casussen(WERKLIJST, 'vt-noorderland')).toEqual({ items: [] });
    });
  });

  describe('the cases of a gemeente', () => {
    it('are those that were ever its own, and codes only', async () => {
      const verhuisd = dossierMet(
        uuidVan('verhuisd'),
        melding('2026-03-02 09:00'),
        feit('GemeentenGewijzigd')('2026-03-03 09:00', { gemeenten: ['GM0971'] }),
      );
      neemOp(verhuisd, overgedragen('stein', '2026-03-03', [STEIN]));
      const { items } = await casussen(GEMEENTE, 'gemeente-heerlen');
      expect(items.map(({ casusId }) => casusId)).toEqual([verhuisd.casusId]);
      expect(items[0]).not.toHaveProperty('ooitGemeenten');
      expect(await inzagenVan(verhuisd.casusId)).toMatchObject([
        { rol: 'gemeente', grond: 'gemeente-van-de-casus' },
      ]);
    });

    it('are shown to toezicht of every gemeente, with a reason that is recorded', async () => {
      expect((await get(GEMEENTE, 'toezicht')).status).toBe(400);
      neemOp(een);
      const zonder = await get(GEMEENTE, 'toezicht');
      expect(zonder.status).toBe(400);
      expect(JSON.parse(zonder.text)).toMatchObject({ regel: '§9', errors: [{ veld: 'Inzage-Reden' }] });
      expect(await inzagenVan(een.casusId)).toEqual([]);
      const met = await get(GEMEENTE, 'toezicht', { 'inzage-reden': 'steekproef' });
      expect((met.body as Antwoord<Casusregelweergave>).items).toHaveLength(1);
      expect(await inzagenVan(een.casusId)).toMatchObject([
        { rol: 'toezicht', grond: 'toezicht', reden: 'steekproef' },
      ]);
    });
  });

  it.each([
    [POSTVAK, 'wijkteam-heerlen-noord'],
    [WERKLIJST, 'vt-zuid-limburg'],
    [GEMEENTE, 'gemeente-heerlen'],
  ])('%s says that it lags behind, and shows nothing, once the projection has stopped', async (pad, wie) => {
    neemOp(een);
    proef.grond.lijsten.leesstand = { achterstand: 'invented fault', apart: 1 };
    const { status, text } = await get(pad, wie);
    expect(status).toBe(503);
    expect((JSON.parse(text) as { detail: string }).detail).toContain('De lijst loopt achter');
    expect(text).not.toContain(een.casusId);
    expect(text).not.toContain('invented');
    expect(await inzagenVan(een.casusId)).toEqual([]);
  });

  it.each([
    [POSTVAK, 'wijkteam-heerlen-noord'],
    [WERKLIJST, 'vt-zuid-limburg'],
    [GEMEENTE, 'gemeente-heerlen'],
  ])('%s says how many cases are missing from it, and not which', async (pad, wie) => {
    neemOp(een);
    expect((await get(pad, wie)).body).not.toHaveProperty('onvolledig');
    proef.grond.lijsten.leesstand = { apart: 2 };
    const { status, body } = await get(pad, wie);
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: [{ casusId: een.casusId }], onvolledig: 2 });
  });

  it.each([
    ['an unknown field', `${POSTVAK}?paginas=2`, 'wijkteam-heerlen-noord', 'paginas'],
    ['a cursor that no page gave', `${POSTVAK}?cursor=onzin`, 'wijkteam-heerlen-noord', 'cursor'],
    [
      'a cursor of another list',
      `${POSTVAK}?cursor=MjAyNi0wMy0wM1QxMDowMDowMC4wMDBaIGVlbg`,
      'wijkteam-heerlen-noord',
      'cursor',
    ],
    ['an unknown fase', `${WERKLIJST}?fase=klaar`, 'vt-zuid-limburg', 'fase'],
    ['a gemeente that is no CBS code', `${WERKLIJST}?gemeente=Heerlen`, 'vt-zuid-limburg', 'gemeente'],
    ['a gemeente outside the afspraken', `${WERKLIJST}?gemeente=GM0363`, 'vt-zuid-limburg', 'gemeente'],
    [
      'something else than true or false',
      `${WERKLIJST}?alleenOverschreden=ja`,
      'vt-zuid-limburg',
      'alleenOverschreden',
    ],
    ['a filter that is given twice', `${WERKLIJST}?fase=triage&fase=dienst`, 'vt-zuid-limburg', 'fase'],
  ])('refuses %s, naming the field', async (_, pad, gebruiker, veld) => {
    const { status, text } = await get(pad, gebruiker);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ veld }] });
  });

  it.each([
    [POSTVAK, ['wijkteam-heerlen-noord', 'gezinsvoogd', 'zorgaanbieder', 'veiligheidshuis']],
    [WERKLIJST, ['vt-zuid-limburg', 'vt-noorderland']],
    [GEMEENTE, ['gemeente-heerlen', 'toezicht']],
  ])('%s is for the roles of §9 only', async (pad, toegelaten) => {
    const alle = [
      'vt-zuid-limburg',
      'vt-noorderland',
      'wijkteam-heerlen-noord',
      'gezinsvoogd',
      'zorgaanbieder',
      'veiligheidshuis',
      'gemeente-heerlen',
      'toezicht',
      'beheerder',
    ];
    for (const gebruiker of alle) {
      const { status } = await get(pad, gebruiker, { 'inzage-reden': 'klacht' });
      expect([gebruiker, status]).toEqual([gebruiker, toegelaten.includes(gebruiker) ? 200 : 403]);
    }
  });
});
