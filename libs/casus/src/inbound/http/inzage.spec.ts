import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InzageLog, canonicalJson, sha256Hex } from '#event-sourcing';
import { GEBRUIKERS, ProefHub } from './hub.fixture.js';
import {
  HEERLEN,
  STEIN,
  TOELICHTING,
  doorgifte,
  inhoudDirect,
  melding,
  overdrachtDirect,
  triage,
} from './lichamen.fixture.js';
import { Verhaal } from './verhaal.fixture.js';
import { MAX_DELEN_PER_PAGINA } from '../../application/inhoud-inzien.query.js';

const { vt, heerlen, stein, gemeente, toezicht, zorgaanbieder, andereRegio } = GEBRUIKERS;

describe('reading content', () => {
  let hub: ProefHub;
  beforeAll(async () => {
    hub = await ProefHub.start();
  });
  afterAll(() => hub.app.close());

  const regels = async (casusId: string) =>
    (await hub.voorzieningen.inzagen.vanCasus(casusId, { limiet: 100 })).regels;

  describe('of a handover', () => {
    it('gives the recipient what it needs to compute the hash of what it received', async () => {
      const verhaal = await Verhaal.direct(hub);
      const { status, body } = await verhaal.haal(heerlen, `overdrachten/${verhaal.overdrachtId}`);
      expect(status).toBe(200);
      expect(body.inhoud).toEqual(inhoudDirect());
      expect(sha256Hex(canonicalJson({ ...body.inhoud, zout: body.zout }))).toBe(body.inhoudHash);
    });

    it('is salted: the same content twice has two hashes', async () => {
      const [een, ander] = [await Verhaal.direct(hub), await Verhaal.direct(hub)];
      expect(await een.inhoudHash()).not.toBe(await ander.inhoudHash());
    });

    it('shows what every recipient did', async () => {
      const verhaal = await Verhaal.begin(hub, { gemeenten: ['GM0917', 'GM0971'] });
      await verhaal.gelukt(vt, 'triagebesluiten', triage());
      await verhaal.metOverdracht(overdrachtDirect({ ontvangers: [HEERLEN, STEIN] }));
      await verhaal.ontvangen(heerlen);
      await verhaal.gelukt(stein, verhaal.over('weigeringen'), { reden: 'al-in-zorg-elders' });
      const { body } = await verhaal.haal(heerlen, `overdrachten/${verhaal.overdrachtId}`);
      expect(body.ontvangers).toMatchObject([
        { partij: HEERLEN, status: 'ontvangen' },
        { partij: STEIN, status: 'geweigerd', weigering: { reden: 'al-in-zorg-elders' } },
      ]);
    });

    it('that was withdrawn before it was taken no longer exists for its recipient', async () => {
      const verhaal = await Verhaal.direct(hub);
      await verhaal.gelukt(vt, verhaal.over('intrekkingen'), { reden: 'onjuist-geadresseerd' });
      expect((await verhaal.haal(heerlen, `overdrachten/${verhaal.overdrachtId}`)).status).toBe(404);
      const { body } = await verhaal.haal(vt, `overdrachten/${verhaal.overdrachtId}`);
      expect(body).toMatchObject({
        ingetrokken: { reden: 'onjuist-geadresseerd' },
        ontvangers: [{ status: 'ingetrokken' }],
        inhoud: inhoudDirect(),
      });
    });

    it('says so when the content may not be shown', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      await verhaal.gelukt(vt, 'meldingen', melding());
      await verhaal.gelukt(vt, 'triagebesluiten', triage());
      await verhaal.metOverdracht(overdrachtDirect());
      await verhaal.gelukt(vt, verhaal.over('intrekkingen'), { reden: 'vervangen' });
      const { status, body } = await verhaal.haal(heerlen, `overdrachten/${verhaal.overdrachtId}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        inhoud: null,
        reden: 'geen-inzage',
        ontvangers: [{ status: 'ingetrokken' }],
      });
      expect(body).not.toHaveProperty('zout');
    });

    it('does not exist for who is neither sender nor recipient', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const vanVt = verhaal.overdrachtId;
      await verhaal.metOverdracht(doorgifte(), heerlen);
      expect((await verhaal.haal(zorgaanbieder, `overdrachten/${verhaal.overdrachtId}`)).status).toBe(200);
      const andere = await verhaal.haal(zorgaanbieder, `overdrachten/${vanVt}`);
      expect(andere.status).toBe(404);
      expect(andere.body.type).toMatch(/overdracht-onbekend$/);
    });

    it('is null once the dossier was erased; the handover and its hash stay', async () => {
      const verhaal = await Verhaal.direct(hub);
      const inhoudHash = await verhaal.inhoudHash();
      await verhaal.gelukt(vt, 'meldingen', melding());
      await verhaal.gelukt(vt, 'triagebesluiten', triage('client-systeem'));
      await verhaal.gelukt(vt, 'dossierwissingen');
      const { body } = await verhaal.haal(vt, `overdrachten/${verhaal.overdrachtId}`);
      expect(body).toMatchObject({ inhoudHash, inhoud: null, reden: 'gewist', pad: 'direct' });
    });
  });

  describe('of a case', () => {
    it('gives Veilig Thuis every sealed part, in order', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      await verhaal.gelukt(heerlen, 'ondersteuningsverzoeken', { vorm: 'casusoverleg', ...TOELICHTING });
      const { body, headers } = await verhaal.haal(vt, 'inhoud');
      expect(headers.etag).toBe(`"${body.revisie}"`);
      expect(body.delen).toMatchObject([
        { type: 'MeldingOntvangen', volgnummer: 0, inhoud: melding().inhoud },
        { type: 'OverdrachtVerstuurd', overdrachtId: verhaal.overdrachtId, inhoud: inhoudDirect() },
        { type: 'OndersteuningGevraagd', door: HEERLEN, inhoud: TOELICHTING.inhoud },
      ]);
    });

    it('gives a recipient what was handed over to it and what it wrote itself', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      await verhaal.gelukt(vt, 'betrokkenen-informeringen', { allen: true, ...TOELICHTING });
      await verhaal.gelukt(heerlen, 'ondersteuningsverzoeken', { vorm: 'casusoverleg', ...TOELICHTING });
      const { body } = await verhaal.haal(heerlen, 'inhoud');
      expect(body.delen.map(({ type }: { type: string }) => type)).toEqual([
        'OverdrachtVerstuurd',
        'OndersteuningGevraagd',
      ]);
    });

    it('comes in pages', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      for (let n = 0; n < MAX_DELEN_PER_PAGINA; n += 1)
        await verhaal.gelukt(vt, 'betrokkenen-informeringen', { allen: false, ...TOELICHTING });
      const eerste = await verhaal.haal(vt, 'inhoud');
      expect(eerste.body.delen).toHaveLength(MAX_DELEN_PER_PAGINA);
      const tweede = await verhaal.haal(vt, `inhoud?na=${eerste.body.volgende}`);
      expect(tweede.body.delen).toHaveLength(2);
      expect(tweede.body).not.toHaveProperty('volgende');
    });

    it.each(['na=-1', 'na=x', 'na=1e3', 'pagina=2'])('refuses the question %s', async (vraag) => {
      const verhaal = await Verhaal.begin(hub);
      expect((await verhaal.haal(vt, `inhoud?${vraag}`)).status).toBe(400);
    });
  });

  describe('by others', () => {
    it('is not for the gemeente and toezicht', async () => {
      const { casusId } = await Verhaal.bijHeerlen(hub);
      for (const gebruiker of [gemeente, toezicht])
        expect((await hub.haal(gebruiker, `/veilig-thuis/v1/casussen/${casusId}/inhoud`)).status).toBe(403);
    });

    it('finds no case: another team, another region, no UUID', async () => {
      const verhaal = await Verhaal.direct(hub);
      expect((await verhaal.haal(stein, 'inhoud')).status).toBe(404);
      expect((await verhaal.haal(stein, `overdrachten/${verhaal.overdrachtId}`)).status).toBe(404);
      expect((await verhaal.haal(andereRegio, 'inhoud')).status).toBe(404);
      expect((await hub.haal(vt, '/veilig-thuis/v1/casussen/1/inhoud')).status).toBe(404);
      expect(await regels(verhaal.casusId)).toEqual([]);
    });
  });

  describe('is recorded', () => {
    it('with who, when, what and on what ground', async () => {
      const verhaal = await Verhaal.bijHeerlen(hub);
      const eerder = (await regels(verhaal.casusId)).length;
      hub.clock.advanceMs(1_000);
      const { headers } = await verhaal.haal(heerlen, 'inhoud');
      const [regel, ...rest] = await regels(verhaal.casusId);
      expect(rest).toHaveLength(eerder);
      expect(regel).toMatchObject({
        casusId: verhaal.casusId,
        medewerker: heerlen,
        rol: 'lokaal-veld',
        partij: HEERLEN,
        grond: 'verantwoordelijk',
        wat: 'inhoud',
        tijdstip: new Date(hub.clock.nowMs()).toISOString(),
        traceId: String(headers.traceresponse).split('-')[1],
      });
    });

    it('or it is not answered', async () => {
      class StukInzageLog extends InzageLog {
        override leg(): Promise<void> {
          return Promise.reject(new Error('disk full'));
        }
        override legAlle(): Promise<void> {
          return Promise.reject(new Error('disk full'));
        }
        override vanCasus(): Promise<never> {
          return Promise.reject(new Error('disk full'));
        }
      }
      const stuk = await ProefHub.start({ inzagen: new StukInzageLog() });
      const verhaal = await Verhaal.direct(stuk);
      for (const wat of ['inhoud', `overdrachten/${verhaal.overdrachtId}`]) {
        const { status, text } = await verhaal.haal(vt, wat);
        expect(status).toBe(503);
        expect(text).not.toContain('Verzonnen');
      }
      await stuk.app.close();
    });
  });
});
