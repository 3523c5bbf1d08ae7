import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { isOpdrachtJwe, valideerCloudEvent } from '#contracts';
import type { KafkaVorm } from '#contracts';
import { GEBRUIKERS } from '../http/hub.fixture.js';
import { melding, overdrachtDirect, triage } from '../http/lichamen.fixture.js';
import { Verhaal } from '../http/verhaal.fixture.js';
import { InkomendeSleutels } from './inkomende-sleutels.js';
import { Proeflijn, maakOpdracht } from './proeflijn.fixture.js';

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('a command as a message', () => {
  let lijn: Proeflijn;
  beforeAll(async () => {
    lijn = await Proeflijn.start();
  });
  afterAll(() => lijn.stop());

  const records = async (casusId: string) => {
    const gevonden = [];
    for await (const record of lijn.hub.voorzieningen.log.readStream(`casus-${casusId}`))
      gevonden.push(record);
    return gevonden;
  };
  const dodeBrievenOver = (id: string) =>
    lijn.doden.berichten.filter(({ headers }) => headers['ce_id'] === id);
  const stuurVreemd = async (anders: (goed: KafkaVorm) => KafkaVorm, id: string = randomUUID()) => {
    await lijn.stuurRuw(anders(await maakOpdracht(lijn.sleutel, 'melding', melding(), { id })));
    return lijn.antwoordOp(id);
  };

  it('opens a case and is answered with what was recorded', async () => {
    const { type, gegevens, headers } = await lijn.stuur('melding', melding(), { traceparent: TRACE });
    expect(type).toBe('aanvaard');
    const [record] = await records(gegevens.casusId);
    expect(record).toMatchObject({
      type: 'MeldingOntvangen',
      actor: { partij: { id: 'zuid-limburg' }, medewerker: 'vt-zuid-limburg', rol: 'veilig-thuis' },
      correlatieId: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
    });
    expect(gegevens).toMatchObject({
      revisie: 0,
      meldingId: record?.data.meldingId,
      gebeurtenissen: [{ id: record?.id, type: 'MeldingOntvangen', volgnummer: 0 }],
    });
    expect(headers).toMatchObject({ ce_subject: gegevens.casusId, ce_traceparent: TRACE });
  });

  it('is answered with a CloudEvent that says which command it is about', async () => {
    const id = randomUUID();
    await lijn.stuur('melding', melding(), { id });
    const [antwoord] = lijn.antwoorden.berichten.filter(({ headers }) => headers['ce_opdrachtid'] === id);
    expect(valideerCloudEvent({ headers: antwoord?.headers ?? {}, value: antwoord?.value ?? '' })).toEqual(
      [],
    );
    expect(antwoord?.headers).toMatchObject({
      ce_type: 'nl.veiligheid.casussen.antwoord.aanvaard.v1',
      ce_source: 'urn:nld:oin:00000009999999999000:systeem:overdracht-hub:zuid-limburg',
    });
  });

  it('goes on with the case that it names, beside what comes over HTTP', async () => {
    const { gegevens } = await lijn.stuur('melding', melding());
    const { casusId } = gegevens;
    await lijn.stuur('triagebesluit', triage(), { casusId });
    const { gegevens: verstuurd } = await lijn.stuur('overdracht', overdrachtDirect(), { casusId });
    const { overdrachtId } = verstuurd;
    expect(overdrachtId).toBeDefined();
    const ingetrokken = await lijn.stuur(
      'intrekking',
      { reden: 'vervangen' },
      { casusId, ...(overdrachtId !== undefined && { overdrachtId }) },
    );
    expect(ingetrokken.gegevens).toMatchObject({ revisie: 3, casusId });
    const { status } = await lijn.hub.doe(
      'vt-zuid-limburg',
      `/veilig-thuis/v1/casussen/${casusId}/overdrachten`,
      overdrachtDirect(),
    );
    expect(status).toBe(201);
  });

  it('is taken at the revision on which was decided, and refused at another', async () => {
    const { casusId } = await Verhaal.begin(lijn.hub);
    const mis = await lijn.stuur('triagebesluit', triage(), { casusId, verwachteRevisie: 4 });
    expect(mis.gegevens).toMatchObject({ status: 412, detail: expect.stringContaining('verwachteRevisie') });
    const raak = await lijn.stuur('triagebesluit', triage(), { casusId, verwachteRevisie: 0 });
    expect(raak.gegevens).toMatchObject({ revisie: 1 });
  });

  it('is refused by the rules with all that is missing, recorded nowhere and told to the operator', async () => {
    const { casusId } = await Verhaal.begin(lijn.hub);
    await lijn.stuur('triagebesluit', triage(), { casusId });
    const id = randomUUID();
    const { type, gegevens } = await lijn.stuur('overdracht', overdrachtDirect({ inhoud: {} }), {
      id,
      casusId,
    });
    expect(type).toBe('geweigerd');
    expect(gegevens.errors?.map(({ regel }) => regel)).toContain('O1');
    expect(await records(casusId)).toHaveLength(2);
    await lijn.doden.tot(() => dodeBrievenOver(id).length === 1);
    const [brief] = dodeBrievenOver(id);
    expect(isOpdrachtJwe(brief?.value ?? '')).toBe(true);
    expect(brief?.headers).toMatchObject({
      'dead-letter-afnemer': 'opdrachten',
      'dead-letter-topic': 'nl.veiligheid.casussen.inkomend.zuid-limburg.v1',
      'dead-letter-probleem': expect.stringContaining('onvolledig'),
    });
  });

  it('finds no case of another region', async () => {
    const { body } = await lijn.hub.doe(
      GEBRUIKERS.andereRegio,
      '/veilig-thuis/v1/meldingen',
      melding({ gemeenten: ['GM9901'] }),
    );
    const { gegevens } = await lijn.stuur('triagebesluit', triage(), { casusId: String(body.casusId) });
    expect(gegevens).toMatchObject({ status: 404, type: expect.stringContaining('casus-onbekend') });
  });

  describe('sent again', () => {
    it('gets the same answer again and records nothing more', async () => {
      const id = randomUUID();
      const eerste = await lijn.stuur('melding', melding(), { id });
      const tweede = await lijn.stuur('melding', melding(), { id });
      expect(tweede).toEqual(eerste);
      expect(await records(eerste.gegevens.casusId)).toHaveLength(1);
    });

    it('gets the same refusal again, also when it could now be taken, and one dead letter', async () => {
      const { casusId } = await Verhaal.begin(lijn.hub);
      const id = randomUUID();
      const eerste = await lijn.stuur('overdracht', overdrachtDirect(), { id, casusId });
      expect(eerste.gegevens.status).toBe(409);
      await lijn.stuur('triagebesluit', triage(), { casusId });
      expect(await lijn.stuur('overdracht', overdrachtDirect(), { id, casusId })).toEqual(eerste);
      const nieuw = await lijn.stuur('overdracht', overdrachtDirect(), { casusId });
      expect(nieuw.type).toBe('aanvaard');
      expect(dodeBrievenOver(id)).toHaveLength(1);
    });

    it('with another content is refused, and the first answer stays', async () => {
      const id = randomUUID();
      const eerste = await lijn.stuur('melding', melding(), { id });
      const ander = await lijn.stuur('melding', melding({ bron: 'burger' }), { id });
      expect(ander.gegevens).toMatchObject({ type: expect.stringContaining('sleutel-hergebruikt') });
      expect(ander.gegevens.detail).toContain('Dit id is al gebruikt');
      // A message has no header of HTTP.
      expect(ander.gegevens).toMatchObject({ errors: [{ veld: 'id', regel: 'idempotentie' }] });
      expect(JSON.stringify(ander.gegevens)).not.toContain('Idempotency-Key');
      expect(ander.headers['ce_id']).not.toBe(eerste.headers['ce_id']);
      expect(await lijn.stuur('melding', melding(), { id })).toEqual(eerste);
    });

    it('with another content after a refusal is refused for that', async () => {
      const id = randomUUID();
      await lijn.stuur('melding', {}, { id });
      const { gegevens } = await lijn.stuur('melding', melding(), { id });
      expect(gegevens.type).toContain('sleutel-hergebruikt');
    });

    it('is not the command that came over HTTP under the same name', async () => {
      const id = randomUUID();
      const pad = '/veilig-thuis/v1/meldingen';
      const http = await lijn.hub.doe('vt-zuid-limburg', pad, melding(), { sleutel: id });
      const { gegevens } = await lijn.stuur('melding', melding(), { id });
      expect(gegevens.casusId).not.toBe(http.body.casusId);
    });
  });

  describe('that is none', () => {
    const kop = (naam: string, waarde: string) => (goed: KafkaVorm) => ({
      ...goed,
      headers: { ...goed.headers, [naam]: waarde },
    });
    const zonder = (naam: string) => (goed: KafkaVorm) => ({
      ...goed,
      headers: Object.fromEntries(Object.entries(goed.headers).filter(([kopnaam]) => kopnaam !== naam)),
    });

    it.each<[string, string, (goed: KafkaVorm) => KafkaVorm]>([
      [
        'another sender',
        'source',
        kop('ce_source', 'urn:nld:oin:00000001111111111000:systeem:veilig-thuis:elders'),
      ],
      ['no source', 'source', zonder('ce_source')],
      ['another version of the form', 'specversion', kop('ce_specversion', '0.3')],
      ['an unknown command', 'type', kop('ce_type', 'nl.veiligheid.casussen.opdracht.opruimen.v1')],
      ['no content type', 'datacontenttype', zonder('content-type')],
      ['a time that is none', 'time', kop('ce_time', 'gisteren')],
      ['a case beside a command that opens one', 'subject', kop('ce_subject', randomUUID())],
      ['a value in the clear', 'data', (goed) => ({ ...goed, value: JSON.stringify(melding()) })],
      ['an empty value', 'data', (goed) => ({ ...goed, value: '' })],
      ['a JWE that was changed', 'data', (goed) => ({ ...goed, value: verander(goed.value) })],
      ['a key that keeps no order', 'subject', (goed) => ({ ...goed, key: 'willekeurig' })],
    ])('by %s is refused with what is wrong, and the rest goes on', async (_, veld, anders) => {
      const id = randomUUID();
      const { type, gegevens } = await stuurVreemd(anders, id);
      expect(type).toBe('geweigerd');
      expect(gegevens).toMatchObject({ status: 400, type: expect.stringContaining('ongeldig-bericht') });
      expect(gegevens.errors?.map((fout) => fout.veld)).toContain(veld);
      await lijn.doden.tot(() => dodeBrievenOver(id).length === 1);
      expect((await lijn.stuur('melding', melding())).type).toBe('aanvaard');
    });

    it('is refused when it was encrypted for another key', async () => {
      const vreemd = await InkomendeSleutels.lees(await InkomendeSleutels.maak());
      const [sleutel] = vreemd.publiek.keys;
      const id = randomUUID();
      await lijn.stuurRuw(await maakOpdracht({ ...sleutel }, 'melding', melding(), { id }));
      expect((await lijn.antwoordOp(id)).gegevens.errors?.[0]?.melding).toContain('JWKS');
    });

    it('is refused when its content belongs to another message', async () => {
      const elders = await maakOpdracht(lijn.sleutel, 'melding', melding());
      const { gegevens } = await stuurVreemd((goed) => ({ ...goed, value: elders.value }));
      expect(gegevens.errors).toMatchObject([{ veld: 'id' }]);
    });

    it('is refused when another sender encrypted it', async () => {
      const bronBinnen = 'urn:nld:oin:00000001111111111000:systeem:veilig-thuis:elders';
      const { type, gegevens } = await lijn.stuur('melding', melding(), { bronBinnen });
      expect(type).toBe('geweigerd');
      expect(gegevens.errors).toMatchObject([{ veld: 'bron' }]);
    });

    it('has nobody to answer without an id, and leaves a dead letter with where it stands', async () => {
      const eerder = lijn.doden.berichten.length;
      const goed = await maakOpdracht(lijn.sleutel, 'melding', melding());
      await lijn.stuurRuw(zonder('ce_id')(goed));
      await lijn.doden.tot((brieven) => brieven.length > eerder);
      const brief = lijn.doden.berichten.at(-1);
      expect(brief?.value).toBe(goed.value);
      expect(brief?.headers).toMatchObject({ 'dead-letter-partitie': expect.any(String) });
      expect(brief?.headers).not.toHaveProperty('ce_id');
    });

    it('in the clear is copied nowhere: of its value only the length is told', async () => {
      const id = randomUUID();
      await stuurVreemd((goed) => ({ ...goed, value: '{"naam":"Verzonnen Naam"}' }), id);
      await lijn.doden.tot(() => dodeBrievenOver(id).length === 1);
      const [brief] = dodeBrievenOver(id);
      expect(brief).toMatchObject({ value: '', headers: { 'dead-letter-lengte': '25' } });
    });
  });

  describe('with an encrypted part that does not fit', () => {
    it.each<[string, object, string]>([
      ['no member of staff', { medewerker: '' }, 'medewerker'],
      ['a member of staff by name', { medewerker: 'Jan Voorbeeld' }, 'medewerker'],
      ['a handover where there is none', { overdrachtId: randomUUID() }, 'overdrachtId'],
      ['a revision that is no number', { verwachteRevisie: '3' }, 'verwachteRevisie'],
      ['a body that is a list', { lichaam: [] }, 'lichaam'],
    ])('%s is refused', async (_, anders, veld) => {
      const { type, gegevens } = await lijn.stuur('melding', melding(), anders);
      expect(type).toBe('geweigerd');
      expect(gegevens.errors?.map((fout) => fout.veld)).toContain(veld);
    });
  });

  it('that an operator lets be passed by is answered so, kept as a dead letter, and answered the same when it comes again', async () => {
    const id = randomUUID();
    const overslaan = jest.spyOn(lijn.boek.overslaan, 'has').mockReturnValue(true);
    const { type, gegevens } = await lijn.stuur('melding', melding(), { id });
    overslaan.mockRestore();
    expect([type, gegevens.status]).toEqual(['geweigerd', 500]);
    expect(gegevens.detail).toContain('de beheerder heeft haar overgeslagen');
    const [antwoord] = lijn.antwoorden.berichten.filter(({ headers }) => headers['ce_opdrachtid'] === id);
    expect(valideerCloudEvent({ headers: antwoord?.headers ?? {}, value: antwoord?.value ?? '' })).toEqual(
      [],
    );
    await lijn.doden.tot(() => dodeBrievenOver(id).length === 1);
    expect(isOpdrachtJwe(dodeBrievenOver(id)[0]?.value ?? '')).toBe(true);
    expect((await lijn.stuur('melding', melding(), { id })).gegevens).toEqual(gegevens);
  });

  it('leaves nothing behind that went wrong by itself', () => {
    expect(lijn.fouten).toEqual([]);
    expect(lijn.hub.regels).toEqual([]);
  });
});

/** One letter of the ciphertext is another. */
const verander = (jwe: string): string => {
  const delen = jwe.split('.');
  const tekst = delen[3] ?? '';
  delen[3] = `${tekst.startsWith('A') ? 'B' : 'A'}${tekst.slice(1)}`;
  return delen.join('.');
};
