import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import request from 'supertest';
import { actoren } from '../support/actoren.js';
import { geweigerd } from '../support/afwijzing.js';
import type { Afwijzing } from '../support/afwijzing.js';
import { withHub } from '../support/hub-under-test.js';
import type { Casus } from '../support/klant.js';
import { ZEGELMERK, melding, monitormoment } from '../support/lichamen.js';
import { SLECHTE_TOKENS } from '../support/slechte-tokens.js';

const deHub = withHub();
const { vt } = actoren(deHub);
const MELDINGEN = '/veilig-thuis/v1/meldingen';

type Vraag = () => Promise<Response>;
type Geval = readonly [wat: string, vraag: Vraag, afwijzing: Afwijzing];

let casus: Casus;

beforeEach(async () => {
  casus = await vt.meldt();
});

const weigert = (...gevallen: readonly Geval[]): void => {
  it.each(gevallen)('%s', (_, vraag, afwijzing) => geweigerd(deHub(), vraag, afwijzing));
};

const ongeldig = (fouten: readonly string[], zegt: RegExp): Afwijzing => ({
  status: 400,
  soort: 'ongeldige-invoer',
  fouten,
  zegt,
});

describe('a body that is not what the document asks', () => {
  const meldt = (anders: object) => () => vt.post(MELDINGEN, melding(anders));
  weigert(
    [
      'has an unknown field',
      meldt({ bsn: ZEGELMERK }),
      ongeldig(['bsn: onbekend-veld'], /geen bekend veld; haal het weg/),
    ],
    [
      'has an unknown field deep inside',
      meldt({ inhoud: { inhoudMelding: ZEGELMERK, melder: { naam: ZEGELMERK, bsn: ZEGELMERK } } }),
      ongeldig(['inhoud.melder.bsn: onbekend-veld'], /geen bekend veld/),
    ],
    [
      'has a field of the wrong type',
      meldt({ spoedeisend: ZEGELMERK }),
      ongeldig(['spoedeisend: V1'], /true of false/),
    ],
    [
      'has a list that is none',
      meldt({ gemeenten: ZEGELMERK }),
      ongeldig(['gemeenten: V7'], /moet een lijst zijn/),
    ],
    [
      'has a code that does not exist',
      meldt({ bron: ZEGELMERK }),
      ongeldig(['bron: O1'], /politie, professional, burger, anoniem/),
    ],
    [
      'has an instant without an offset',
      meldt({ plaatsgevondenOp: '2026-03-05T10:00:00' }),
      ongeldig(['plaatsgevondenOp: twee-klokken'], /2026-03-03T10:15:00\+01:00/),
    ],
    [
      'misses several fields, told all at once',
      () => vt.post(MELDINGEN, { inhoud: { inhoudMelding: ZEGELMERK } }),
      ongeldig(
        ['bron: O1', 'spoedeisend: V1', 'gemeenten: V7', 'gezinsvoogdBetrokken: V11'],
        /Herstel eerst: bron, spoedeisend, gemeenten, gezinsvoogdBetrokken/,
      ),
    ],
    [
      'has a score off the scale',
      () =>
        vt.probeert(
          casus,
          'monitormomenten',
          monitormoment({ scores: [{ door: 'professional', score: 11 }] }),
        ),
      ongeldig(['scores[0].score: S2'], /ten hoogste 10/),
    ],
  );
});

describe('bytes that are no body', () => {
  const bytes =
    (inhoud: Buffer | string, type = 'application/json'): Vraag =>
    async () =>
      request(deHub().adres)
        .post(MELDINGEN)
        .set({
          authorization: `Bearer ${await deHub().tokens.van('vt-zuid-limburg')}`,
          'idempotency-key': deHub().nieuweSleutel(),
          'content-type': type,
        })
        .serialize((rauw: unknown) => rauw as string)
        .send(inhoud);
  const geenJson = (zegt: RegExp, fouten: readonly string[] = []): Afwijzing => ({
    status: 400,
    soort: 'ongeldige-json',
    fouten,
    zegt,
  });
  const goed = JSON.stringify(melding());
  weigert(
    ['are no JSON', bytes(`{"bron": ${ZEGELMERK}}`), geenJson(/geen JSON/)],
    ['are empty', bytes(''), geenJson(/leeg/)],
    [
      'are no UTF-8',
      bytes(Buffer.concat([Buffer.from(goed.slice(0, -2)), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])),
      geenJson(/geen geldige UTF-8. Stuur JSON in UTF-8/),
    ],
    [
      'name a field twice',
      bytes(`{"bron":"politie",${goed.slice(1)}`),
      geenJson(/een keer/, ['bron: json-dubbel']),
    ],
    [
      'hold a NUL',
      bytes(goed.replace(ZEGELMERK, '\\u0000')),
      geenJson(/NUL/, ['inhoud.inhoudMelding: json-teken']),
    ],
    [
      'are more than fits',
      bytes(JSON.stringify(melding({ inhoud: { inhoudMelding: ZEGELMERK.repeat(25_000) } }))),
      { status: 413, soort: 'te-groot', fouten: [], zegt: /256 KiB/ },
    ],
    [
      'are of another type',
      bytes(goed, 'text/plain'),
      { status: 415, soort: 'verkeerd-inhoudstype', fouten: [], zegt: /application\/json/ },
    ],
  );

  it('may also be one too many for one field', () =>
    geweigerd(
      deHub(),
      () => vt.post(MELDINGEN, melding({ inhoud: { inhoudMelding: 'x'.repeat(20_001) } })),
      ongeldig(['inhoud.inhoudMelding: O1'], /20/),
    ));
});

