import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GI, STEIN, VT } from '#dossier/testing';
import { verifyChain } from '#event-sourcing';
import type { RecordedEvent } from '#event-sourcing';
import {
  CASUS,
  VERZEGELD,
  doorgegeven,
  melding,
  mondelingOvergedragen,
  overdracht,
  schrijf,
  triage,
} from '../../dossier.fixture.js';
import { startLeesapp } from './leesapp.fixture.js';
import type { Leesapp } from './leesapp.fixture.js';

const NU = '2026-05-01T12:00:00.000Z';
const DIRECT = '11111111-2222-4333-8444-555555555555';
const VT_PAD = `/veilig-thuis/v1/casussen/${CASUS}`;
const LV_PAD = `/lokaal-veld/v1/casussen/${CASUS}`;
const GM_PAD = `/gemeente/v1/casussen/${CASUS}`;
const STEEKPROEF = { 'inzage-reden': 'steekproef' };

describe('reading a case', () => {
  let lees: Leesapp;
  beforeAll(async () => {
    lees = await startLeesapp(NU);
    await schrijf(lees.log, mondelingOvergedragen);
    await schrijf(lees.log, doorgegeven, DIRECT);
  });
  afterAll(() => lees.app.close());
  beforeEach(() => {
    lees.inzagen.hapert = false;
  });

  describe('what it shows', () => {
    it('a case of which nothing was known yet as one line in a file: it stands in the answer', async () => {
      const pad = `${GM_PAD}/tijdlijn?geldigOp=2020-01-01T00:00:00Z`;
      const { body } = await lees.als('gemeente-heerlen', pad).expect(200);
      expect(body.periodes).toEqual([]);
      const { text } = await lees.als('gemeente-heerlen', pad, { accept: 'text/csv' }).expect(200);
      const [kop = '', ...regels] = text.trim().split('\r\n');
      expect(regels).toHaveLength(1);
      const waarde = (naam: string) =>
        regels[0]?.split(';')[kop.replace('\uFEFF', '').split(';').indexOf(naam)];
      expect([waarde('casusId'), waarde('soort'), waarde('ketenIntact')]).toEqual([
        CASUS,
        'geen-periode',
        'ja',
      ]);
    });

    it('a case to VT, with who is responsible and what is open', async () => {
      const { body, headers } = await lees.als('vt-zuid-limburg', VT_PAD).expect(200);
      expect(headers.etag).toBe('"4"');
      expect(body).toMatchObject({
        casusId: CASUS,
        regio: 'zuid-limburg',
        gemeenten: [{ code: 'GM0917', naam: 'Heerlen' }],
        fase: 'lokaal-veld',
        verantwoordelijken: [{ partij: { naam: 'Wijkteam Heerlen-Noord' }, grond: 'V6' }],
        dienst: { soort: 'onderzoek', afgerondOp: '2026-04-20T10:00:00.000Z' },
        overdrachten: [
          {
            overdrachtId: 'o1',
            pad: 'na-dienst',
            ontvangers: [
              {
                status: 'aanvaard',
                bevestigingen: [
                  { soort: 'aanvaarding', laatVastgelegd: true, namens: { oordeel: 'nog-niet-beoordeeld' } },
                ],
              },
            ],
          },
        ],
        monitoringSinds: '2026-04-21T08:00:00.000Z',
        casusregie: [{ partij: { naam: 'Wijkteam Heerlen-Noord' }, grond: 'V6' }],
        procescoordinatie: [],
        revisie: 4,
        inzagegrond: 'veilig-thuis-van-de-regio',
        magVastleggen: true,
      });
      expect(JSON.stringify(body)).not.toContain(VERZEGELD);
    });

    it('the terms of a case, with the name of who must act', async () => {
      const { body } = await lees.als('vt-zuid-limburg', VT_PAD).expect(200);
      expect(body.termijnen).toContainEqual(
        expect.objectContaining({
          termijn: 'T4',
          partij: expect.objectContaining({ naam: 'Wijkteam Heerlen-Noord' }),
          laatsteDag: '2026-04-29',
          status: 'verstreken',
          open: true,
        }),
      );
    });

    it('only the handovers in which a recipient takes part', async () => {
      const pad = `/lokaal-veld/v1/casussen/${DIRECT}`;
      const overdrachten = (body: { overdrachten: readonly { overdrachtId: string }[] }) =>
        body.overdrachten.map(({ overdrachtId }) => overdrachtId);
      const heerlen = await lees.als('wijkteam-heerlen-noord', pad).expect(200);
      expect(overdrachten(heerlen.body)).toEqual(['o1', 'o2']);
      expect(heerlen.body).toMatchObject({ inzagegrond: 'verantwoordelijk', magVastleggen: true });
      const stein = await lees.als('toegang-stein', pad).expect(200);
      expect(overdrachten(stein.body)).toEqual(['o2']);
      expect(stein.body.overdrachten[0]?.ontvangers).toMatchObject([
        { partij: { id: STEIN.id }, status: 'wacht', bevestigingen: [] },
      ]);
      expect(stein.body.termijnen.map((t: { overdrachtId?: string }) => t.overdrachtId)).not.toContain('o1');
      expect(stein.body).toMatchObject({ inzagegrond: 'overdracht-open' });
    });

    it.each([
      ['2026-04-22T12:00:00%2B02:00', undefined, 'Wijkteam Heerlen-Noord'],
      ['2026-04-22T12:00:00%2B02:00', '2026-04-24T13:59:59Z', 'Veilig Thuis Zuid-Limburg'],
      ['2026-04-22T12:00:00%2B02:00', '2026-04-24T14:00:00Z', 'Wijkteam Heerlen-Noord'],
      ['2026-04-21T07:59:59.999Z', undefined, 'Veilig Thuis Zuid-Limburg'],
    ])('who was responsible at %s, as known at %s: %s', async (geldigOp, beschikbaarOp, naam) => {
      const vraag = `geldigOp=${geldigOp}${beschikbaarOp === undefined ? '' : `&beschikbaarOp=${beschikbaarOp}`}`;
      const { body } = await lees
        .als('gemeente-heerlen', `${GM_PAD}/verantwoordelijkheid?${vraag}`)
        .expect(200);
      expect(body).toMatchObject({
        toestand: 'belegd',
        houders: [{ partij: { naam } }],
        bewijs: { ketenIntact: true },
      });
    });

    it('who is responsible now when no instant is asked for', async () => {
      const { body } = await lees.als('wijkteam-heerlen-noord', `${LV_PAD}/verantwoordelijkheid`).expect(200);
      expect(body).toMatchObject({ geldigOp: NU, houders: [{ grond: 'V6' }] });
    });

    it('the timeline, late and on behalf of the recipient where it was', async () => {
      const { body } = await lees.als('gemeente-heerlen', `${GM_PAD}/tijdlijn`).expect(200);
      expect(body.periodes.map(({ soort }: { soort: string }) => soort)).toEqual([
        'nog-niet-belegd',
        'zicht-op-veiligheid',
        'zicht-op-veiligheid',
        'casusregie',
        'monitoring',
      ]);
      expect(body.periodes[1].eind).toMatchObject({
        laatVastgelegd: true,
        namens: { oordeel: 'nog-niet-beoordeeld' },
      });
    });
  });

  describe('the trail as JSON Lines', () => {
    it('is one stored record per line, from which anybody can verify the chain', async () => {
      const { headers, text } = await lees
        .als('gemeente-heerlen', `${GM_PAD}/spoor`)
        .buffer(true)
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')));
        })
        .expect(200)
        .then(({ headers: koppen, body }) => ({ headers: koppen, text: body as unknown as string }));
      expect(headers['content-type']).toBe('application/jsonl; charset=utf-8');
      expect(headers['content-disposition']).toBe(`attachment; filename="casus-${CASUS}.jsonl"`);
      expect(text.endsWith('\n')).toBe(true);
      const records = text
        .trimEnd()
        .split('\n')
        .map((regel) => JSON.parse(regel) as RecordedEvent);
      expect(verifyChain(records)).toEqual({ intact: true, length: 5 });
      expect(headers).toMatchObject({
        'keten-oordeel': 'intact',
        'keten-lengte': '5',
        'keten-laatste-hash': records[4]?.hash,
      });
      expect(records[3]).toMatchObject({ positie: 4, verzegeld: VERZEGELD });
    });
  });

  describe('who read it', () => {
    it('is recorded before the answer: who, what, when, on what ground, in which trace', async () => {
      const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
      await lees
        .als('wijkteam-heerlen-noord', `${LV_PAD}/tijdlijn`, {
          traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
        })
        .expect(200);
      expect((await lees.gelezen(CASUS)).filter((regel) => regel.traceId === traceId)).toEqual([
        {
          id: expect.any(String),
          casusId: CASUS,
          tijdstip: NU,
          medewerker: 'wijkteam-heerlen-noord',
          rol: 'lokaal-veld',
          partij: { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord', gemeente: 'GM0917' },
          grond: 'verantwoordelijk',
          wat: 'tijdlijn',
          traceId,
        },
      ]);
    });

    it.each(['', '/verantwoordelijkheid', '/tijdlijn', '/spoor', '/inzagen'])(
      'nothing of %s is shown when the line cannot be stored: 503',
      async (deel) => {
        lees.inzagen.hapert = true;
        const response = await lees.als('vt-zuid-limburg', `${VT_PAD}${deel}`, { accept: '*/*' });
        expect(response.status).toBe(503);
        const body = JSON.parse(response.text) as Record<string, unknown>;
        expect(body).toMatchObject({
          type: 'urn:problem-type:overdracht-hub:tijdelijk-niet-beschikbaar',
          detail: expect.stringContaining('inzage kon niet worden vastgelegd'),
        });
        expect(Object.keys(body).sort()).toEqual(['detail', 'instance', 'status', 'title', 'type']);
        expect(response.headers).not.toHaveProperty('etag');
        expect(response.headers).not.toHaveProperty('keten-laatste-hash');
      },
    );

    it('can be read page by page by VT and by the gemeente of the case', async () => {
      await lees.als('vt-zuid-limburg', VT_PAD).expect(200);
      const eerste = await lees.als('gemeente-heerlen', `${GM_PAD}/inzagen?limiet=1`).expect(200);
      expect(eerste.body.regels).toHaveLength(1);
      const cursor = encodeURIComponent(eerste.body.volgende as string);
      const tweede = await lees
        .als('vt-zuid-limburg', `${VT_PAD}/inzagen?limiet=1&cursor=${cursor}`)
        .expect(200);
      expect(tweede.body.regels).toHaveLength(1);
      expect(tweede.body.regels[0].id).not.toBe(eerste.body.regels[0].id);
      const alle = await lees.als('vt-zuid-limburg', `${VT_PAD}/inzagen`).expect(200);
      expect(alle.body.regels.map(({ wat }: { wat: string }) => wat)).toEqual(
        expect.arrayContaining(['casus', 'inzagen']),
      );
    });
  });

  describe('who may', () => {
    const geenInzage = async (gebruiker: string, pad: string, status: number, casusId = CASUS) => {
      const vooraf = (await lees.gelezen(casusId)).length;
      const response = await lees.als(gebruiker, pad, { ...STEEKPROEF, accept: '*/*' });
      expect(response.status).toBe(status);
      expect((await lees.gelezen(casusId)).length).toBe(vooraf);
      return JSON.parse(response.text) as Record<string, unknown>;
    };

    it.each([
      ['vt-noorderland', VT_PAD],
      ['toegang-stein', LV_PAD],
      ['gezinsvoogd', LV_PAD],
      ['gemeente-stein', GM_PAD],
      ['gemeente-stein', `${GM_PAD}/spoor`],
      ['gemeente-stein', `${GM_PAD}/inzagen`],
      ['vt-noorderland', `${VT_PAD}/verantwoordelijkheid`],
    ])('%s does not see %s: it does not exist', async (gebruiker, pad) => {
      const onzichtbaar = await geenInzage(gebruiker, pad, 404);
      const onbekend = await geenInzage(
        gebruiker,
        pad.replace(CASUS, '99999999-2222-4333-8444-555555555555'),
        404,
      );
      expect({ ...onzichtbaar, instance: '' }).toEqual({ ...onbekend, instance: '' });
    });

    it('reads the same case by an id in upper case', async () => {
      const vooraf = (await lees.gelezen(CASUS)).length;
      const pad = `/veilig-thuis/v1/casussen/${CASUS.toUpperCase()}`;
      const response = await lees.als('vt-zuid-limburg', pad, { accept: '*/*' });
      expect(response.status).toBe(200);
      expect((await lees.gelezen(CASUS)).length).toBe(vooraf + 1);
    });

    it.each(['geen-uuid', `${CASUS}x`, '%2e%2e'])('a case id %s cannot exist: 404', async (id) => {
      await geenInzage('vt-zuid-limburg', `/veilig-thuis/v1/casussen/${id}`, 404);
    });

    it.each([
      ['beheerder', VT_PAD],
      ['beheerder', LV_PAD],
      ['beheerder', `${GM_PAD}/spoor`],
      ['beheerder', `${GM_PAD}/inzagen`],
      ['toezicht', `${GM_PAD}/inzagen`],
      ['toezicht', VT_PAD],
      ['vt-zuid-limburg', GM_PAD],
      ['gemeente-heerlen', VT_PAD],
      ['wijkteam-heerlen-noord', `${VT_PAD}/spoor`],
    ])('%s may not use %s at all: 403', async (gebruiker, pad) => {
      await geenInzage(gebruiker, pad, 403);
    });

    it('the lokaal veld has no export and no list of reads', async () => {
      await geenInzage('wijkteam-heerlen-noord', `${LV_PAD}/spoor`, 404);
      await geenInzage('wijkteam-heerlen-noord', `${LV_PAD}/inzagen`, 404);
    });

    it('a gemeente where the household lived keeps sight of the trail', async () => {
      const verhuisd = '22222222-2222-4333-8444-555555555555';
      await schrijf(
        lees.log,
        [melding('2026-03-02 09:00'), melding('2026-03-03 09:00', ['GM0971'])],
        verhuisd,
      );
      const { body } = await lees.als('gemeente-heerlen', `/gemeente/v1/casussen/${verhuisd}`).expect(200);
      expect(body).toMatchObject({ gemeenten: [{ naam: 'Stein' }], inzagegrond: 'gemeente-van-de-casus' });
    });

    it('a GI sees what was handed over to it', async () => {
      const vanGi = '33333333-2222-4333-8444-555555555555';
      await schrijf(
        lees.log,
        [
          melding('2026-03-02 09:00'),
          triage('2026-03-04 14:00', 'lokaal-veld'),
          overdracht('2026-03-04 15:00', 'o1', 'direct', VT, GI),
        ],
        vanGi,
      );
      const { body } = await lees.als('gezinsvoogd', `/lokaal-veld/v1/casussen/${vanGi}`).expect(200);
      expect(body).toMatchObject({ fase: 'overdracht', inzagegrond: 'overdracht-open' });
    });
  });

  describe('toezicht', () => {
    it.each(['', '/verantwoordelijkheid', '/tijdlijn', '/spoor'])(
      'reads %s of any case with a reason, which is recorded',
      async (deel) => {
        await lees.als('toezicht', `${GM_PAD}${deel}`, { ...STEEKPROEF, accept: '*/*' }).expect(200);
        const [regel] = (await lees.gelezen(CASUS)).filter(
          ({ wat, rol }) => rol === 'toezicht' && wat === (deel.slice(1) || 'casus'),
        );
        expect(regel).toMatchObject({ medewerker: 'toezicht', grond: 'toezicht', reden: 'steekproef' });
        expect(regel).not.toHaveProperty('partij');
      },
    );

    it.each([{}, { 'inzage-reden': 'nieuwsgierig' }, { 'inzage-reden': '' }])(
      'is told which header is missing, and sees nothing, with %j',
      async (koppen) => {
        const { body } = await lees.als('toezicht', GM_PAD, koppen).expect(400);
        expect(body).toMatchObject({
          type: 'urn:problem-type:overdracht-hub:inzage-reden-ontbreekt',
          errors: [{ veld: 'Inzage-Reden', regel: '§9', melding: expect.stringContaining('calamiteit') }],
        });
      },
    );

    it('may not record anything and sees no content', async () => {
      const { body } = await lees.als('toezicht', GM_PAD, STEEKPROEF).expect(200);
      expect(body).toMatchObject({ magVastleggen: false, inzagegrond: 'toezicht' });
    });
  });

  describe('a question that is not right', () => {
    it.each([
      ['?geldigOp=2026-04-22', 'geldigOp', 'tijdstip'],
      ['/verantwoordelijkheid?geldigOp=2026-04-22', 'geldigOp', 'tijdstip'],
      ['/verantwoordelijkheid?geldigOp=2026-02-30T10:00:00Z', 'geldigOp', 'tijdstip'],
      ['/verantwoordelijkheid?geldigOp=2026-04-22T12:00:00+02:00', 'geldigOp', 'tijdstip'],
      [
        '/verantwoordelijkheid?geldigOp=2026-04-22T12:00:00Z&geldigOp=2026-04-23T12:00:00Z',
        'geldigOp',
        'tijdstip',
      ],
      ['/tijdlijn?beschikbaarOp=gisteren', 'beschikbaarOp', 'tijdstip'],
      ['/tijdlijn?geldig_op=2026-04-22T12:00:00Z', 'geldig_op', 'onbekend-veld'],
      ['/spoor?vorm=csv', 'vorm', 'onbekend-veld'],
      ['/inzagen?limiet=0', 'limiet', 'minimum'],
      ['/inzagen?limiet=101', 'limiet', 'maximum'],
      ['/inzagen?limiet=veel', 'limiet', 'geheel-getal'],
      ['/inzagen?cursor=%20', 'cursor', 'patroon'],
    ])('%s is 400 and names %s', async (deel, veld, regel) => {
      const vooraf = (await lees.gelezen(CASUS)).length;
      const response = await lees.als('vt-zuid-limburg', `${VT_PAD}${deel}`, { accept: '*/*' });
      expect(response.status).toBe(400);
      expect(JSON.parse(response.text)).toMatchObject({
        errors: expect.arrayContaining([
          expect.objectContaining({
            veld,
            regel: veld === 'geldigOp' && deel.startsWith('?') ? 'onbekend-veld' : regel,
          }),
        ]),
      });
      expect((await lees.gelezen(CASUS)).length).toBe(vooraf);
    });

    it('a cursor that no page gave is 400', async () => {
      const { body } = await lees.als('vt-zuid-limburg', `${VT_PAD}/inzagen?cursor=xyz`).expect(400);
      expect(body).toMatchObject({ type: 'urn:problem-type:overdracht-hub:ongeldige-cursor' });
    });
  });
});
