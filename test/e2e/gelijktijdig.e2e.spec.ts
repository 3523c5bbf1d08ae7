import { describe, expect, it } from '@jest/globals';
import { actoren } from '../support/actoren.js';
import { geweigerd } from '../support/afwijzing.js';
import { ketenKlopt, spoor } from '../support/antwoorden.js';
import { HEERLEN, VT } from '../support/gebruikers.js';
import { withHub } from '../support/hub-under-test.js';
import { van } from '../support/klant.js';
import { TOELICHTING, melding } from '../support/lichamen.js';

const deHub = withHub();
const { vt, heerlen, gemeenteHeerlen: gemeente } = actoren(deHub);

const keer = <T>(aantal: number, doe: (n: number) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: aantal }, (_, n) => doe(n)));

const perStatus = (antwoorden: readonly { readonly status: number }[]): Readonly<Record<number, number>> =>
  antwoorden.reduce<Record<number, number>>(
    (tel, { status }) => ({ ...tel, [status]: (tel[status] ?? 0) + 1 }),
    {},
  );

const bijHeerlen = async () => {
  const casus = await vt.meldt();
  await vt.beslist(casus, 'lokaal-veld');
  const overdracht = await vt.draagtDirectOver(casus);
  await heerlen.bevestigt(overdracht);
  return overdracht;
};

describe('many at once on one case', () => {
  it('are all decided, and each is recorded once: 50 different commands of two parties', async () => {
    const casus = await bijHeerlen();
    const antwoorden = await keer(50, (n) =>
      n % 2 === 0
        ? vt.probeert(casus, 'afstemmingen', { onderwerp: 'overig', met: [HEERLEN], ...TOELICHTING })
        : heerlen.probeert(casus, 'afstemmingen', { onderwerp: 'overig', met: [VT], ...TOELICHTING }),
    );
    expect(perStatus(antwoorden)).toEqual({ 201: 50 });
    const vastgelegd = antwoorden.flatMap(({ body }) =>
      (body.gebeurtenissen as readonly { readonly id: string }[]).map(({ id }) => id),
    );
    const { records } = await spoor(gemeente, casus);
    const afstemmingen = records.filter(({ type }) => type === 'AfstemmingVastgelegd');
    expect(afstemmingen.map(({ id }) => id).sort()).toEqual([...vastgelegd].sort());
    expect(ketenKlopt(records)).toBe(true);
  });

  it('exclude each other when they contradict: a withdrawal and a confirmation', async () => {
    for (let ronde = 0; ronde < 10; ronde += 1) {
      const casus = await vt.meldt();
      await vt.beslist(casus, 'lokaal-veld');
      const overdracht = await vt.draagtDirectOver(casus);
      const { body } = await heerlen.vraagt(overdracht, van(overdracht, ''));
      const voor = await deHub().log.head();
      const antwoorden = await Promise.all([
        vt.probeert(casus, van(overdracht, 'intrekkingen'), { reden: 'vervangen' }),
        heerlen.probeert(casus, van(overdracht, 'ontvangstbevestigingen'), {
          wijze: 'digitaal',
          inhoudHash: body.inhoudHash,
        }),
      ]);
      const [intrekking, bevestiging] = antwoorden.map(({ status }) => status);
      // For the team that lost, the case is gone; Veilig Thuis hears that there is nothing left to withdraw.
      expect([
        [201, 404],
        [409, 201],
      ]).toContainEqual([intrekking, bevestiging]);
      expect(await deHub().log.head()).toBe(voor + 1);
    }
  });
});

describe('the same command many times at once, with one key', () => {
  it('is recorded once and answered alike: 20 steps on one case', async () => {
    const casus = await bijHeerlen();
    const sleutel = { 'idempotency-key': deHub().nieuweSleutel() };
    const voor = await deHub().log.head();
    const lichaam = { onderwerp: 'overig', met: [HEERLEN], ...TOELICHTING };
    const antwoorden = await keer(20, () => vt.probeert(casus, 'afstemmingen', lichaam, sleutel));
    expect(perStatus(antwoorden)).toEqual({ 200: 19, 201: 1 });
    expect(new Set(antwoorden.map(({ body }) => body.gebeurtenissen[0].id as string)).size).toBe(1);
    expect(await deHub().log.head()).toBe(voor + 1);
  });

  it('opens one case: 20 times a new melding', async () => {
    const sleutel = { 'idempotency-key': deHub().nieuweSleutel() };
    const voor = await deHub().log.head();
    const antwoorden = await keer(20, () => vt.post('/veilig-thuis/v1/meldingen', melding(), sleutel));
    expect(perStatus(antwoorden)).toEqual({ 200: 19, 201: 1 });
    expect(new Set(antwoorden.map(({ body }) => body.casusId as string)).size).toBe(1);
    expect(await deHub().log.head()).toBe(voor + 1);
  });

  it('is not for two bodies, also when both come at once', async () => {
    const casus = await bijHeerlen();
    const sleutel = { 'idempotency-key': deHub().nieuweSleutel() };
    const voor = await deHub().log.head();
    const antwoorden = await keer(10, (n) =>
      vt.probeert(casus, 'onveiligheidsvaststellingen', { datum: `2026-02-${10 + n}` }, sleutel),
    );
    expect(perStatus(antwoorden)).toEqual({ 201: 1, 409: 9 });
    expect(await deHub().log.head()).toBe(voor + 1);
  });
});

describe('a command under If-Match', () => {
  const afstemming = { onderwerp: 'overig', met: [HEERLEN] };

  it('is taken on the revision that was read', async () => {
    const casus = await bijHeerlen();
    const { headers } = await vt.vraagt(casus);
    const antwoord = await vt.probeert(casus, 'afstemmingen', afstemming, {
      'if-match': headers['etag'] ?? '',
    });
    expect(antwoord.status).toBe(201);
    expect(antwoord.headers['etag']).toBe('"4"');
  });

  it('is refused with 412 when somebody was first, and nothing is recorded', async () => {
    const casus = await bijHeerlen();
    const { headers } = await vt.vraagt(casus);
    await heerlen.doet(casus, 'plannen', { planVersie: 1, evaluatiemomenten: [] });
    await geweigerd(
      deHub(),
      () => vt.probeert(casus, 'afstemmingen', afstemming, { 'if-match': headers['etag'] ?? '' }),
      { status: 412, soort: 'voorwaarde-vervallen', fouten: [], zegt: /Haal de zaak opnieuw op/ },
    );
  });

  it('lets one of many through', async () => {
    const casus = await bijHeerlen();
    const voor = await deHub().log.head();
    const antwoorden = await keer(10, () =>
      vt.probeert(casus, 'afstemmingen', afstemming, { 'if-match': '"3"' }),
    );
    expect(perStatus(antwoorden)).toEqual({ 201: 1, 412: 9 });
    expect(await deHub().log.head()).toBe(voor + 1);
  });

  it('needs one revision, in the form in which it was given', async () => {
    const casus = await bijHeerlen();
    await geweigerd(deHub(), () => vt.probeert(casus, 'afstemmingen', afstemming, { 'if-match': '*' }), {
      status: 400,
      soort: 'ongeldige-kop',
      fouten: ['If-Match: patroon'],
      zegt: /ETag/,
    });
  });
});
