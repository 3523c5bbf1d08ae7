import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { CIJFERS, herbouw } from '#cijfers';
import { boekVanZuidLimburg } from '#dossier/testing';
import { InMemoryEventLog } from '#event-sourcing/testing';
import { withTestDatabase } from '#platform/testing';
import { startCijfersApp } from './cijfers-app.js';
import type { CijfersApp } from './cijfers-app.js';
import { simuleer } from './geschiedenissen.js';

const database = withTestDatabase();

const JAAR = 'van=2025-01-01&tot=2026-01-01';
const KWARTAAL = 'van=2025-01-01&tot=2025-04-01';
const CSV = { accept: 'text/csv' };
const MET_REDEN = { 'inzage-reden': 'steekproef' };

interface Cel {
  readonly gebied: string;
  readonly naam: string;
  readonly periode: string;
  readonly waarde: number;
}

describe('figures through the APIs', () => {
  let pool: Pool;
  let proef: CijfersApp;

  beforeAll(async () => {
    pool = await database.freshPool();
    const [log, boek] = [new InMemoryEventLog(), boekVanZuidLimburg()];
    await simuleer(log, { casussen: 400, zaad: 'http', jaren: [2025, 2026] }, boek);
    await herbouw({ pool, log, boek });
    proef = await startCijfersApp(pool, '2026-06-01T12:00:00Z');
  });
  afterAll(() => proef.app.close());

  const cellen = async (pad: string, gebruiker: string, koppen = {}): Promise<readonly Cel[]> => {
    const { status, body } = await proef.get(pad, gebruiker, koppen);
    expect([status, body.detail]).toEqual([200, undefined]);
    return body.cellen;
  };
  /** The clock stands still, so the lines have no order. */
  const inzagen = async () => (await proef.inzagen.vanCasus('cijfers', { limiet: 100 })).regels;
  const weigering = async (pad: string, gebruiker: string) => {
    const { status, body } = await proef.get(pad, gebruiker);
    return { status, detail: JSON.stringify(body) };
  };

  it.each([
    ['/gemeente/v1/cijfers', 'gemeente-heerlen'],
    ['/veilig-thuis/v1/cijfers', 'vt-zuid-limburg'],
    ['/lokaal-veld/v1/cijfers', 'wijkteam-heerlen-noord'],
  ])('%s lists what there is, in the words of the definitions', async (pad, gebruiker) => {
    const { body } = await proef.get(pad, gebruiker);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(CIJFERS.map(({ id }) => id));
    expect(body.items[0]).toMatchObject({ naam: 'Meldingen', regels: ['V1', 'V13'], eenheid: 'aantal' });
    expect(body.items[0]).toMatchObject({
      berekeninguitleg: 'hoe vaak het in de periode gebeurde',
      kleinsteCel: 'maand',
    });
  });

  it('gives a gemeente its own cases whole, also below the minimum, and none of another', async () => {
    const eigen = await cellen(`/gemeente/v1/cijfers/meldingen?${KWARTAAL}&per=week`, 'gemeente-heerlen');
    expect(new Set(eigen.map(({ gebied, naam }) => `${gebied} ${naam}`))).toEqual(
      new Set(['GM0917 Heerlen']),
    );
    expect(eigen.some(({ waarde }) => waarde < 5)).toBe(true);
    const vreemd = `/gemeente/v1/cijfers/meldingen?${JAAR}&per=jaar&gebied=GM0971`;
    expect(await weigering(vreemd, 'gemeente-heerlen')).toEqual({
      status: 400,
      detail: expect.stringContaining('zijn niet aan u'),
    });
  });

  it('gives a gemeente its region only above the minimum, and says so', async () => {
    const pad = `/gemeente/v1/cijfers/meldingen?${JAAR}&per=maand&niveau=regio`;
    const { body } = await proef.get(pad, 'gemeente-heerlen');
    expect(body).toMatchObject({ niveau: 'regio', minimum: 5 });
    const [vanVt, afgeschermd] = [
      await cellen(`/veilig-thuis/v1/cijfers/meldingen?${JAAR}&per=maand&niveau=regio`, 'vt-zuid-limburg'),
      body.cellen as readonly Cel[],
    ];
    for (const { periode, waarde } of afgeschermd) {
      const heel = vanVt.find((cel) => cel.periode === periode)?.waarde ?? 0;
      expect(waarde).toBeGreaterThanOrEqual(5);
      expect(waarde).toBeLessThan(heel);
    }
    expect(await inzagen()).toContainEqual(
      expect.objectContaining({
        wat: 'cijfer meldingen regio 2025-01-01/2026-01-01 per maand',
        grond: 'afgeschermde-cijfers',
      }),
    );
  });

  it.each([
    [
      'a finer period than its cells',
      `meldingen?${JAAR}&per=dag&niveau=regio`,
      'kleinste periode hier: maand',
    ],
    ['weeks', `meldingen?${JAAR}&per=week&niveau=subregio`, 'Kies uit: maand, kwartaal, jaar'],
    ['what runs now', `casussen-open?${JAAR}&per=jaar&niveau=regio`, 'alleen van uw eigen gemeente'],
  ])('refuses a gemeente %s of its region', async (_, vraag, tekst) => {
    const { status, detail } = await weigering(`/gemeente/v1/cijfers/${vraag}`, 'gemeente-heerlen');
    expect([status, detail]).toEqual([400, expect.stringContaining(tekst)]);
  });

  it.each([
    [`meldingen?${JAAR}&per=maand&niveau=team`, 400, 'niet per team'],
    ['meldingen?van=2025-13-01&tot=2026-01-01', 400, 'bestaande datum'],
    ['meldingen?van=2025-02-01&tot=2025-02-01', 400, 'na van'],
    ['meldingen?van=2015-01-01&tot=2025-01-01&per=dag', 400, 'ten hoogste 370'],
    ['meldingen?van=01-01-2026', 400, 'jjjj-mm-dd'],
    ['meldingen?gebied=Heerlen!', 400, 'zoals GM0917'],
    [`meldingen?${JAAR}&niveau=gemeente&gebied=GM0000`, 400, 'geen gemeente GM0000'],
    [`meldingen?${JAAR}&niveau=subregio&gebied=GM0917`, 400, 'geen sub-regio GM0917'],
    [`meldingen?${JAAR}&bekendOp=2026-07-01T00:00:00Z`, 400, 'weet de hub nog niet'],
    [`bestaat-niet?${JAAR}`, 404, 'bestaat niet'],
  ])('answers %s with %d and in Dutch what would be right', async (vraag, status, tekst) => {
    const geweigerd = await weigering(`/veilig-thuis/v1/cijfers/${vraag}`, 'vt-zuid-limburg');
    expect(geweigerd).toEqual({ status, detail: expect.stringContaining(tekst) });
  });

  it.each([
    ['bevindingen?van=2030-01-01', 'van', 'tijdvak'],
    ['bevindingen?tot=1990-01-01', 'tot', 'datum'],
    ['bevindingen?van=2025-02-01&tot=2025-01-01', 'tot', 'tijdvak'],
    ['aansluiting?van=2025-01-01', 'van', 'dagen-maximum'],
    ['cijfers/meldingen?van=2015-01-01&tot=2025-01-01&per=dag', 'per', 'perioden-maximum'],
    ['cijfers/meldingen?bekendOp=2026-07-01T00:00:00Z', 'bekendOp', 'twee-klokken'],
  ])('names of %s the field that was given and its own rule', async (vraag, veld, regel) => {
    const { body } = await proef.get(`/veilig-thuis/v1/${vraag}`, 'vt-zuid-limburg');
    expect(body).toMatchObject({ status: 400, regel, errors: [{ veld, regel }] });
    expect(body.title).toBe('Het verzoek is niet volledig of niet juist');
  });

  it('gives a team its own figures and nothing else', async () => {
    const pad = '/lokaal-veld/v1/cijfers/overdrachten-naar-pad';
    const eigen = await cellen(`${pad}?${JAAR}&per=jaar`, 'wijkteam-heerlen-noord');
    expect(new Set(eigen.map(({ gebied }) => gebied))).toEqual(
      new Set(['lokaal-veld/GM0917-wijkteam-noord']),
    );
    const vreemd = `${pad}?${JAAR}&per=jaar&gebied=lokaal-veld/GM0971-toegang`;
    expect(await weigering(vreemd, 'wijkteam-heerlen-noord')).toMatchObject({ status: 400 });
    expect(await weigering(`${pad}?${JAAR}&niveau=gemeente`, 'wijkteam-heerlen-noord')).toMatchObject({
      status: 400,
    });
  });

  it('gives Veilig Thuis only its own region', async () => {
    expect(await cellen(`/veilig-thuis/v1/cijfers/meldingen?${JAAR}&per=jaar`, 'vt-noorderland')).toEqual([]);
  });

  it('asks toezicht for a reason, and records it', async () => {
    const pad = `/gemeente/v1/cijfers/meldingen?${JAAR}&per=jaar`;
    expect(await weigering(pad, 'toezicht')).toMatchObject({ status: 400 });
    expect(await cellen(pad, 'toezicht', MET_REDEN)).toHaveLength(1);
    expect(await inzagen()).toContainEqual(
      expect.objectContaining({ rol: 'toezicht', grond: 'toezicht', reden: 'steekproef' }),
    );
  });

  it('knows less when it is asked what was known before', async () => {
    const pad = `/veilig-thuis/v1/cijfers/meldingen?${JAAR}&per=jaar`;
    const [nu] = await cellen(pad, 'vt-zuid-limburg');
    const [toen] = await cellen(`${pad}&bekendOp=2025-07-01T00:00:00Z`, 'vt-zuid-limburg');
    expect(toen?.waarde).toBeLessThan(nu?.waarde ?? 0);
  });

  it('is a file for a Dutch spreadsheet when that is asked', async () => {
    const pad = `/veilig-thuis/v1/cijfers/tijd-tot-triage-mediaan?${KWARTAAL}&per=kwartaal`;
    const { text, headers } = await proef.get(pad, 'vt-zuid-limburg', CSV);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const [kop, regel] = text.split('\r\n');
    expect(kop).toBe(
      '\uFEFFcijfer;gebied;naam;periode;van;tot;waarde;eenheid;aantal;niveau;minimum;bekendOp;bekendOpUtc;onvolledig;toelichting',
    );
    expect(regel).toMatch(
      /^Van melding tot triage: mediaan;zuid-limburg;Veilig Thuis Zuid-Limburg;2025-K1;01-01-2025;01-04-2025;\d+,\d+;dagen;\d+;regio;;01-06-2026 14:00:00;2026-06-01T12:00:00.000Z;;$/,
    );
    expect((await proef.get(pad, 'vt-zuid-limburg', { accept: 'text/html' })).status).toBe(406);
  });

  it.each([
    `/gemeente/v1/cijfers/meldingen?${KWARTAAL}`,
    `/gemeente/v1/aansluiting?${KWARTAAL}`,
    `/gemeente/v1/bevindingen?${KWARTAAL}`,
  ])('%s says how many cases it does not hold, also in a file, and not which', async (pad) => {
    const heel = await proef.get(pad, 'gemeente-heerlen');
    expect([heel.status, heel.body.onvolledig, heel.headers['onvolledig']]).toEqual([
      200,
      undefined,
      undefined,
    ]);
    proef.stand = { apart: 2 };
    const deels = await proef.get(pad, 'gemeente-heerlen');
    const bestand = await proef.get(pad, 'gemeente-heerlen', CSV);
    proef.stand = { apart: 0 };
    expect([deels.status, deels.body.onvolledig]).toEqual([200, 2]);
    expect([bestand.status, bestand.headers['onvolledig']]).toEqual([200, '2']);
    const [kop = '', ...regels] = bestand.text.trimEnd().split('\r\n');
    const kolom = kop.split(';').indexOf('onvolledig');
    expect(new Set(regels.map((regel) => regel.split(';')[kolom]))).toEqual(new Set(['2']));
  });

  it('shows nothing protected while a case is set aside: its facts would come in with their old instants', async () => {
    const pad = `/gemeente/v1/cijfers/meldingen?${JAAR}&per=maand&niveau=regio`;
    proef.stand = { apart: 1 };
    const [afgeschermd, vanVt] = [
      await proef.get(pad, 'gemeente-heerlen'),
      await proef.get(pad.replace('gemeente', 'veilig-thuis'), 'vt-zuid-limburg'),
    ];
    proef.stand = { apart: 0 };
    expect([afgeschermd.status, afgeschermd.headers['retry-after']]).toEqual([503, '60']);
    expect(JSON.stringify(afgeschermd.body)).toContain('nog niet kon verwerken');
    expect([vanVt.status, vanVt.body.onvolledig]).toEqual([200, 1]);
    expect((await proef.get(pad, 'gemeente-heerlen')).status).toBe(200);
  });

  it('shows a protected cell a day after it was fixed, when nothing of it is on its way any more', async () => {
    const pad = '/gemeente/v1/cijfers/meldingen?van=2025-01-01&tot=2025-02-01&per=maand&niveau=regio';
    // January is fixed on the first of March, in Amsterdam.
    proef.clock.setTo('2025-03-01T22:59:59Z');
    const nogNiet = await cellen(pad, 'gemeente-heerlen');
    proef.clock.setTo('2025-03-01T23:00:00Z');
    const wel = await cellen(pad, 'gemeente-heerlen');
    proef.clock.setTo('2026-06-01T12:00:00Z');
    expect([nogNiet.length, wel.length]).toEqual([0, 1]);
    expect(await cellen(pad, 'gemeente-heerlen')).toEqual(wel);
  });

  it('says up to which day a protected figure counts, whatever there is to count', async () => {
    const vraag = async (id: string, rest: string, gebruiker = 'gemeente-heerlen') =>
      (await proef.get(`/${rest.split(' ')[0]}/v1/cijfers/${id}?${rest.split(' ')[1]}`, gebruiker)).body;
    const jaar = 'van=2026-02-01&tot=2026-03-01&per=jaar&niveau=regio';
    // On the first of June, a day after what was fixed by the last of May: April ends within that month.
    expect(await vraag('meldingen', `gemeente ${jaar}`)).toMatchObject({
      ...{ van: '2026-01-01', tot: '2027-01-01', vastTot: '2026-04-01' },
    });
    expect(await vraag('weigeringen', `gemeente ${jaar}`)).toMatchObject({
      vastTot: '2026-01-01',
      cellen: [],
    });
    expect(await vraag('meldingen', `gemeente ${jaar}&bekendOp=2026-03-05T12:00:00Z`)).toMatchObject({
      vastTot: '2026-02-01',
    });
    expect(await vraag('meldingen', `veilig-thuis ${jaar}`, 'vt-zuid-limburg')).not.toHaveProperty('vastTot');
    expect(await vraag('meldingen', 'gemeente per=jaar')).not.toHaveProperty('vastTot');
    const bestand = await proef.get(`/gemeente/v1/cijfers/meldingen?${jaar}`, 'gemeente-heerlen', CSV);
    expect(bestand.text).toMatch(/vanaf 01-04-2026 gebeurde telt nog niet mee: .* vanaf 02-02-2027/);
  });

  it('records which area was asked, and as known when', async () => {
    const bekendOp = '2025-07-01T00:00:00Z';
    const pad = `/veilig-thuis/v1/cijfers/meldingen?${JAAR}&per=jaar&niveau=gemeente&gebied=GM0917&bekendOp=${bekendOp}`;
    await cellen(pad, 'vt-zuid-limburg');
    const wat = `cijfer meldingen gemeente gebied GM0917 2025-01-01/2026-01-01 per jaar bekend op ${bekendOp}`;
    expect(await inzagen()).toContainEqual(expect.objectContaining({ wat }));
  });

  it('reconciles what was sent against what was confirmed', async () => {
    const { body } = await proef.get(
      `/veilig-thuis/v1/aansluiting?${KWARTAAL.replace('04-01', '03-31')}`,
      'vt-zuid-limburg',
    );
    const { rows } = await pool.query<{ aantal: number }>(
      `select count(*)::int as aantal from cijfers.feiten where soort = 'te-bevestigen' and bekend_tot is null
        and dag >= '2025-01-01' and dag < '2025-03-31'`,
    );
    const items = body.items as readonly { verstuurd: number; bevestigd: number; sluitAan: boolean }[];
    expect(items.reduce((som, { verstuurd }) => som + verstuurd, 0)).toBe(rows[0]?.aantal);
    expect(items.some(({ sluitAan }) => sluitAan)).toBe(true);
    expect(items.every(({ verstuurd, bevestigd, sluitAan }) => !sluitAan || verstuurd === bevestigd)).toBe(
      true,
    );
    const team = await proef.get(`/lokaal-veld/v1/aansluiting?${KWARTAAL}`, 'wijkteam-heerlen-noord');
    expect(new Set(team.body.items.map(({ ontvanger }: { ontvanger: string }) => ontvanger))).toEqual(
      new Set(['lokaal-veld/GM0917-wijkteam-noord']),
    );
  });

  it('makes few files of findings at once for one caller', async () => {
    const leg = proef.inzagen.legAlle.bind(proef.inzagen);
    let vrij = (): void => undefined;
    const wacht = new Promise<void>((klaar) => (vrij = klaar));
    const drie = new Promise<void>((klaar) => {
      let bezig = 0;
      proef.inzagen.legAlle = async (regels) => {
        if ((bezig += 1) === 3) klaar();
        await wacht;
        await leg(regels);
      };
    });
    const pad = `/gemeente/v1/bevindingen?${JAAR}`;
    const gaande = [1, 2, 3].map(() => proef.get(pad, 'gemeente-heerlen', CSV));
    await drie;
    const vierde = await proef.get(pad, 'gemeente-heerlen', CSV);
    proef.inzagen.legAlle = leg;
    expect([vierde.status, vierde.headers['retry-after']]).toEqual([429, '30']);
    expect((await proef.get(pad, 'gemeente-heerlen')).status).toBe(200);
    vrij();
    expect((await Promise.all(gaande)).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('goes on with the findings where another process made the cursor, whose clock is ahead', async () => {
    const pad = `/gemeente/v1/bevindingen?${JAAR}`;
    const { volgende, bekendOp } = (await proef.get(pad, 'gemeente-heerlen')).body;
    proef.clock.setTo('2026-06-01T11:59:00Z');
    const verder = await proef.get(`${pad}&cursor=${volgende}`, 'gemeente-heerlen');
    proef.clock.setTo('2026-06-01T12:00:00Z');
    expect([verder.status, verder.body.bekendOp]).toEqual([200, bekendOp]);
    expect(verder.body.items.length).toBeGreaterThan(0);
  });

  it('lists when nobody held a case or two did, page by page, and records each case as read', async () => {
    const gezien: string[] = [];
    let cursor = '';
    do {
      const { body } = await proef.get(`/gemeente/v1/bevindingen?${JAAR}${cursor}`, 'gemeente-heerlen');
      gezien.push(
        ...body.items.map(
          (b: { casusId: string; vanaf: string; soort: string }) => `${b.vanaf} ${b.casusId} ${b.soort}`,
        ),
      );
      const { casusId, gemeenten } = body.items[0];
      expect(gemeenten).toContain('GM0917');
      expect((await proef.inzagen.vanCasus(casusId, { limiet: 1 })).regels[0]).toMatchObject({
        wat: 'bevindingen',
      });
      cursor = body.volgende === undefined ? '' : `&cursor=${body.volgende}`;
    } while (cursor !== '');
    const { rows } = await pool.query<{ aantal: number }>(
      `select count(*)::int as aantal from cijfers.feiten where soort in ('bevinding-niet-belegd', 'bevinding-dubbel-belegd')
        and bekend_tot is null and gemeenten @> array['GM0917'] and dag < '2026-01-01'`,
    );
    expect(gezien).toHaveLength(rows[0]?.aantal ?? -1);
    expect(gezien.length).toBeGreaterThan(50);
    expect([...gezien].sort()).toEqual(gezien);
    expect(new Set(gezien).size).toBe(gezien.length);
    const bestand = await proef.get(`/gemeente/v1/bevindingen?${JAAR}`, 'gemeente-heerlen', CSV);
    const [kop = '', ...regels] = bestand.text.trimEnd().split('\r\n');
    expect(kop).toBe(
      '\uFEFFsoort;casusId;gemeenten;gronden;partijen;namen;vanaf;tot;dagen;vanafUtc;totUtc;bekendOp;bekendOpUtc;onvolledig',
    );
    const uitBestand = regels.map((regel) => regel.split(';'));
    expect(uitBestand.map(([soort, casusId, ...tijden]) => `${tijden[7]} ${casusId} ${soort}`)).toEqual(
      gezien,
    );
    expect(uitBestand[0]?.[6]).toMatch(/^\d\d-\d\d-\d{4} \d\d:\d\d:\d\d$/);
  });

  it('keeps to the time, the clock and the question of its first page', async () => {
    const pad = '/veilig-thuis/v1/bevindingen';
    const vraag = '?van=2025-01-01';
    const eerste = await proef.get(`${pad}${vraag}`, 'vt-zuid-limburg');
    expect(eerste.body.bekendOp).toBe('2026-06-01T12:00:00.000Z');
    const tweede = `${pad}${vraag}&cursor=${eerste.body.volgende}`;
    const voor = await proef.get(tweede, 'vt-zuid-limburg');
    const { casusId } = voor.body.items[0];
    proef.clock.setTo('2026-07-15T12:00:00Z');
    // As when a late recording moves the begin of a stretch.
    await pool.query(
      `update cijfers.feiten set bekend_tot = $1 where casus_id = $2 and soort like 'bevinding-%' and bekend_tot is null`,
      [Date.parse('2026-07-01T00:00:00Z'), casusId],
    );
    const na = await proef.get(tweede, 'vt-zuid-limburg');
    const vers = await proef.get(`${pad}${vraag}`, 'vt-zuid-limburg');
    const elders = await proef.get(`${pad}?van=2025-06-01&cursor=${eerste.body.volgende}`, 'vt-zuid-limburg');
    const ander = await proef.get(tweede.replace('veilig-thuis', 'gemeente'), 'gemeente-heerlen');
    await pool.query('update cijfers.feiten set bekend_tot = null where bekend_tot = $1', [
      Date.parse('2026-07-01T00:00:00Z'),
    ]);
    proef.clock.setTo('2026-06-01T12:00:00Z');
    expect(na.body.items).toEqual(voor.body.items);
    expect(na.body.bekendOp).toBe('2026-06-01T12:00:00.000Z');
    expect(vers.body.bekendOp).toBe('2026-07-15T12:00:00.000Z');
    expect([elders.status, elders.body.errors]).toMatchObject([400, [{ veld: 'cursor' }]]);
    expect(ander.status).toBe(400);
  });
});
