import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { buildOpenApi } from '#platform';
import { GEBRUIKERS, ProefHub } from './hub.fixture.js';
import { melding, overdrachtDirect, triage } from './lichamen.fixture.js';
import {
  GemeenteOpdrachtenModule,
  LokaalVeldOpdrachtenModule,
  VeiligThuisOpdrachtenModule,
} from './opdrachten.module.js';
import { Verhaal } from './verhaal.fixture.js';

const { vt, heerlen, stein, gi, gemeente, toezicht } = GEBRUIKERS;
const MELDINGEN = '/veilig-thuis/v1/meldingen';
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('a command', () => {
  let hub: ProefHub;
  beforeAll(async () => {
    hub = await ProefHub.start();
  });
  afterAll(() => hub.app.close());

  const records = async (casusId: string) => {
    const gevonden = [];
    for await (const record of hub.voorzieningen.log.readStream(`casus-${casusId}`)) gevonden.push(record);
    return gevonden;
  };

  it('starts without a warning: one handler for each', () => {
    expect(hub.regels).toEqual([]);
  });

  describe('repeated with its key', () => {
    it('opens one case and gives the answer of the first time', async () => {
      const opties = { sleutel: 'herhaalde-melding' };
      const eerste = await hub.doe(vt, MELDINGEN, melding(), opties);
      hub.clock.advanceMs(60_000);
      const tweede = await hub.doe(vt, MELDINGEN, melding(), opties);
      expect([eerste.status, tweede.status]).toEqual([201, 200]);
      expect(tweede.body).toEqual({ ...eerste.body, herhaald: true });
      expect(tweede.headers).toMatchObject({ etag: eerste.headers.etag, location: eerste.headers.location });
      expect(await records(eerste.body.casusId)).toHaveLength(1);
    });

    it('makes one handover, also when the case went on in between', async () => {
      const verhaal = await Verhaal.begin(hub);
      await verhaal.gelukt(vt, 'triagebesluiten', triage());
      const opties = { sleutel: 'herhaalde-overdracht' };
      const eerste = await verhaal.doe(vt, 'overdrachten', overdrachtDirect(), opties);
      await verhaal.gelukt(vt, 'betrokkenen-informeringen', { allen: true });
      const tweede = await verhaal.doe(vt, 'overdrachten', overdrachtDirect(), opties);
      expect(tweede.status).toBe(200);
      expect(tweede.body).toMatchObject({
        overdrachtId: eerste.body.overdrachtId,
        gebeurtenissen: eerste.body.gebeurtenissen,
        revisie: 3,
      });
    });

    it('is refused when it asks something else', async () => {
      const opties = { sleutel: 'een-sleutel-voor-twee' };
      await hub.doe(vt, MELDINGEN, melding(), opties);
      const { status, body } = await hub.doe(vt, MELDINGEN, melding({ bron: 'burger' }), opties);
      expect(status).toBe(409);
      expect(body.type).toMatch(/sleutel-hergebruikt$/);
    });

    it('is another command for another caller', async () => {
      const opties = { sleutel: 'zelfde-sleutel' };
      const mijn = await hub.doe(vt, MELDINGEN, melding(), opties);
      const zijn = await hub.doe('vt-zuid-limburg-2', MELDINGEN, melding(), opties);
      expect(zijn.status).toBe(201);
      expect(zijn.body.casusId).not.toBe(mijn.body.casusId);
    });
  });

  describe('under If-Match', () => {
    it('is taken at that revision and refused at another', async () => {
      const verhaal = await Verhaal.begin(hub);
      const lichaam = { gemeenten: ['GM0971'] };
      const oud = await verhaal.doe(vt, 'gemeentewijzigingen', lichaam, { ifMatch: '"7"' });
      expect(oud.status).toBe(412);
      expect(oud.headers).not.toHaveProperty('etag');
      expect(await records(verhaal.casusId)).toHaveLength(1);
      const goed = await verhaal.doe(vt, 'gemeentewijzigingen', lichaam, { ifMatch: '"0"' });
      expect(goed.status).toBe(201);
      expect(goed.headers.etag).toBe('"1"');
    });

    it('says nothing about the revision of a case that is not there', async () => {
      const verhaal = await Verhaal.direct(hub);
      const { status } = await verhaal.doe(
        stein,
        verhaal.over('aanvaardingen'),
        { wijze: 'digitaal' },
        { ifMatch: '"0"' },
      );
      expect(status).toBe(404);
    });

    it('must have one strong revision', async () => {
      expect((await hub.doe(vt, MELDINGEN, melding(), { ifMatch: '*' })).status).toBe(400);
    });
  });

  describe('on an id', () => {
    it.each(['geen-uuid', '123', '6f1c2a4e0d534c1b9d2e7a8b9c0d1e2f'])(
      '%s that is no UUID finds no case',
      async (id) => {
        const { status, body } = await hub.doe(
          vt,
          `/veilig-thuis/v1/casussen/${id}/triagebesluiten`,
          triage(),
        );
        expect(status).toBe(404);
        expect(body.type).toMatch(/casus-onbekend$/);
      },
    );

    it('in capitals finds the same case', async () => {
      const { casusId } = await Verhaal.begin(hub);
      const pad = `/veilig-thuis/v1/casussen/${casusId.toUpperCase()}/triagebesluiten`;
      expect((await hub.doe(vt, pad, triage())).body).toMatchObject({ casusId, revisie: 1 });
    });

    it('of a handover that is no UUID finds no handover', async () => {
      const verhaal = await Verhaal.direct(hub);
      const { status, body } = await verhaal.doe(vt, 'overdrachten/1/intrekkingen', { reden: 'vervangen' });
      expect(status).toBe(404);
      expect(body.type).toMatch(/overdracht-onbekend$/);
    });

    it('of a case that does not exist looks like one that is not yours', async () => {
      const verhaal = await Verhaal.begin(hub);
      const onbekend = '/lokaal-veld/v1/casussen/6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f/plannen';
      const plan = { planVersie: 1, evaluatiemomenten: [] };
      const geen = await hub.doe(heerlen, onbekend, plan);
      const nietMijn = await verhaal.doe(heerlen, 'plannen', plan);
      expect(geen.status).toBe(404);
      expect({ ...nietMijn.body, instance: '' }).toEqual({ ...geen.body, instance: '' });
    });
  });

  describe('by a role', () => {
    it.each([heerlen, gi, gemeente, toezicht])('%s is not for Veilig Thuis', async (gebruiker) => {
      expect((await hub.doe(gebruiker, MELDINGEN, melding())).status).toBe(403);
    });

    it.each([vt, gemeente, toezicht])('%s is not for the lokaal veld', async (gebruiker) => {
      const { casusId } = await Verhaal.begin(hub);
      expect((await hub.doe(gebruiker, `/lokaal-veld/v1/casussen/${casusId}/plannen`, {})).status).toBe(403);
    });

    it('without a token, or without a key, is refused', async () => {
      const server = hub.app.getHttpServer();
      expect((await request(server).post(MELDINGEN).send(melding())).status).toBe(401);
      const zonderSleutel = await hub.doe(vt, MELDINGEN, melding(), { sleutel: '' });
      expect(zonderSleutel.status).toBe(400);
      expect(zonderSleutel.body.errors).toMatchObject([{ veld: 'Idempotency-Key' }]);
    });
  });

  it('is recorded with who gave it and the trace of the call', async () => {
    const traceparent = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
    const { body } = await hub.doe(vt, MELDINGEN, melding(), { traceparent });
    expect(await records(body.casusId)).toMatchObject([
      {
        correlatieId: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
        actor: { partij: { soort: 'veilig-thuis', id: 'zuid-limburg' }, medewerker: vt, rol: 'veilig-thuis' },
        data: { bron: 'politie', gemeenten: ['GM0917'] },
      },
    ]);
  });

  it('keeps persons out of the open part of every record', async () => {
    const verhaal = await Verhaal.gemonitord(hub);
    expect(JSON.stringify(await records(verhaal.casusId))).not.toMatch(/Voorbeeld|Verzonnen|000-0000/);
  });

  describe('in the documents', () => {
    const document = (base: string, module: new () => object) =>
      buildOpenApi(hub.app, { base, title: 'Proef', description: 'Proef.', modules: [module] });
    const casus = (...delen: string[]) => delen.map((deel) => `/casussen/{casusId}/${deel}`);
    const overdracht = (...delen: string[]) =>
      casus(...delen.map((deel) => `overdrachten/{overdrachtId}/${deel}`));
    const lezen = ['/casussen/{casusId}/inhoud', '/casussen/{casusId}/overdrachten/{overdrachtId}'];

    it.each([
      [
        '/veilig-thuis/v1',
        VeiligThuisOpdrachtenModule,
        [
          '/meldingen',
          ...casus('meldingen', 'spoedvaststellingen', 'gemeentewijzigingen', 'triagebesluiten'),
          ...casus(
            'dienstafrondingen',
            'overdrachten',
            'betrokkenen-informeringen',
            'melder-terugkoppelingen',
          ),
          ...casus(
            'gemeente-informeringen',
            'monitormomenten',
            'onveiligheidsvaststellingen',
            'afstemmingen',
          ),
          ...casus('opschalingen', 'monitoringafsluitingen', 'dossierwissingen'),
          '/berichtsleutels',
          ...overdracht('intrekkingen', 'ontvangstbevestigingen', 'aanvaardingen'),
          ...lezen,
        ],
      ],
      [
        '/lokaal-veld/v1',
        LokaalVeldOpdrachtenModule,
        [
          ...overdracht('ontvangstbevestigingen', 'aanvaardingen', 'weigeringen', 'bekrachtigingen'),
          ...overdracht('betwistingen', 'eerste-contacten', 'intrekkingen'),
          ...casus('overdrachten', 'terugmeldingen', 'ondersteuningsverzoeken', 'plannen'),
          ...casus('casusregietoewijzingen', 'onveiligheidsvaststellingen', 'afstemmingen', 'opschalingen'),
          ...casus('casusregieafsluitingen', 'betrokkenen-informeringen'),
          ...lezen,
        ],
      ],
      ['/gemeente/v1', GemeenteOpdrachtenModule, casus('gemeentereacties')],
    ])('%s has exactly these paths', (base, module, paden) => {
      expect(Object.keys(document(base, module).paths).sort()).toEqual([...paden].sort());
    });

    it.each([
      ['/veilig-thuis/v1', VeiligThuisOpdrachtenModule],
      ['/lokaal-veld/v1', LokaalVeldOpdrachtenModule],
      ['/gemeente/v1', GemeenteOpdrachtenModule],
    ])('%s explains every field, operation and id', (base, module) => {
      const { paths, components } = document(base, module);
      const operaties = Object.values(paths).flatMap((item) => Object.values(item as object));
      const ids = new Set(operaties.map(({ operationId }: { operationId: string }) => operationId));
      expect(ids.size).toBe(operaties.length);
      for (const { summary, description } of operaties) expect(summary && description).toBeTruthy();
      for (const [pad, item] of Object.entries(paths)) {
        const namen = [...pad.matchAll(/\{(\w+)\}/g)].map(([, naam]) => naam);
        const beschreven = Object.values(item as object).flatMap(({ parameters }) =>
          parameters.flatMap(({ name, in: plaats }: Record<string, string>) =>
            plaats === 'path' ? [name] : [],
          ),
        );
        expect(new Set(beschreven)).toEqual(new Set(namen));
      }
      const zonderUitleg = Object.entries(components?.schemas ?? {})
        .filter(([naam]) => naam.endsWith('Dto'))
        .flatMap(([naam, schema]) =>
          Object.entries(
            (schema as { properties?: Record<string, { description?: string }> }).properties ?? {},
          )
            .filter(([, { description }]) => !description)
            .map(([veld]) => `${naam}.${veld}`),
        );
      expect(zonderUitleg).toEqual([]);
    });
  });
});
