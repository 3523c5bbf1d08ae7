import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import request from 'supertest';
import { Afsprakenboek, instantMs } from '#afspraken';
import { TERMIJN_STATUSSEN, statusOp } from '#dossier';
import { HEERLEN, STEIN, VT, boekVanZuidLimburg, feit, geschiedenisVan, tijd } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import { Clock, InzageLog } from '#event-sourcing';
import type { Partij } from '#event-sourcing';
import { InMemoryInzageLog, ManualClock } from '#event-sourcing/testing';
import { HubLogger, createHubApp, ensureAfnemer } from '#platform';
import type { Leesstand } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { Partijenregister, ToegangModule } from '#toegang';
import { TestPartijenregister, testTokens } from '#toegang/testing';
import type { TestTokens } from '#toegang/testing';
import { vervang } from '../../read/afnemer.js';
import { PostgresTermijnlijsten } from '../../read/postgres-termijnlijsten.js';
import { termijnrijenVan } from '../../read/rijen.js';
import { TABELLEN, TERMIJNEN } from '../../read/tabellen.js';
import { Termijnlijsten } from '../../read/termijnlijsten.js';
import {
  TermijnenGemeenteModule,
  TermijnenLokaalVeldModule,
  TermijnenVeiligThuisModule,
} from '../../termijnbewaking.modules.js';
import type { TermijnenDto } from './termijnen.dto.js';

const GEMEENTE = '/gemeente/v1/termijnen';
const REGIO = '/veilig-thuis/v1/termijnen';
const EIGEN = '/lokaal-veld/v1/termijnen';

const boek = boekVanZuidLimburg();
const uuid = (n: number): string => `6f1c2a4e-0d53-4c1b-9d2e-${String(n).padStart(12, '0')}`;

const melding = (op: string, gemeente = 'GM0917'): Feit =>
  feit('MeldingOntvangen')(op, {
    meldingId: op,
    bron: 'politie',
    spoedeisend: false,
    gemeenten: [gemeente],
    gezinsvoogdBetrokken: false,
  });

const verstuurd = (ontvanger: Partij): readonly Feit[] => [
  melding('2026-03-02 09:00', ontvanger.gemeente),
  feit('TriageBesluit')('2026-03-03 09:00', {
    besluit: 'lokaal-veld',
    aanTriagetafel: false,
    informerenAndersAfgesproken: true,
  }),
  feit('OverdrachtVerstuurd')('2026-03-03 10:00', {
    overdrachtId: 'o1',
    pad: 'direct',
    van: VT,
    ontvangers: [ontvanger],
    wijze: 'digitaal',
    aanTriagetafel: false,
  }),
];

/** The rows of a database, and a consumer that the spec lets lag. */
class Proeflijsten extends PostgresTermijnlijsten {
  probleem: string | undefined;
  apart = 0;

  override async stand(): Promise<Leesstand> {
    return { achterstand: this.probleem, apart: this.apart };
  }
}