describe('a token that is not right', () => {
  it.each([
    ['verlopen', /verlopen/],
    ['andere-uitgever', /uitgever, publiek, geldigheid en ondertekening/],
    ['niet-ondertekend', /ondertekening/],
    ['goede gebruiker, verkeerde regio', /spreken elkaar tegen/],
    ['onbekend team', /samenwerkingsafspraken/],
  ])('is told so in Dutch: %s', (naam, zegt) =>
    geweigerd(
      deHub(),
      async () =>
        request(deHub().adres)
          .post(MELDINGEN)
          .set({
            authorization: `Bearer ${await SLECHTE_TOKENS[naam]?.(deHub().tokens)}`,
            'idempotency-key': deHub().nieuweSleutel(),
          })
          .send(melding()),
      { status: 401, soort: 'niet-aangemeld', fouten: [], zegt },
    ),
  );
});

describe('a key', () => {
  const zonderSleutel = async () =>
    request(deHub().adres)
      .post(MELDINGEN)
      .set({ authorization: `Bearer ${await deHub().tokens.van('vt-zuid-limburg')}` })
      .send(melding());
  const kopfout = (regel: string, zegt: RegExp): Afwijzing => ({
    status: 400,
    soort: 'ongeldige-kop',
    fouten: [`Idempotency-Key: ${regel}`],
    zegt,
  });
  weigert(
    [
      'is asked of every command',
      zonderSleutel,
      kopfout('verplicht', /een sleutel die u per opdracht kiest/),
    ],
    [
      'has a form',
      () => vt.post(MELDINGEN, melding(), { 'idempotency-key': 'met een spatie' }),
      kopfout('patroon', /zonder spaties/),
    ],
  );

  it('is not for two different bodies', async () => {
    const sleutel = { 'idempotency-key': deHub().nieuweSleutel() };
    expect((await vt.post(MELDINGEN, melding(), sleutel)).status).toBe(201);
    await geweigerd(deHub(), () => vt.post(MELDINGEN, melding({ bron: 'burger' }), sleutel), {
      status: 409,
      soort: 'sleutel-hergebruikt',
      fouten: ['Idempotency-Key: idempotentie'],
      zegt: /nieuwe sleutel/,
    });
  });

  it('with the same body answers the same, and records one event', async () => {
    const sleutel = { 'idempotency-key': deHub().nieuweSleutel() };
    const eerste = await vt.post(MELDINGEN, melding(), sleutel);
    const voor = await deHub().log.head();
    deHub().clock.advanceMs(60_000);
    const tweede = await vt.post(MELDINGEN, melding(), sleutel);
    expect([eerste.status, tweede.status]).toEqual([201, 200]);
    expect(tweede.body).toEqual({ ...eerste.body, herhaald: true });
    expect(tweede.headers['location']).toBe(eerste.headers['location']);
    expect(await deHub().log.head()).toBe(voor);
  });

  it('is of one user: the same key of another is another command', async () => {
    const sleutel = { 'idempotency-key': 'dezelfde' };
    const eerste = await vt.post(MELDINGEN, melding(), sleutel);
    const andere = await deHub().als('vt-zuid-limburg-2').post(MELDINGEN, melding(), sleutel);
    expect([eerste.status, andere.status]).toEqual([201, 201]);
    expect(andere.body.casusId).not.toBe(eerste.body.casusId);
  });
});
