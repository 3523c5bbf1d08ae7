import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GEBRUIKERS, ProefHub } from '../hub.fixture.js';
import {
  CRITERIA,
  HEERLEN,
  STEIN,
  TOELICHTING,
  VT,
  dienstafronding,
  inhoudDirect,
  melding,
  monitormoment,
  overdrachtDirect,
  overdrachtNaDienst,
  triage,
} from '../lichamen.fixture.js';
import { Verhaal } from '../verhaal.fixture.js';

const { vt, heerlen, andereRegio } = GEBRUIKERS;

describe('Veilig Thuis', () => {
  let hub: ProefHub;
  beforeAll(async () => {
    hub = await ProefHub.start();
  });
  afterAll(() => hub.app.close());

  const soorten = (body: { gebeurtenissen: { type: string }[] }) =>
    body.gebeurtenissen.map(({ type }) => type);
  const weigering = (body: unknown) => body as { type: string; regel?: string; errors?: { veld: string }[] };

  describe('meldingen', () => {
    it('open a case', async () => {
      const { status, body, headers } = await hub.doe(vt, '/veilig-thuis/v1/meldingen', melding());
      expect(status).toBe(201);
      expect(body).toMatchObject({ revisie: 0, herhaald: false, meldingId: expect.any(String) });
      expect(soorten(body)).toEqual(['MeldingOntvangen']);
      expect(headers.location).toBe(`/veilig-thuis/v1/casussen/${body.casusId}`);
      expect(headers.etag).toBe('"0"');
    });

    it('are refused with a gemeente of another region, by field and rule', async () => {
      const { status, body } = await hub.doe(
        vt,
        '/veilig-thuis/v1/meldingen',
        melding({ gemeenten: ['GM9901'] }),
      );
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ veld: 'gemeenten', regel: '§7' }]);
    });

    it('of who wants to stay anonymous name no melder', async () => {
      const metMelder = await hub.doe(vt, '/veilig-thuis/v1/meldingen', melding({ bron: 'anoniem' }));
      expect(metMelder.status).toBe(400);
      expect(metMelder.body.errors).toMatchObject([{ veld: 'inhoud.melder', regel: 'O1' }]);
      const zonder = melding({ bron: 'anoniem', inhoud: { inhoudMelding: 'Verzonnen melding.' } });
      expect((await hub.doe(vt, '/veilig-thuis/v1/meldingen', zonder)).status).toBe(201);
    });

    it('come on a case that runs', async () => {
      const verhaal = await Verhaal.begin(hub);
      const { status, body } = await verhaal.doe(
        vt,
        'meldingen',
        melding({ bron: 'burger', spoedeisend: true }),
      );
      expect(status).toBe(201);
      expect(body).toMatchObject({ casusId: verhaal.casusId, revisie: 1, meldingId: expect.any(String) });
    });

    it('come on no case of another region: it does not exist there', async () => {
      const verhaal = await Verhaal.begin(hub);
      const { status, body } = await verhaal.doe(
        andereRegio,
        'meldingen',
        melding({ gemeenten: ['GM9901'] }),
      );
      expect(status).toBe(404);
      expect(weigering(body).type).toBe('urn:problem-type:overdracht-hub:casus-onbekend');
    });
  });

  describe('triage en dienst', () => {
    it('records urgency once', async () => {
      const verhaal = await Verhaal.begin(hub);
      await verhaal.gelukt(vt, 'spoedvaststellingen', TOELICHTING);
      const { status, body } = await verhaal.doe(vt, 'spoedvaststellingen');
      expect(status).toBe(200);
      expect(body).toMatchObject({ herhaald: true, gebeurtenissen: [], revisie: 1 });
    });

    it('refuses urgency after the triage', async () => {
      const verhaal = await Verhaal.direct(hub);
      const { status, body } = await verhaal.doe(vt, 'spoedvaststellingen');
      expect(status).toBe(409);
      expect(weigering(body)).toMatchObject({
        regel: 'V1',
        type: expect.stringMatching(/geen-open-triage$/),
      });
    });

    it('changes the gemeenten', async () => {
      const verhaal = await Verhaal.begin(hub);
      expect((await verhaal.doe(vt, 'gemeentewijzigingen', { gemeenten: ['GM0971'] })).status).toBe(201);
      const drie = await verhaal.doe(vt, 'gemeentewijzigingen', {
        gemeenten: ['GM0971', 'GM0917', 'GM0981'],
      });
      expect(drie.status).toBe(400);
      expect(drie.body.errors).toMatchObject([{ veld: 'gemeenten', regel: 'V7' }]);
    });

    it('decides the triage once, and otherwise only while VT holds the case without a dienst', async () => {
      const verhaal = await Verhaal.begin(hub);
      expect((await verhaal.doe(vt, 'triagebesluiten', { ...triage(), ...TOELICHTING })).status).toBe(201);
      const weer = await verhaal.doe(vt, 'triagebesluiten', triage());
      expect([weer.status, weer.body.herhaald]).toEqual([200, true]);
      await verhaal.gelukt(vt, 'triagebesluiten', triage('dienst-onderzoek'));
      const tijdensDienst = await verhaal.doe(vt, 'triagebesluiten', triage());
      expect(tijdensDienst.status).toBe(409);
      expect(weigering(tijdensDienst.body).regel).toBe('V2');
    });

    it('finishes a dienst with a judgement, and refuses an onderzoek without', async () => {
      const verhaal = await Verhaal.begin(hub);
      await verhaal.gelukt(vt, 'triagebesluiten', triage('dienst-onderzoek'));
      const { oordeel: _, ...zonder } = dienstafronding() as { oordeel?: string };
      const geweigerd = await verhaal.doe(vt, 'dienstafrondingen', zonder);
      expect(geweigerd.body.errors).toMatchObject([{ veld: 'oordeel', regel: 'O2' }]);
      expect((await verhaal.doe(vt, 'dienstafrondingen', dienstafronding())).status).toBe(201);
    });
  });

  describe('overdrachten', () => {
    it('go to a team, with its gemeente filled in, and say where they can be read', async () => {
      const verhaal = await Verhaal.direct(hub);
      const { body, headers, status } = await verhaal.haal(heerlen, `overdrachten/${verhaal.overdrachtId}`);
      expect(status).toBe(200);
      expect(headers.etag).toBe('"2"');
      expect(body).toMatchObject({
        van: VT,
        pad: 'direct',
        ontvangers: [{ partij: { ...HEERLEN, gemeente: 'GM0917' }, status: 'verstuurd' }],
      });
    });

    it('answer with a Location', async () => {
      const verhaal = await Verhaal.begin(hub);
      await verhaal.gelukt(vt, 'triagebesluiten', triage());
      const { headers, body } = await verhaal.gelukt(vt, 'overdrachten', overdrachtDirect());
      expect(headers.location).toBe(
        `/veilig-thuis/v1/casussen/${verhaal.casusId}/overdrachten/${body.overdrachtId}`,
      );
      expect((await hub.haal(vt, headers.location as string)).status).toBe(200);
    });

    it('follow a dienst (O2)', async () => {
      const verhaal = await Verhaal.naDienst(hub);
      expect((await verhaal.haal(vt, `overdrachten/${verhaal.overdrachtId}`)).body.pad).toBe('na-dienst');
    });

    it('that are incomplete are refused with all that is missing at once (O1), and nothing is recorded', async () => {
      const verhaal = await Verhaal.begin(hub);
      const { headers } = await verhaal.gelukt(vt, 'triagebesluiten', triage());
      const leeg = await verhaal.doe(vt, 'overdrachten', overdrachtDirect({ inhoud: undefined }));
      expect(leeg.status).toBe(400);
      expect(weigering(leeg.body).type).toMatch(/overdracht-onvolledig$/);
      expect(leeg.body.errors.map(({ veld, regel }: Record<string, string>) => `${regel} ${veld}`)).toEqual([
        'O1 inhoud.inhoudMelding',
        'O1 inhoud.directbetrokkenen',
        'O1 inhoud.melder',
        'O1 inhoud.onderbouwingTriagebesluit',
        'O1 inhoud.veiligheidsbeoordeling',
      ]);
      const ouder = { naam: 'Ouder Voorbeeld', rol: 'volwassene', gezag: true };
      const deels = await verhaal.doe(
        vt,
        'overdrachten',
        overdrachtDirect({
          inhoud: inhoudDirect({ directbetrokkenen: [ouder], veiligheidsbeoordeling: ' ' }),
        }),
      );
      expect(deels.body.errors.map(({ veld }: Record<string, string>) => veld)).toEqual([
        'inhoud.directbetrokkenen[0].contactgegevens',
        'inhoud.veiligheidsbeoordeling',
      ]);
      expect((await verhaal.haal(vt, 'inhoud')).headers.etag).toBe(headers.etag);
    });

    it('that are incomplete after a dienst name all that O2 asks', async () => {
      const verhaal = await Verhaal.begin(hub);
      await verhaal.gelukt(vt, 'triagebesluiten', triage('dienst-onderzoek'));
      await verhaal.gelukt(vt, 'dienstafrondingen', dienstafronding());
      const { status, body } = await verhaal.doe(vt, 'overdrachten', overdrachtNaDienst({ inhoud: {} }));
      expect(status).toBe(400);
      expect(body.errors.map(({ veld, regel }: Record<string, string>) => `${regel} ${veld}`)).toEqual([
        'O2 inhoud.inhoudMelding',
        'O2 inhoud.directbetrokkenen',
        'O2 inhoud.melder',
        'O2 inhoud.oordeel',
        'O2 inhoud.veiligheidsvoorwaarden',
        'O2 inhoud.consequenties',
        'O2 inhoud.afsprakenPlan',
        'O2 inhoud.afsprakenMonitoring',
      ]);
    });

    it('to parties that the afspraken do not know name each of them', async () => {
      const verhaal = await Verhaal.begin(hub);
      await verhaal.gelukt(vt, 'triagebesluiten', triage());
      const ontvangers = [HEERLEN, { ...HEERLEN, id: 'GM0917-bestaat-niet' }, { soort: 'gi', id: 'gi-test' }];
      const { status, body } = await verhaal.doe(vt, 'overdrachten', overdrachtDirect({ ontvangers }));
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([
        { veld: 'ontvangers[1]', regel: '§7' },
        { veld: 'ontvangers[2]', regel: '§7' },
      ]);
    });

    it('to a team outside the gemeenten of the case are refused', async () => {
      const verhaal = await Verhaal.begin(hub);
      await verhaal.gelukt(vt, 'triagebesluiten', triage());
      const { status, body } = await verhaal.doe(
        vt,
        'overdrachten',
        overdrachtDirect({ ontvangers: [STEIN] }),
      );
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ veld: 'ontvangers[0]', regel: 'V7' }]);
    });

    it('can be withdrawn until they are taken', async () => {
      const open = await Verhaal.direct(hub);
      const { status } = await open.doe(vt, open.over('intrekkingen'), {
        reden: 'vervangen',
        ...TOELICHTING,
      });
      expect(status).toBe(201);
      const genomen = await Verhaal.bijHeerlen(hub);
      expect((await genomen.doe(vt, genomen.over('intrekkingen'), { reden: 'vervangen' })).status).toBe(409);
    });
  });

  describe('namens de ontvanger', () => {
    it('records what was said, and the trail says who recorded it', async () => {
      const verhaal = await Verhaal.direct(hub);
      const { status } = await verhaal.doe(vt, verhaal.over('ontvangstbevestigingen'), {
        ontvanger: HEERLEN,
        wijze: 'mondeling',
        opgepaktDoor: 'medewerker-17',
      });
      expect(status).toBe(201);
      const { body } = await verhaal.haal(vt, `overdrachten/${verhaal.overdrachtId}`);
      expect(body.ontvangers).toMatchObject([
        {
          status: 'ontvangen',
          ontvangst: { namens: true, wijze: 'mondeling', opgepaktDoor: 'medewerker-17' },
        },
      ]);
    });

    it('records an acceptance', async () => {
      const verhaal = await Verhaal.naDienst(hub);
      const gegeven = { ontvanger: HEERLEN, wijze: 'schriftelijk' };
      expect((await verhaal.doe(vt, verhaal.over('aanvaardingen'), gegeven)).status).toBe(201);
    });

    it.each(['ontvangstbevestigingen', 'aanvaardingen'])('refuses digital %s', async (wat) => {
      const verhaal = await Verhaal.direct(hub);
      const { status, body } = await verhaal.doe(vt, verhaal.over(wat), {
        ontvanger: HEERLEN,
        wijze: 'digitaal',
      });
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ veld: 'wijze' }]);
    });

    it('refuses who is no recipient, and whom the afspraken do not know', async () => {
      const verhaal = await Verhaal.direct(hub);
      const vast = (ontvanger: object) =>
        verhaal.doe(vt, verhaal.over('aanvaardingen'), { ontvanger, wijze: 'mondeling' });
      expect((await vast(STEIN)).status).toBe(404);
      const onbekend = await vast({ soort: 'lokaal-veld', id: 'onbekend' });
      expect(onbekend.status).toBe(400);
      expect(onbekend.body.errors).toMatchObject([{ veld: 'ontvanger', regel: '§7' }]);
    });
  });

  describe('informeren', () => {
    it('records that the household was told', async () => {
      const verhaal = await Verhaal.direct(hub);
      expect((await verhaal.doe(vt, 'betrokkenen-informeringen', { allen: true })).status).toBe(201);
      const zonder = await verhaal.doe(vt, 'betrokkenen-informeringen', {});
      expect(zonder.body.errors).toMatchObject([{ veld: 'allen', regel: 'T2' }]);
    });

    it('records that the melder was told, after the handover', async () => {
      const vroeg = await Verhaal.begin(hub);
      expect((await vroeg.doe(vt, 'melder-terugkoppelingen')).status).toBe(409);
      const verhaal = await Verhaal.direct(hub);
      expect((await verhaal.doe(vt, 'melder-terugkoppelingen', TOELICHTING)).status).toBe(201);
    });

    it('records that a gemeente of the case was told', async () => {
      const verhaal = await Verhaal.begin(hub, { gezinsvoogdBetrokken: true });
      const vast = (gemeente: string) =>
        verhaal.doe(vt, 'gemeente-informeringen', { gemeente, aanleiding: 'gezinsvoogd' });
      expect((await vast('GM0917')).status).toBe(201);
      expect((await vast('GM0971')).body.errors).toMatchObject([{ veld: 'gemeente', regel: 'T10' }]);
    });
  });

  describe('monitoring', () => {
    it('records a contact with its scores', async () => {
      const verhaal = await Verhaal.gemonitord(hub);
      expect((await verhaal.doe(vt, 'monitormomenten', monitormoment())).status).toBe(201);
      const kaal = monitormoment({ inhoud: { onderbouwingen: ['Verzonnen.'] } });
      const { status, body } = await verhaal.doe(vt, 'monitormomenten', kaal);
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ veld: 'inhoud.onderbouwingen[1]', regel: 'S2' }]);
    });

    it('is refused after a direct handover', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      expect((await verhaal.doe(vt, 'monitormomenten', monitormoment())).status).toBe(409);
    });

    it('closes on stabiele veiligheid only when every criterion holds', async () => {
      const verhaal = await Verhaal.gemonitord(hub);
      const grond = 'stabiele-veiligheid';
      const criteria = { ...CRITERIA, herstelGestart: false };
      const vroeg = await verhaal.doe(vt, 'monitoringafsluitingen', { grond, criteria });
      expect(vroeg.status).toBe(409);
      expect(vroeg.body.errors.map(({ veld }: Record<string, string>) => veld)).toEqual([
        'plaatsgevondenOp',
        'criteria.herstelGestart',
      ]);
      verhaal.wachtDagen(200);
      const klaar = await verhaal.doe(vt, 'monitoringafsluitingen', {
        grond,
        criteria: CRITERIA,
        ...TOELICHTING,
      });
      expect(klaar.status).toBe(201);
    });
  });

  describe('veiligheid en opschaling', () => {
    it('records an unsafe incident, not in the future', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const vast = (datum: string) => verhaal.doe(vt, 'onveiligheidsvaststellingen', { datum });
      expect((await vast('2026-03-02')).status).toBe(201);
      expect((await vast('2036-03-02')).body.errors).toMatchObject([{ veld: 'datum', regel: 'S1' }]);
    });

    it('records an afstemming with parties and the household', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const vast = (met: object[]) => verhaal.doe(vt, 'afstemmingen', { onderwerp: 'overig', met });
      const huishouden = { soort: 'client-systeem', id: 'client-systeem' };
      expect((await vast([HEERLEN, huishouden])).status).toBe(201);
      const naam = await vast([HEERLEN, { ...huishouden, id: 'familie-voorbeeld' }]);
      expect(naam.body.errors).toMatchObject([{ veld: 'met[1]', regel: '§7' }]);
    });

    it('climbs one rung at a time', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      expect((await verhaal.doe(vt, 'opschalingen', { niveau: 'leidinggevende' })).status).toBe(409);
      expect((await verhaal.doe(vt, 'opschalingen', { niveau: 'gedragswetenschapper' })).status).toBe(201);
    });
  });

  describe('dossierwissingen', () => {
    it('wait until the case has ended', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const { status, body } = await verhaal.doe(vt, 'dossierwissingen');
      expect(status).toBe(409);
      expect(weigering(body).type).toMatch(/casus-loopt$/);
    });

    it('destroy the key: nothing sealed can be read any more, and nothing recorded', async () => {
      const verhaal = await Verhaal.begin(hub);
      await verhaal.gelukt(vt, 'triagebesluiten', triage('client-systeem'));
      expect((await verhaal.haal(vt, 'inhoud')).body.delen).toMatchObject([{ inhoud: expect.any(Object) }]);
      await verhaal.gelukt(vt, 'dossierwissingen');
      expect((await verhaal.haal(vt, 'inhoud')).body.delen).toMatchObject([
        { inhoud: null, reden: 'gewist' },
      ]);
      expect((await verhaal.doe(vt, 'meldingen', melding())).status).toBe(409);
      expect((await verhaal.doe(vt, 'dossierwissingen')).body).toMatchObject({ herhaald: true });
    });
  });
});
