import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Casusdossier } from '#dossier';
import { HEERLEN, STEIN, feit, tijd } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import { dossierMet, melding, ontvangst, triage, uuidVan, verstuurd } from '../../testing/voorbeeldcasus.js';
import type { Casusregelweergave } from '../../read/weergave.js';
import { Lijstenapp } from './lijstenapp.fixture.js';

const ZOEK = '/gemeente/v1/casussen';
const BESTAND = '/gemeente/v1/tijdlijnen';
const CSV = { accept: 'text/csv' };

const overgedragen = (naam: string, ...verder: readonly Feit[]): Casusdossier =>
  dossierMet(
    uuidVan(naam),
    melding('2026-03-02 09:00'),
    triage('2026-03-04 10:00'),
    verstuurd('2026-03-04 11:00'),
    ...verder,
  );
const een = overgedragen('een', ontvangst('2026-03-05 09:00'));
const wacht = dossierMet(uuidVan('wacht'), melding('2026-02-24 09:00'));
const klaar = dossierMet(
  uuidVan('klaar'),
  melding('2026-01-05 09:00'),
  triage('2026-01-06 09:00', 'client-systeem'),
);
const stein = dossierMet(
  uuidVan('stein'),
  melding('2026-03-02 09:00', { gemeenten: [STEIN.gemeente ?? ''] }),
);
const veel = (aantal: number) =>
  Array.from({ length: aantal }, (_, nummer) => overgedragen(`casus ${nummer}`));

