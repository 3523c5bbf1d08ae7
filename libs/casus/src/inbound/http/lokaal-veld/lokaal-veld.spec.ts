import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GEBRUIKERS, ProefHub } from '../hub.fixture.js';
import type { Gebruiker } from '../hub.fixture.js';
import {
  CRITERIA,
  GI,
  HEERLEN,
  TOELICHTING,
  VT,
  ZORGAANBIEDER,
  doorgifte,
  overdrachtDirect,
  triage,
} from '../lichamen.fixture.js';
import { Verhaal } from '../verhaal.fixture.js';

const { vt, heerlen, stein, gi, zorgaanbieder, gemeente } = GEBRUIKERS;
const DIGITAAL = { wijze: 'digitaal' };

describe('het lokaal veld', () => {
  let hub: ProefHub;
  beforeAll(async () => {
    hub = await ProefHub.start();
  });
  afterAll(() => hub.app.close());

  const statusVan = async (verhaal: Verhaal, gebruiker: Gebruiker = vt) =>
    (await verhaal.haal(gebruiker, `overdrachten/${verhaal.overdrachtId}`)).body.ontvangers[0];

  /** Veilig Thuis has recorded on behalf of Heerlen that it received the handover. */
  const namensBevestigd = async (): Promise<Verhaal> => {
    const verhaal = await Verhaal.direct(hub);
    await verhaal.gelukt(vt, verhaal.over('ontvangstbevestigingen'), {
      ontvanger: HEERLEN,
      wijze: 'mondeling',
    });
    return verhaal;
  };

  describe('ontvangen', () => {
    it('confirms with the hash of what it stored; repeating it changes nothing', async () => {
      const verhaal = await Verhaal.direct(hub);
      const bevestiging = {
        ...DIGITAAL,
        inhoudHash: await verhaal.inhoudHash(heerlen),
        opgepaktDoor: 'medewerker-17',
      };
      const eerste = await verhaal.doe(heerlen, verhaal.over('ontvangstbevestigingen'), bevestiging);
      expect(eerste.status).toBe(201);
      expect(eerste.headers.location).toBe(`/lokaal-veld/v1/casussen/${verhaal.casusId}`);
      const tweede = await verhaal.doe(heerlen, verhaal.over('ontvangstbevestigingen'), bevestiging);
      expect(tweede.status).toBe(200);
      expect(tweede.body).toMatchObject({ herhaald: true, revisie: eerste.body.revisie, gebeurtenissen: [] });
      expect(await statusVan(verhaal)).toMatchObject({ status: 'ontvangen', ontvangst: { namens: false } });
    });

    it('cannot confirm without that hash, or with another', async () => {
      const verhaal = await Verhaal.direct(hub);
      const zonder = await verhaal.doe(heerlen, verhaal.over('ontvangstbevestigingen'), DIGITAAL);
      expect(zonder.body.errors).toMatchObject([{ veld: 'inhoudHash', regel: 'V5' }]);
      const anders = { ...DIGITAAL, inhoudHash: 'a'.repeat(64) };
      const verkeerd = await verhaal.doe(heerlen, verhaal.over('ontvangstbevestigingen'), anders);
      expect(verkeerd.status).toBe(400);
      expect(verkeerd.body.errors).toMatchObject([{ veld: 'inhoudHash', regel: 'V5' }]);
    });

    it('accepts after a dienst', async () => {
      const verhaal = await Verhaal.naDienst(hub);
      expect((await verhaal.doe(heerlen, verhaal.over('aanvaardingen'), DIGITAAL)).status).toBe(201);
      expect(await statusVan(verhaal)).toMatchObject({ status: 'aanvaard' });
    });

    it('cannot accept a direct handover before confirming receipt', async () => {
      const verhaal = await Verhaal.direct(hub);
      const { status, body } = await verhaal.doe(heerlen, verhaal.over('aanvaardingen'), DIGITAAL);
      expect(status).toBe(409);
      expect(body.regel).toBe('V5');
    });

    it('declines what it has not taken', async () => {
      const verhaal = await Verhaal.direct(hub);
      const weigering = { reden: 'woont-elders', ...TOELICHTING };
      expect((await verhaal.doe(heerlen, verhaal.over('weigeringen'), weigering)).status).toBe(201);
      expect(await statusVan(verhaal)).toMatchObject({
        status: 'geweigerd',
        weigering: { reden: 'woont-elders' },
      });
      const genomen = await Verhaal.bijHeerlen(hub);
      expect((await genomen.doe(heerlen, genomen.over('weigeringen'), weigering)).status).toBe(409);
    });

    it('does not see what was meant for another team', async () => {
      const verhaal = await Verhaal.direct(hub);
      const { status, body } = await verhaal.doe(stein, verhaal.over('aanvaardingen'), DIGITAAL);
      expect(status).toBe(404);
      expect(body.type).toMatch(/casus-onbekend$/);
    });

    it('never answers in the name of another: who acts comes from the token', async () => {
      const verhaal = await Verhaal.direct(hub);
      const namens = { ...DIGITAAL, ontvanger: HEERLEN };
      const { status, body } = await verhaal.doe(heerlen, verhaal.over('aanvaardingen'), namens);
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ veld: 'ontvanger', regel: 'onbekend-veld' }]);
    });

    it('records its first contact once, and only as a recipient', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      expect((await verhaal.doe(heerlen, verhaal.over('eerste-contacten'), TOELICHTING)).status).toBe(201);
      expect((await verhaal.doe(heerlen, verhaal.over('eerste-contacten'))).status).toBe(200);
      const elders = await verhaal.doe(heerlen, `overdrachten/${verhaal.casusId}/eerste-contacten`);
      expect(elders.status).toBe(404);
      expect(elders.body.type).toMatch(/overdracht-onbekend$/);
    });
  });

  describe('wat namens haar is vastgelegd', () => {
    it('is endorsed', async () => {
      const verhaal = await namensBevestigd();
      expect((await verhaal.doe(heerlen, verhaal.over('bekrachtigingen'), TOELICHTING)).status).toBe(201);
      expect(await statusVan(verhaal)).toMatchObject({
        status: 'ontvangen',
        oordeel: { oordeel: 'bekrachtigd' },
      });
    });

    it('is disputed, and counts as never given', async () => {
      const verhaal = await namensBevestigd();
      expect((await verhaal.doe(heerlen, verhaal.over('betwistingen'), TOELICHTING)).status).toBe(201);
      const ontvanger = await statusVan(verhaal);
      expect(ontvanger).toMatchObject({ status: 'betwist', oordeel: { oordeel: 'betwist' } });
      expect(ontvanger).not.toHaveProperty('ontvangst');
    });

    it.each(['bekrachtigingen', 'betwistingen'])('must be there before %s', async (wat) => {
      const verhaal = await Verhaal.direct(hub);
      expect((await verhaal.doe(heerlen, verhaal.over(wat))).status).toBe(404);
    });
  });

  describe('doorgeven', () => {
    it('passes the case on to a partner, which accepts it', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      await verhaal.metOverdracht(doorgifte(), heerlen);
      const { body } = await verhaal.haal(zorgaanbieder, `overdrachten/${verhaal.overdrachtId}`);
      expect(body).toMatchObject({
        pad: 'doorgifte',
        van: HEERLEN,
        aanTriagetafel: false,
        ontvangers: [{ partij: ZORGAANBIEDER }],
      });
      await verhaal.gelukt(zorgaanbieder, verhaal.over('aanvaardingen'), DIGITAAL);
      expect((await verhaal.doe(heerlen, 'overdrachten', doorgifte({ ontvangers: [GI] }))).status).toBe(403);
    });

    it('is refused with all that is missing', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const { status, body } = await verhaal.doe(heerlen, 'overdrachten', doorgifte({ inhoud: {} }));
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([
        { veld: 'inhoud.toelichting', regel: 'V8' },
        { veld: 'inhoud.directbetrokkenen', regel: 'V8' },
      ]);
    });

    it('takes neither path nor sender from the body', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const { body } = await verhaal.doe(heerlen, 'overdrachten', doorgifte({ pad: 'direct', van: VT }));
      expect(body.errors.map(({ veld }: Record<string, string>) => veld).sort()).toEqual(['pad', 'van']);
    });

    it('withdraws its own, not that of Veilig Thuis', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const vanVt = verhaal.over('intrekkingen');
      expect((await verhaal.doe(heerlen, vanVt, { reden: 'vervangen' })).status).toBe(403);
      await verhaal.metOverdracht(doorgifte(), heerlen);
      expect((await verhaal.doe(heerlen, verhaal.over('intrekkingen'), { reden: 'vervangen' })).status).toBe(
        201,
      );
    });
  });

  describe('terugmelden', () => {
    const terugmelding = {
      spoedeisend: true,
      gemeenten: ['GM0917'],
      gezinsvoogdBetrokken: false,
      inhoud: { inhoudMelding: 'Verzonnen terugmelding.' },
    };

    it('reports the case back as a professional (V13)', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const { status, body } = await verhaal.doe(heerlen, 'terugmeldingen', terugmelding);
      expect(status).toBe(201);
      expect(body.meldingId).toEqual(expect.any(String));
      await verhaal.gelukt(vt, 'triagebesluiten', triage('dienst-onderzoek'));
    });

    it('does not choose its own source', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const { body } = await verhaal.doe(heerlen, 'terugmeldingen', { ...terugmelding, bron: 'anoniem' });
      expect(body.errors).toMatchObject([{ veld: 'bron', regel: 'onbekend-veld' }]);
    });
  });

  describe('casusregie', () => {
    it('records a plan with a higher version each time', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const plan = { planVersie: 1, evaluatiemomenten: ['2026-09-01'] };
      expect((await verhaal.doe(heerlen, 'plannen', plan)).status).toBe(201);
      expect((await verhaal.doe(heerlen, 'plannen', plan)).body.errors).toMatchObject([
        { veld: 'planVersie', regel: 'S4' },
      ]);
      const datum = await verhaal.doe(heerlen, 'plannen', {
        planVersie: 2,
        evaluatiemomenten: ['2026-02-30'],
      });
      expect(datum.body.errors).toMatchObject([{ veld: 'evaluatiemomenten', regel: 'S4' }]);
    });

    it('assigns the casusregie to a known party', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      expect((await verhaal.doe(heerlen, 'casusregietoewijzingen', { aan: ZORGAANBIEDER })).status).toBe(201);
      const onbekend = await verhaal.doe(heerlen, 'casusregietoewijzingen', {
        aan: { soort: 'gi', id: 'gi-test' },
      });
      expect(onbekend.body.errors).toMatchObject([{ veld: 'aan', regel: '§7' }]);
    });

    it('closes it on stabiele veiligheid, six months after the last unsafety', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const afsluiting = { grond: 'stabiele-veiligheid', criteria: CRITERIA };
      const vroeg = await verhaal.doe(heerlen, 'casusregieafsluitingen', afsluiting);
      expect(vroeg.status).toBe(409);
      expect(vroeg.body.errors).toMatchObject([{ regel: 'T9' }]);
      verhaal.wachtDagen(200);
      expect((await verhaal.doe(heerlen, 'casusregieafsluitingen', afsluiting)).status).toBe(201);
    });

    it('asks Veilig Thuis for support only when it has the case', async () => {
      const verhaal = await Verhaal.direct(hub);
      const verzoek = { vorm: 'casusoverleg', ...TOELICHTING };
      expect((await verhaal.doe(heerlen, 'ondersteuningsverzoeken', verzoek)).status).toBe(403);
      await verhaal.ontvangen();
      expect((await verhaal.doe(heerlen, 'ondersteuningsverzoeken', verzoek)).status).toBe(201);
    });

    it('informs the household', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      expect((await verhaal.doe(heerlen, 'betrokkenen-informeringen', { allen: false })).status).toBe(201);
      const vroeg = await Verhaal.direct(hub);
      expect((await vroeg.doe(heerlen, 'betrokkenen-informeringen', { allen: true })).status).toBe(403);
    });

    it('records an unsafe incident', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const vast = (datum: string) => verhaal.doe(heerlen, 'onveiligheidsvaststellingen', { datum });
      expect((await vast('2026-03-02')).status).toBe(201);
      expect((await vast('2 maart')).body.errors).toMatchObject([{ veld: 'datum', regel: 'S1' }]);
    });

    it('records an afstemming with Veilig Thuis', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const vast = (met: object[]) =>
        verhaal.doe(heerlen, 'afstemmingen', { onderwerp: 'casusregie-afsluiten', met });
      expect((await vast([VT])).status).toBe(201);
      expect((await vast([])).body.errors).toMatchObject([{ veld: 'met', regel: 'V10' }]);
    });

    it('escalates to the gemeente, which answers once', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const reageer = () =>
        verhaal.doe(gemeente, 'gemeentereacties', { maatregel: 'verbeterplan', ...TOELICHTING });
      expect((await reageer()).status).toBe(409);
      const signaal = { niveau: 'gemeente', gemeente: 'GM0917' };
      expect((await verhaal.doe(heerlen, 'opschalingen', { ...signaal, gemeente: 'GM0971' })).status).toBe(
        400,
      );
      await verhaal.gelukt(heerlen, 'opschalingen', signaal);
      const { status, headers } = await reageer();
      expect(status).toBe(201);
      expect(headers.location).toBe(`/gemeente/v1/casussen/${verhaal.casusId}`);
      expect((await reageer()).status).toBe(409);
    });
  });

  it('is the same API for a GI (V11)', async () => {
    const verhaal = await Verhaal.begin(hub, { gezinsvoogdBetrokken: true });
    await verhaal.metOverdracht(overdrachtDirect({ ontvangers: [GI] }));
    await verhaal.ontvangen(gi);
    expect(await statusVan(verhaal, gi)).toMatchObject({ partij: GI, status: 'ontvangen' });
  });
});