describe('the list of terms', () => {
  const database = withTestDatabase();
  const clock = new ManualClock();
  let inzagen: InMemoryInzageLog;
  let pool: Pool;
  let lijsten: Proeflijsten;
  let tokens: TestTokens;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    tokens = await testTokens(clock);
  });

  beforeEach(async () => {
    clock.setTo(tijd('2026-03-05 09:00'));
    inzagen = new InMemoryInzageLog();
    pool = await database.freshPool();
    await ensureAfnemer(pool, { name: TERMIJNEN, tabellen: TABELLEN, apply: () => Promise.resolve() });
    lijsten = new Proeflijsten(pool);
    const ports = [
      { provide: Clock, useValue: clock },
      { provide: Afsprakenboek, useValue: boek },
      { provide: InzageLog, useValue: inzagen },
      { provide: Termijnlijsten, useValue: lijsten },
      { provide: Partijenregister, useValue: new TestPartijenregister() },
    ];
    @Global()
    @Module({ providers: ports, exports: ports })
    class Ports {}
    const { issuer, audience, sleutelbron } = tokens;
    const imports = [
      Ports,
      CqrsModule.forRoot(),
      ToegangModule.forRoot({ issuer, audience, sleutelbron }),
      ...[TermijnenGemeenteModule, TermijnenVeiligThuisModule, TermijnenLokaalVeldModule],
    ];
    const logger = new HubLogger({ destination: { write: () => undefined } });
    app = await createHubApp({ module: class Proef {}, imports }, { logger });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterEach(() => app.close());

  const neemOp = async (n: number, ...feiten: readonly Feit[]): Promise<void> => {
    const dossier = { casusId: uuid(n), records: [], gebeurtenissen: geschiedenisVan(...feiten) };
    const client = await pool.connect();
    await vervang(client, uuid(n), termijnrijenVan(dossier, boek));
    client.release();
  };

  const vraag = async (pad: string, gebruiker: string, koppen: Readonly<Record<string, string>> = {}) =>
    request(app.getHttpServer())
      .get(pad)
      .set({ authorization: `Bearer ${await tokens.van(gebruiker)}`, ...koppen });
  const items = async (pad: string, gebruiker: string, koppen = {}) =>
    ((await vraag(pad, gebruiker, koppen)).body as TermijnenDto).items;
  const kort = async (pad: string, gebruiker: string, koppen = {}) =>
    (await items(pad, gebruiker, koppen)).map(({ casusId, termijn, status }) =>
      [Number(casusId.slice(-4)), termijn, status].join(' '),
    );

  it('shows each term with what is left of it and how it stands, the first to pass first', async () => {
    await neemOp(1, ...verstuurd(HEERLEN));
    expect(await kort(GEMEENTE, 'gemeente-heerlen')).toEqual([
      '1 T11 waarschuwing',
      '1 T8 gepland',
      '1 T9 gepland',
    ]);
    expect((await items(GEMEENTE, 'gemeente-heerlen'))[0]).toMatchObject({
      ...{ casusId: uuid(1), termijn: 'T11', hubStandaard: true, wachtOp: 'ontvangst', overdrachtId: 'o1' },
      ...{ partij: HEERLEN, laatsteDag: '2026-03-05', dagenOver: 0, werkdagenOver: 0, open: true },
      ...{ begonnenDoor: 2, vanaf: '2026-03-03', gemeenten: ['GM0917'], regio: 'zuid-limburg' },
    });
  });

  it('tells what passed, and leaves out what nobody has to do any more until that is asked for', async () => {
    await neemOp(1, ...verstuurd(HEERLEN));
    const laat = feit('OntvangstBevestigd')(
      '2026-03-09 09:00',
      { overdrachtId: 'o1', ontvanger: HEERLEN, wijze: 'digitaal' },
      HEERLEN,
    );
    await neemOp(2, ...verstuurd(HEERLEN), laat);
    clock.setTo(tijd('2026-03-10 09:00'));
    expect(await kort(`${GEMEENTE}?status=verstreken`, 'gemeente-heerlen')).toEqual(['1 T11 verstreken']);
    expect(await kort(`${GEMEENTE}?status=verstreken&ookAfgedaan=true`, 'gemeente-heerlen')).toEqual([
      '1 T11 verstreken',
      '2 T11 verstreken',
    ]);
    expect(await kort(`${GEMEENTE}?status=gehaald&termijn=T1`, 'gemeente-heerlen')).toEqual([
      '1 T1 gehaald',
      '2 T1 gehaald',
    ]);
  });

  it('gives each reader its own: a gemeente its cases, VT its region, a team what it must do itself', async () => {
    await neemOp(1, ...verstuurd(HEERLEN));
    await neemOp(2, ...verstuurd(STEIN));
    await neemOp(3, melding('2026-03-04 09:00'));
    expect(await kort(`${GEMEENTE}?termijn=T11`, 'gemeente-heerlen')).toEqual(['1 T11 waarschuwing']);
    expect(await kort(`${REGIO}?termijn=T11`, 'vt-zuid-limburg')).toEqual([
      '1 T11 waarschuwing',
      '2 T11 waarschuwing',
    ]);
    expect(await kort(`${REGIO}?partij=${STEIN.id}`, 'vt-zuid-limburg')).toEqual([
      '2 T11 waarschuwing',
      '2 T8 gepland',
    ]);
    expect(await kort(`${REGIO}?gemeente=GM0971&termijn=T8`, 'vt-zuid-limburg')).toEqual(['2 T8 gepland']);
    expect(await kort(EIGEN, 'wijkteam-heerlen-noord')).toEqual(['1 T11 waarschuwing', '1 T8 gepland']);
    expect(await kort(`${EIGEN}?termijn=T1`, 'wijkteam-heerlen-noord')).toEqual([]);
  });

  it('shows a team nothing of a handover that was withdrawn before it took it', async () => {
    const ingetrokken = feit('OverdrachtIngetrokken')('2026-03-04 09:00', {
      overdrachtId: 'o1',
      reden: 'onjuist-geadresseerd',
    });
    await neemOp(1, ...verstuurd(HEERLEN), ingetrokken);
    expect(await kort(`${EIGEN}?status=vervallen`, 'wijkteam-heerlen-noord')).toEqual([]);
    expect(await kort(`${GEMEENTE}?status=vervallen`, 'gemeente-heerlen')).toEqual([
      '1 T11 vervallen',
      '1 T8 vervallen',
    ]);
  });

  it('shows toezicht everything, with a reason, and nobody else at this address', async () => {
    await neemOp(1, ...verstuurd(HEERLEN));
    expect((await vraag(GEMEENTE, 'toezicht')).status).toBe(400);
    expect(await kort(`${GEMEENTE}?termijn=T11`, 'toezicht', { 'inzage-reden': 'steekproef' })).toEqual([
      '1 T11 waarschuwing',
    ]);
    expect((await vraag(GEMEENTE, 'vt-zuid-limburg')).status).toBe(403);
    expect((await vraag(REGIO, 'gemeente-heerlen')).status).toBe(403);
    expect((await vraag(EIGEN, 'gemeente-heerlen')).status).toBe(403);
  });

  it('records a read of each case that it shows, once', async () => {
    await neemOp(1, ...verstuurd(HEERLEN));
    await items(EIGEN, 'wijkteam-heerlen-noord');
    const { regels } = await inzagen.vanCasus(uuid(1), { limiet: 10 });
    expect(regels).toMatchObject([
      {
        rol: 'lokaal-veld',
        partij: HEERLEN,
        grond: 'overdracht-open',
        wat: 'lijst',
        medewerker: 'wijkteam-heerlen-noord',
      },
    ]);
  });

  it('pages without gap or double, also when a term of the last page has gone', async () => {
    for (let n = 1; n <= 60; n += 1)
      await neemOp(n, melding(`2026-03-${String(2 + (n % 4)).padStart(2, '0')} 09:00`));
    const eerste = await vraag(`${REGIO}?termijn=T1`, 'vt-zuid-limburg');
    const pagina = eerste.body as TermijnenDto;
    expect(pagina.items).toHaveLength(50);
    expect(eerste.headers['link']).toBe(`<${REGIO}?termijn=T1&cursor=${pagina.volgende ?? ''}>; rel="next"`);
    await neemOp(Number(pagina.items[49]?.casusId.slice(-4)), melding('2026-03-09 09:00', 'GM0971'));
    const verder = (await vraag(`${REGIO}?termijn=T1&cursor=${pagina.volgende ?? ''}`, 'vt-zuid-limburg'))
      .body as TermijnenDto;
    const gezien = [...pagina.items, ...verder.items].map(({ casusId }) => casusId);
    expect(new Set(gezien).size).toBe(60);
    expect(verder).not.toHaveProperty('volgende');
    expect((await vraag(`${REGIO}?cursor=abc`, 'vt-zuid-limburg')).status).toBe(400);
  });

  it('goes on with its own question only', async () => {
    for (let n = 1; n <= 51; n += 1) await neemOp(n, melding('2026-03-04 09:00'));
    const { body } = await vraag(`${REGIO}?termijn=T1`, 'vt-zuid-limburg');
    const { volgende = '' } = body as TermijnenDto;
    expect(await items(`${REGIO}?termijn=T1&cursor=${volgende}`, 'vt-zuid-limburg')).toHaveLength(1);
    const anders = await vraag(`${REGIO}?termijn=T1&gemeente=GM0971&cursor=${volgende}`, 'vt-zuid-limburg');
    expect([anders.status, anders.body]).toMatchObject([400, { errors: [{ veld: 'cursor' }] }]);
  });

  describe('over pages', () => {
    const T1 = `${REGIO}?termijn=T1`;

    beforeEach(async () => {
      for (let n = 1; n <= 51; n += 1) await neemOp(n, melding('2026-03-02 09:00'));
      clock.setTo(tijd('2026-03-09 12:00'));
    });

    it('stays about the instant of the first page, and is recorded as read when it is', async () => {
      const zoek = `${T1}&status=waarschuwing`;
      const eerste = (await vraag(zoek, 'vt-zuid-limburg')).body as TermijnenDto;
      clock.setTo(tijd('2026-03-11 09:00'));
      const tweede = (await vraag(`${zoek}&cursor=${eerste.volgende ?? ''}`, 'vt-zuid-limburg'))
        .body as TermijnenDto;
      expect(eerste.items).toHaveLength(50);
      expect(tweede.items.map(({ casusId, status }) => [casusId, status])).toEqual([
        [uuid(51), 'waarschuwing'],
      ]);
      expect([eerste.geldigOp, tweede.geldigOp]).toEqual(Array(2).fill('2026-03-09T11:00:00.000Z'));
      expect(await items(zoek, 'vt-zuid-limburg')).toEqual([]);
      const { regels } = await inzagen.vanCasus(uuid(51), { limiet: 10 });
      expect(regels).toMatchObject([{ tijdstip: '2026-03-11T08:00:00.000Z', wat: 'lijst' }]);
    });

    it('goes on where another process made the cursor, whose clock is ahead', async () => {
      const { volgende = '' } = (await vraag(T1, 'vt-zuid-limburg')).body as TermijnenDto;
      clock.setTo(tijd('2026-03-09 11:59'));
      const { status, body } = await vraag(`${T1}&cursor=${volgende}`, 'vt-zuid-limburg');
      expect([status, body.items?.length, body.geldigOp]).toEqual([200, 1, '2026-03-09T11:00:00.000Z']);
    });
  });

  describe('as a file for a spreadsheet', () => {
    const CSV = { accept: 'text/csv' };
    const regelsVan = (tekst: string): readonly Readonly<Record<string, string>>[] => {
      const [kop = [], ...regels] = tekst
        .replace('\uFEFF', '')
        .trimEnd()
        .split('\r\n')
        .map((regel) => regel.split(';'));
      return regels.map((regel) => Object.fromEntries(kop.map((naam, i) => [naam, regel[i] ?? ''])));
    };

    it('says what the JSON says, with the name of who must act and Dutch dates', async () => {
      await neemOp(1, ...verstuurd(HEERLEN));
      const { text, headers } = await vraag(GEMEENTE, 'gemeente-heerlen', CSV);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(headers['content-disposition']).toBe('attachment; filename="termijnen.csv"');
      expect(text.startsWith('\uFEFFcasusId;gemeenten;termijn;')).toBe(true);
      const regels = regelsVan(text);
      expect(regels.map(({ termijn, status }) => `1 ${termijn} ${status}`)).toEqual(
        await kort(GEMEENTE, 'gemeente-heerlen'),
      );
      expect(regels[0]).toMatchObject({
        ...{ casusId: uuid(1), gemeenten: 'GM0917', termijn: 'T11', hubStandaard: 'ja', open: 'ja' },
        ...{ partij: 'Wijkteam Heerlen-Noord', partijId: HEERLEN.id, wachtOp: 'ontvangst' },
        ...{ laatsteDag: '05-03-2026', dagenOver: '0', vanaf: '03-03-2026' },
        ...{ overschredenVanaf: '06-03-2026 00:00:00', overschredenVanafUtc: '2026-03-05T23:00:00.000Z' },
        ...{ gehaaldOp: '', geldigOp: '05-03-2026 09:00:00', geldigOpUtc: '2026-03-05T08:00:00.000Z' },
      });
    });

    it.each([
      [GEMEENTE, 'gemeente-heerlen'],
      [REGIO, 'vt-zuid-limburg'],
      [EIGEN, 'wijkteam-heerlen-noord'],
    ])('%s holds all pages, and records each case as read once', async (pad, wie) => {
      for (let n = 1; n <= 51; n += 1) await neemOp(n, ...verstuurd(HEERLEN));
      const regels = regelsVan((await vraag(`${pad}?termijn=T11`, wie, CSV)).text);
      expect(new Set(regels.map(({ casusId }) => casusId)).size).toBe(51);
      expect(regels).toHaveLength(51);
      expect((await inzagen.vanCasus(uuid(51), { limiet: 10 })).regels).toMatchObject([{ wat: 'lijst' }]);
    });

    it('gives each reader its own cases only, and toezicht all with a reason', async () => {
      await neemOp(1, ...verstuurd(STEIN));
      expect(regelsVan((await vraag(GEMEENTE, 'gemeente-heerlen', CSV)).text)).toEqual([]);
      expect((await vraag(GEMEENTE, 'toezicht', CSV)).status).toBe(400);
      const { text } = await vraag(GEMEENTE, 'toezicht', { ...CSV, 'inzage-reden': 'steekproef' });
      expect(regelsVan(text).map(({ casusId }) => casusId)).toEqual([uuid(1), uuid(1), uuid(1)]);
      expect((await vraag(GEMEENTE, 'vt-zuid-limburg', CSV)).status).toBe(403);
    });

    it('is refused when it would be too long, naming what would make it shorter', async () => {
      lijsten.tel = () => Promise.resolve(50_001);
      const { status, body } = await vraag(GEMEENTE, 'gemeente-heerlen', CSV);
      expect([status, body.errors]).toEqual([
        400,
        [expect.objectContaining({ veld: 'termijn', regel: 'termijnen-maximum' })],
      ]);
      expect((await vraag(GEMEENTE, 'gemeente-heerlen')).status).toBe(200);
    });

    it('says in each line, or in one of its own, how many cases are missing', async () => {
      lijsten.apart = 2;
      const leeg = await vraag(GEMEENTE, 'gemeente-heerlen', CSV);
      expect(regelsVan(leeg.text)).toMatchObject([{ casusId: '', onvolledig: '2' }]);
      expect(leeg.headers['onvolledig']).toBe('2');
      await neemOp(1, ...verstuurd(HEERLEN));
      const regels = regelsVan((await vraag(GEMEENTE, 'gemeente-heerlen', CSV)).text);
      expect(regels.map(({ onvolledig }) => onvolledig)).toEqual(['2', '2', '2']);
      lijsten.probleem = 'its consumer has not run yet';
      expect((await vraag(GEMEENTE, 'gemeente-heerlen', CSV)).status).toBe(503);
    });

    it('is made few times at once for one caller', async () => {
      let vrij = (): void => undefined;
      const wacht = new Promise<void>((klaar) => (vrij = klaar));
      const drie = new Promise<void>((klaar) => {
        let bezig = 0;
        lijsten.tel = async () => {
          if ((bezig += 1) === 3) klaar();
          await wacht;
          return 0;
        };
      });
      const gaande = [1, 2, 3].map(() => vraag(GEMEENTE, 'gemeente-heerlen', CSV));
      await drie;
      const vierde = await vraag(GEMEENTE, 'gemeente-heerlen', CSV);
      expect([vierde.status, vierde.headers['retry-after']]).toEqual([429, '30']);
      expect((await vraag(GEMEENTE, 'gemeente-heerlen')).status).toBe(200);
      vrij();
      expect((await Promise.all(gaande)).map(({ status }) => status)).toEqual([200, 200, 200]);
    });
  });

  it.each([
    ['partij', 'x', 'staat niet in de samenwerkingsafspraken'],
    ['gemeente', 'GM0000', 'staat niet in de samenwerkingsafspraken'],
    ['gemeente', 'Heerlen', 'zoals GM0917'],
    ['partij', '-', 'zoals GM0917-wijkteam-noord'],
    ['cursor', '!', 'ongewijzigd'],
  ])('says in words what is wrong with %s=%s, instead of finding nothing', async (veld, waarde, tekst) => {
    await neemOp(1, ...verstuurd(HEERLEN));
    const { status, body } = await vraag(`${GEMEENTE}?${veld}=${waarde}`, 'gemeente-heerlen');
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ veld, melding: expect.stringContaining(tekst) })]);
  });

  it('finds nothing of a party that has nothing to do here', async () => {
    await neemOp(1, ...verstuurd(HEERLEN));
    expect(await kort(`${GEMEENTE}?partij=${STEIN.id}`, 'gemeente-heerlen')).toEqual([]);
  });

  it('counts a status in the database as the rules read it from one term', async () => {
    await neemOp(1, ...verstuurd(HEERLEN));
    await neemOp(2, melding('2026-03-04 09:00'));
    const kring = { soort: 'alle' } as const;
    for (const peil of [
      '2026-03-05 09:00',
      '2026-03-06 00:00',
      '2026-03-10 23:59',
      '2026-05-01 00:00',
      '2026-09-10 00:00',
    ]) {
      const nuMs = instantMs(tijd(peil));
      const alle = await lijsten.termijnen({ kring, nuMs, alleenOpen: false }, { limiet: 50 });
      for (const status of TERMIJN_STATUSSEN) {
        const gevonden = await lijsten.termijnen({ kring, nuMs, status, alleenOpen: false }, { limiet: 50 });
        expect(gevonden).toEqual(alle.filter((rij) => statusOp(rij, nuMs) === status));
        expect(await lijsten.tel({ kring, nuMs, status, alleenOpen: false }, 50)).toBe(gevonden.length);
      }
    }
  });

  it('shows no list that has stopped following the cases', async () => {
    lijsten.probleem = 'its consumer has not run yet';
    const antwoord = await vraag(GEMEENTE, 'gemeente-heerlen');
    expect([antwoord.status, antwoord.headers['retry-after']]).toEqual([503, '60']);
  });

  it('says how many cases are missing from it, and not which', async () => {
    await neemOp(1, ...verstuurd(HEERLEN));
    expect((await vraag(GEMEENTE, 'gemeente-heerlen')).body).not.toHaveProperty('onvolledig');
    lijsten.apart = 2;
    const antwoord = await vraag(GEMEENTE, 'gemeente-heerlen');
    expect(antwoord.status).toBe(200);
    expect(antwoord.body).toMatchObject({ items: expect.any(Array), onvolledig: 2 });
  });

  it('names the field that is wrong in a question', async () => {
    const antwoord = await vraag(`${GEMEENTE}?status=bijna`, 'gemeente-heerlen');
    expect(antwoord.status).toBe(400);
    expect(JSON.stringify(antwoord.body)).toContain('status');
  });
});