describe('the search of a gemeente', () => {
  let proef: Lijstenapp;

  beforeEach(async () => {
    proef = await Lijstenapp.start('2026-03-06 09:00');
    proef.neemOp(een, wacht, klaar, stein);
  });
  afterEach(() => proef.stop());

  const vraag = async (zoek: string, wie = 'gemeente-heerlen', koppen = {}) =>
    (await proef.get(`${ZOEK}${zoek}`, wie, koppen)).body as {
      readonly items: readonly Casusregelweergave[];
      readonly volgende?: string;
    };
  const ids = async (zoek: string, wie?: string, koppen?: object) =>
    (await vraag(zoek, wie, koppen)).items.map(({ casusId }) => casusId);

  it.each([
    ['', [wacht, een]],
    ['?fase=lokaal-veld', [een]],
    ['?fase=afgesloten', [klaar]],
    ['?van=2026-01-01&tot=2026-02-01', [klaar]],
    ['?van=2026-01-01', [klaar, wacht, een]],
    ['?tot=2026-02-01', [klaar]],
    ['?fase=overdracht', []],
    ['?fase=overdracht&van=2026-03-04', [een]],
    [`?partij=${HEERLEN.id}`, [een]],
    [`?partij=${HEERLEN.id}&rol=casusregie`, [een]],
    [`?partij=${HEERLEN.id}&rol=monitoring`, []],
    ['?rol=casusregie', [een]],
    [`?partij=${HEERLEN.id}&tot=2026-03-05`, []],
    [`?partij=${HEERLEN.id}&rol=wacht-op`, []],
    [`?partij=${HEERLEN.id}&rol=wacht-op&tot=2026-03-05`, [een]],
    [`?partij=${STEIN.id}&rol=wacht-op&van=2026-01-01`, []],
    ['?rol=wacht-op&van=2026-03-04', [een]],
    ['?termijnstand=verstreken', [wacht]],
    ['?termijnstand=verstreken&termijn=T1', [wacht]],
    ['?termijnstand=verstreken&termijn=T3', []],
    ['?termijnstand=open&termijn=T3', [een]],
    ['?termijnstand=verstreken&termijn=T3&tot=2026-05-01', [een]],
    ['?bevinding=niemand&van=2026-03-01', [wacht, een]],
    ['?bevinding=niemand', []],
    ['?bevinding=twee&van=2026-01-01', []],
    ['?gemeente=GM0971', []],
    ['?subregio=parkstad', [wacht, een]],
    ['?verhuisd=true', []],
    ['?verhuisd=false', [wacht, een]],
  ])('%s finds what held in the period', async (zoek, verwacht) => {
    expect(await ids(zoek)).toEqual(verwacht.map(({ casusId }) => casusId));
  });

  it('shows a case that left the gemeente, which keeps sight of its trail', async () => {
    const weg = dossierMet(
      uuidVan('weg'),
      melding('2026-03-02 10:00'),
      feit('GemeentenGewijzigd')('2026-03-03 09:00', { gemeenten: ['GM0971'] }),
    );
    proef.neemOp(weg);
    expect(await ids('?verhuisd=true')).toEqual([weg.casusId]);
    expect(await ids('?gemeente=GM0971')).toEqual([weg.casusId]);
    expect(await ids('?verhuisd=true', 'gemeente-stein')).toEqual([]);
  });

  it('says of a case for whom its handover waits, for what and since when, in the list and in the file', async () => {
    const open = overgedragen('open');
    proef.neemOp(open);
    const zoek = `?partij=${HEERLEN.id}&rol=wacht-op`;
    expect((await vraag(zoek)).items).toMatchObject([
      {
        casusId: open.casusId,
        openOverdrachten: [
          { ontvanger: HEERLEN, wachtOp: 'ontvangst', verstuurdOp: '2026-03-04T10:00:00.000Z' },
        ],
      },
    ]);
    const { text } = await proef.get(`${ZOEK}${zoek}`, 'gemeente-heerlen', CSV);
    expect(text).toContain(';Wijkteam Heerlen-Noord;ontvangst;04-03-2026 11:00:00;');
    expect(await vraag('?fase=lokaal-veld')).toMatchObject({ items: [{ openOverdrachten: [] }] });
  });

  it('shows toezicht all gemeenten, with a reason', async () => {
    const reden = { 'inzage-reden': 'steekproef' };
    expect(await ids('?termijnstand=open&termijn=T1', 'toezicht', reden)).toEqual([
      wacht.casusId,
      stein.casusId,
    ]);
    expect((await proef.get(ZOEK, 'toezicht')).status).toBe(400);
  });

  it('records that each case on the page was read, and no other', async () => {
    await ids('?termijnstand=verstreken');
    expect(await proef.inzagenVan(wacht.casusId)).toMatchObject([
      { medewerker: 'gemeente-heerlen', grond: 'gemeente-van-de-casus', wat: 'lijst' },
    ]);
    expect(await proef.inzagenVan(een.casusId)).toEqual([]);
  });

  it('goes on with a cursor of the same search, and refuses one of another', async () => {
    proef.neemOp(...veel(51));
    const { items, volgende = '' } = await vraag('?fase=overdracht');
    expect(items).toHaveLength(50);
    const tweede = await vraag(`?fase=overdracht&cursor=${volgende}`);
    expect(tweede.items).toHaveLength(1);
    expect(tweede).not.toHaveProperty('volgende');
    for (const ander of [
      '?',
      '?fase=overdracht&verhuisd=true&',
      '?fase=triage&',
      '?fase=overdracht&van=2026-03-01&',
    ]) {
      const { status, body } = await proef.get(`${ZOEK}${ander}cursor=${volgende}`, 'gemeente-heerlen');
      expect([status, body]).toMatchObject([400, { errors: [{ veld: 'cursor' }] }]);
    }
    expect((await proef.get(`${ZOEK}?fase=overdracht&cursor=${volgende}`, 'gemeente-stein')).status).toBe(
      400,
    );
  });

  it.each([
    ['van=2026-02-30', 'van', 'bestaande datum'],
    ['van=gisteren', 'van', 'jjjj-mm-dd'],
    ['tot=1850-01-01', 'tot', 'bestaande datum'],
    ['van=2026-03-01&tot=2026-03-01', 'tot', 'tot moet na van liggen'],
    ['van=2026-04-01', 'van', 'geef ook tot'],
    ['fase=klaar', 'fase', 'triage, dienst'],
    ['partij=GM0917-wijkteam-nrood', 'partij', 'staat niet in de samenwerkingsafspraken'],
    ['partij=jan%20jansen', 'partij', 'GM0917-wijkteam-noord'],
    ['rol=regie', 'rol', 'casusregie'],
    ['termijnstand=laat', 'termijnstand', 'open, nadert, verstreken'],
    ['termijn=T1', 'termijn', 'ook termijnstand'],
    ['termijn=T99&termijnstand=open', 'termijn', 'T1'],
    ['termijn=T9&termijnstand=verstreken', 'termijn', 'T8, T10'],
    ['bevinding=drie', 'bevinding', 'niemand, twee'],
    ['gemeente=Heerlen', 'gemeente', 'CBS-code'],
    ['gemeente=GM0363', 'gemeente', 'CBS-code'],
    ['subregio=randstad', 'subregio', 'parkstad'],
    ['subregio=parkstad&gemeente=GM0917', 'subregio', 'niet allebei'],
    ['verhuisd=ja', 'verhuisd', 'true, false'],
    ['naam=jansen', 'naam', 'geen bekend'],
    ['fase=triage&fase=dienst', 'fase', 'triage'],
  ])('refuses %s, naming the field and what would be right', async (zoek, veld, melding_) => {
    for (const pad of [ZOEK, BESTAND]) {
      const { status, text } = await proef.get(`${pad}?${zoek}`, 'gemeente-heerlen');
      expect(status).toBe(400);
      const { errors } = JSON.parse(text) as { errors: readonly { veld: string; melding: string }[] };
      expect(errors.map((fout) => fout.veld)).toEqual([veld]);
      expect(errors[0]?.melding).toContain(melding_);
    }
  });

  it('stays about the instant of the first page, also where the clock is behind that of another process', async () => {
    proef.neemOp(...veel(51));
    const eerste = await proef.get(`${ZOEK}?termijnstand=nadert&termijn=T11`, 'gemeente-heerlen');
    expect([eerste.body.items.length, eerste.body.geldigOp]).toEqual([50, '2026-03-06T08:00:00.000Z']);
    for (const nu of ['2026-03-06 08:59', '2026-03-20 09:00']) {
      proef.grond.clock.setTo(tijd(nu));
      const pad = `${ZOEK}?termijnstand=nadert&termijn=T11&cursor=${eerste.body.volgende}`;
      const { status, body } = await proef.get(pad, 'gemeente-heerlen');
      expect([status, body.items.length, body.geldigOp]).toEqual([200, 1, '2026-03-06T08:00:00.000Z']);
    }
    expect(await ids('?termijnstand=nadert&termijn=T11')).toEqual([]);
  });

  describe('as a file of what is found', () => {
    const bestand = async (zoek = '', wie = 'gemeente-heerlen', koppen = {}) => {
      const { text, status } = await proef.get(`${ZOEK}${zoek}`, wie, { ...CSV, ...koppen });
      expect(status).toBe(200);
      const [kop = [], ...regels] = text
        .replace('\uFEFF', '')
        .trimEnd()
        .split('\r\n')
        .map((regel) => regel.split(';'));
      return regels.map((regel) => Object.fromEntries(kop.map((naam, i) => [naam, regel[i] ?? ''])));
    };

    it('has a line per case: who holds it, what must be done first, and what is exceeded', async () => {
      const { headers, text } = await proef.get(ZOEK, 'gemeente-heerlen', CSV);
      expect(headers['content-disposition']).toBe('attachment; filename="casussen.csv"');
      expect(text.startsWith('\uFEFFcasusId;gemeenten;fase;houders;')).toBe(true);
      const [regelVanWacht, regelVanEen] = await bestand();
      expect(regelVanWacht).toMatchObject({
        ...{ casusId: wacht.casusId, gemeenten: 'GM0917', fase: 'triage', gronden: 'V3', overschreden: 'ja' },
        ...{ houders: 'Veilig Thuis Zuid-Limburg', houderIds: 'zuid-limburg', nogNietBelegd: 'nee' },
        ...{ houdtSinds: '04-03-2026 00:00:00', houdtSindsUtc: '2026-03-03T23:00:00.000Z' },
        ...{ termijnenOverschreden: 'T1', eersteTermijn: 'T1', eersteLaatsteDag: '03-03-2026' },
        ...{ eerstePartij: 'Veilig Thuis Zuid-Limburg', eerstePartijId: 'zuid-limburg' },
        ...{ eersteWerkdagenOver: '-3', geldigOp: '06-03-2026 09:00:00', onvolledig: '' },
      });
      expect(regelVanEen).toMatchObject({
        ...{ casusId: een.casusId, fase: 'lokaal-veld', houders: 'Wijkteam Heerlen-Noord', gronden: 'V5' },
        ...{ overschreden: 'nee', termijnenOverschreden: '', eersteTermijn: 'T3' },
      });
    });

    it('holds all pages in the order of the search, and records each case as read once', async () => {
      proef.neemOp(...veel(60));
      const gevonden = (await bestand('?fase=overdracht')).map(({ casusId = '' }) => casusId);
      expect(gevonden).toEqual(
        veel(60)
          .map(({ casusId }) => casusId)
          .sort(),
      );
      expect(await proef.inzagenVan(gevonden[59] ?? '')).toMatchObject([
        { medewerker: 'gemeente-heerlen', wat: 'lijst' },
      ]);
      expect(await proef.inzagenVan(een.casusId)).toEqual([]);
    });

    it('gives each reader what the list gives', async () => {
      expect(await bestand('?van=2026-01-01', 'gemeente-stein')).toMatchObject([{ casusId: stein.casusId }]);
      expect((await proef.get(ZOEK, 'toezicht', CSV)).status).toBe(400);
      expect(await bestand('', 'toezicht', { 'inzage-reden': 'klacht' })).toHaveLength(3);
      expect((await proef.get(ZOEK, 'wijkteam-heerlen-noord', CSV)).status).toBe(403);
      expect((await proef.get(ZOEK, 'gemeente-heerlen', { accept: 'application/pdf' })).status).toBe(406);
    });

    it('is refused when it would be too long, and not made of lists that lag behind', async () => {
      proef.grond.lijsten.tel = () => Promise.resolve(10_001);
      const { status, text } = await proef.get(ZOEK, 'gemeente-heerlen', CSV);
      expect([status, text]).toEqual([400, expect.stringContaining('meer dan 10000 casussen')]);
      expect((await proef.get(ZOEK, 'gemeente-heerlen')).status).toBe(200);
      proef.grond.lijsten.leesstand = { achterstand: 'invented fault', apart: 0 };
      expect((await proef.get(ZOEK, 'gemeente-heerlen', CSV)).status).toBe(503);
    });

    it('says how many cases are missing, also when it has no lines', async () => {
      proef.grond.lijsten.leesstand = { apart: 2 };
      expect((await bestand()).map(({ onvolledig }) => onvolledig)).toEqual(['2', '2']);
      expect(await bestand('?bevinding=twee')).toMatchObject([{ casusId: '', onvolledig: '2' }]);
    });

    it('breaks off when a later page cannot be recorded as read', async () => {
      proef.neemOp(...veel(60));
      const leg = proef.grond.inzagen.legAlle.bind(proef.grond.inzagen);
      let keren = 0;
      proef.grond.inzagen.legAlle = (regels) =>
        (keren += 1) > 1 ? Promise.reject(new Error('invented fault')) : leg(regels);
      await expect(proef.get(`${ZOEK}?fase=overdracht`, 'gemeente-heerlen', CSV)).rejects.toThrow('aborted');
    });
  });

  it('makes few files at a time for one caller, and any number of pages', async () => {
    const leg = proef.grond.inzagen.legAlle.bind(proef.grond.inzagen);
    let vrij = (): void => undefined;
    const wacht_ = new Promise<void>((klaar) => (vrij = klaar));
    let bezig = 0;
    let alleBezig = (): void => undefined;
    const drie = new Promise<void>((klaar) => (alleBezig = klaar));
    proef.grond.inzagen.legAlle = async (regels) => {
      if ((bezig += 1) === 3) alleBezig();
      await wacht_;
      await leg(regels);
    };
    const gaande = [1, 2, 3].map(() => proef.get(ZOEK, 'gemeente-heerlen', CSV));
    await drie;
    for (const pad of [ZOEK, BESTAND]) {
      const { status, headers, text } = await proef.get(pad, 'gemeente-heerlen', CSV);
      expect([status, headers['retry-after'], headers['content-type']]).toEqual([
        ...[429, '30', 'application/problem+json; charset=utf-8'],
      ]);
      expect(text).toContain('Er worden al 3 bestanden voor u gemaakt');
    }
    proef.grond.inzagen.legAlle = leg;
    expect((await proef.get(ZOEK, 'gemeente-heerlen')).status).toBe(200);
    expect((await proef.get(ZOEK, 'gemeente-stein', CSV)).status).toBe(200);
    vrij();
    expect((await Promise.all(gaande)).map(({ status }) => status)).toEqual([200, 200, 200]);
    for (let keer = 0; keer < 5; keer += 1)
      expect((await proef.get(ZOEK, 'gemeente-heerlen', CSV)).status).toBe(200);
  });

  describe('as a file', () => {
    it('holds the trail of every case that is found, in the same order, on one instant', async () => {
      const { text, headers } = await proef.get(`${BESTAND}?van=2026-01-01`, 'gemeente-heerlen', CSV);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(headers['content-disposition']).toBe('attachment; filename="tijdlijnen.csv"');
      const regels = text.replace('\uFEFF', '').trim().split('\r\n');
      const nu = '2026-03-06T08:00:00.000Z';
      expect(regels).toEqual([
        'casusId;geldigOp',
        ...[klaar, wacht, een].map(({ casusId }) => `${casusId};${nu}`),
      ]);
      expect(text.startsWith('\uFEFF')).toBe(true);
    });

    it('is the same as JSON, with the clocks that were asked', async () => {
      const klokken = 'geldigOp=2026-03-05T12:00:00Z&beschikbaarOp=2026-03-04T12:00:00Z';
      const { body } = await proef.get(`${BESTAND}?${klokken}`, 'gemeente-heerlen');
      const op = { geldigOp: '2026-03-05T12:00:00Z', beschikbaarOp: '2026-03-04T12:00:00Z' };
      expect(body).toEqual({ items: [wacht, een].map(({ casusId }) => ({ casusId, ...op })) });
    });

    it('is a file without lines when nothing is found', async () => {
      const leeg = `${BESTAND}?bevinding=twee`;
      expect((await proef.get(leeg, 'gemeente-heerlen')).body).toEqual({ items: [] });
      expect((await proef.get(leeg, 'gemeente-heerlen', CSV)).text).toBe('\uFEFFcasusId;geldigOp\r\n');
      expect((await proef.get(leeg, 'toezicht')).status).toBe(400);
    });

    it('goes on over pages, each case once', async () => {
      proef.neemOp(...veel(20));
      await proef.get(`${BESTAND}?fase=overdracht`, 'gemeente-heerlen', CSV);
      expect(proef.grond.tijdlijnen.gevraagd).toHaveLength(20);
      expect(new Set(proef.grond.tijdlijnen.gevraagd).size).toBe(20);
    });

    it('is a problem when the first trails cannot be read, and breaks off when a later one cannot', async () => {
      proef.neemOp(...veel(20));
      const alle = veel(20)
        .map(({ casusId }) => casusId)
        .sort();
      proef.grond.tijdlijnen.stuk = alle[0] ?? '';
      expect((await proef.get(`${BESTAND}?fase=overdracht`, 'gemeente-heerlen', CSV)).status).toBe(500);
      proef.grond.tijdlijnen.stuk = alle[19] ?? '';
      await expect(proef.get(`${BESTAND}?fase=overdracht`, 'gemeente-heerlen', CSV)).rejects.toThrow(
        'aborted',
      );
    });

    it('is refused when it would be too long', async () => {
      proef.grond.lijsten.tel = () => Promise.resolve(10_001);
      const { status, text } = await proef.get(BESTAND, 'gemeente-heerlen', CSV);
      expect([status, text]).toEqual([400, expect.stringContaining('meer dan 10000 casussen')]);
    });

    it('is not made of lists that lag behind, and says how many cases are missing', async () => {
      proef.grond.lijsten.leesstand = { achterstand: 'invented fault', apart: 0 };
      expect((await proef.get(BESTAND, 'gemeente-heerlen', CSV)).status).toBe(503);
      proef.grond.lijsten.leesstand = { apart: 2 };
      expect((await proef.get(BESTAND, 'gemeente-heerlen', CSV)).headers['onvolledig']).toBe('2');
      expect((await proef.get(BESTAND, 'gemeente-heerlen')).body).toMatchObject({ onvolledig: 2 });
      const regels = async (vraag: string) =>
        (await proef.get(`${BESTAND}${vraag}`, 'gemeente-heerlen', CSV)).text.trim().split('\r\n');
      const [kop, ...casussen] = await regels('?van=2026-01-01');
      expect(kop?.endsWith('geldigOp;onvolledig')).toBe(true);
      expect(casussen.map((regel) => regel.split(';')[2])).toEqual(['2', '2', '2']);
      expect((await regels('?bevinding=twee')).slice(1)).toEqual([';;2']);
    });

    it('takes another clock than now only as an instant', async () => {
      const { status, text } = await proef.get(`${BESTAND}?geldigOp=gisteren`, 'gemeente-heerlen');
      expect([status, text]).toEqual([400, expect.stringContaining('tijdstip met tijdzone')]);
      proef.grond.clock.setTo(tijd('2026-03-07 09:00'));
      expect((await proef.get(BESTAND, 'wijkteam-heerlen-noord')).status).toBe(403);
    });
  });
});
