import { describe, expect, it } from '@jest/globals';
import { actoren } from '../support/actoren.js';
import { houders, ketenKlopt, spoor, tijdlijn } from '../support/antwoorden.js';
import { GI, HEERLEN, HEERLEN_ZUID, INSTELLING, STEIN } from '../support/gebruikers.js';
import { bewezen } from '../support/bewezen.js';
import { withHub } from '../support/hub-under-test.js';
import { van } from '../support/klant.js';
import {
  STABIELE_VEILIGHEID,
  TOELICHTING,
  ZEGELMERK,
  melding,
  monitormoment,
  terugmelding,
} from '../support/lichamen.js';

const deHub = withHub();
const wie = actoren(deHub);
const { vt, heerlen, heerlenZuid, stein, gi, instelling, gemeenteHeerlen: gemeente } = wie;
const op = (lokaal: string): void => deHub().opTijd(lokaal);

describe('a case that goes to the team directly', () => {
  it('is with Veilig Thuis from the triage until the team confirms that it has it (V2, V5)', async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt();
    op('2026-03-04 14:00');
    await vt.beslist(casus, 'lokaal-veld');
    op('2026-03-04 15:00');
    const overdracht = await vt.draagtDirectOver(casus);
    op('2026-03-05 10:00');
    await heerlen.bevestigt(overdracht);
    op('2026-03-05 11:00');
    await heerlen.aanvaardt(overdracht);
    op('2026-03-09 13:00');
    await heerlen.doet(casus, van(overdracht, 'eerste-contacten'), TOELICHTING);

    expect(await houders(gemeente, casus, '2026-03-02 08:59')).toEqual(['(geen-casus)']);
    expect(await houders(gemeente, casus, '2026-03-04 13:59')).toEqual(['(nog-niet-belegd)']);
    expect(await houders(gemeente, casus, '2026-03-04 14:00')).toEqual(['zuid-limburg V2']);
    expect(await houders(gemeente, casus, '2026-03-05 09:59')).toEqual(['zuid-limburg V2']);
    expect(await houders(gemeente, casus, '2026-03-05 10:00')).toEqual(['GM0917-wijkteam-noord V5']);
    expect(await tijdlijn(gemeente, casus)).toEqual([
      'nog-niet-belegd V0 2026-03-02 09:00 - 2026-03-04 14:00',
      'zicht-op-veiligheid zuid-limburg V2 2026-03-04 14:00 - 2026-03-05 10:00',
      'zicht-op-veiligheid GM0917-wijkteam-noord V5 2026-03-05 10:00 -',
      'casusregie GM0917-wijkteam-noord V5 2026-03-05 10:00 -',
    ]);
    await bewezen(gemeente, casus, [
      'MeldingOntvangen',
      'TriageBesluit',
      'OverdrachtVerstuurd',
      'OntvangstBevestigd',
      'OverdrachtAanvaard',
      'EersteContactGelegd',
    ]);
  });

  it('is with Veilig Thuis by the calendar when the triage takes too long (V3)', async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt();
    op('2026-03-12 09:00');
    expect(await houders(gemeente, casus, '2026-03-09 23:59')).toEqual(['(nog-niet-belegd)']);
    expect(await houders(gemeente, casus, '2026-03-10 00:00')).toEqual(['zuid-limburg V3']);
    await vt.beslist(casus, 'lokaal-veld');
    expect(await tijdlijn(gemeente, casus)).toEqual([
      'nog-niet-belegd V0 2026-03-02 09:00 - 2026-03-10 00:00',
      'zicht-op-veiligheid zuid-limburg V3 2026-03-10 00:00 -',
    ]);
    await bewezen(gemeente, casus, ['MeldingOntvangen', 'TriageBesluit']);
  });

  it('stays with Veilig Thuis when the team declines, until another team has it (V9)', async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt({ spoedeisend: true });
    op('2026-03-03 09:00');
    await vt.beslist(casus, 'lokaal-veld');
    const eerste = await vt.draagtDirectOver(casus);
    op('2026-03-04 09:00');
    await heerlen.weigert(eerste, TOELICHTING);
    expect(await houders(gemeente, casus, '2026-03-04 09:00')).toEqual(['zuid-limburg V1']);
    op('2026-03-05 09:00');
    const tweede = await vt.draagtDirectOver(casus, { ontvangers: [HEERLEN_ZUID] });
    op('2026-03-06 09:00');
    await heerlenZuid.bevestigt(tweede);

    expect((await heerlen.probeert(casus, van(eerste, 'aanvaardingen'), { wijze: 'digitaal' })).status).toBe(
      404,
    );
    expect(await tijdlijn(gemeente, casus)).toEqual([
      'zicht-op-veiligheid zuid-limburg V1 2026-03-02 09:00 - 2026-03-06 09:00',
      'zicht-op-veiligheid GM0917-wijkteam-zuid V5 2026-03-06 09:00 -',
      'casusregie GM0917-wijkteam-zuid V5 2026-03-06 09:00 -',
    ]);
    await bewezen(gemeente, casus, [
      'MeldingOntvangen',
      'TriageBesluit',
      'OverdrachtVerstuurd',
      'OverdrachtGeweigerd',
      'OverdrachtVerstuurd',
      'OverdrachtIngetrokken',
      'OntvangstBevestigd',
    ]);
  });

  it('goes straight to the GI when a gezinsvoogd is involved (V11)', async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt({ gezinsvoogdBetrokken: true });
    const overdracht = await vt.draagtDirectOver(casus, { ontvangers: [GI] });
    op('2026-03-02 10:00');
    await vt.doet(casus, 'gemeente-informeringen', {
      gemeente: 'GM0917',
      aanleiding: 'gezinsvoogd',
      ...TOELICHTING,
    });
    op('2026-03-02 11:00');
    await gi.bevestigt(overdracht);
    expect(await houders(gemeente, casus, '2026-03-02 10:59')).toEqual(['(nog-niet-belegd)']);
    expect(await tijdlijn(gemeente, casus)).toEqual([
      'nog-niet-belegd V0 2026-03-02 09:00 - 2026-03-02 11:00',
      'zicht-op-veiligheid gi-a V5 2026-03-02 11:00 -',
      'casusregie gi-a V5 2026-03-02 11:00 -',
    ]);
    await bewezen(gemeente, casus, [
      'MeldingOntvangen',
      'OverdrachtVerstuurd',
      'GemeenteGeinformeerd',
      'OntvangstBevestigd',
    ]);
  });
});

describe('a case that goes to the team after a dienst', () => {
  /** Handed over to Heerlen on 1 April 2026 at 09:00. */
  const naDienst = async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt();
    op('2026-03-03 09:00');
    await vt.beslist(casus, 'dienst-onderzoek');
    op('2026-03-31 09:00');
    await vt.rondtDienstAf(casus);
    op('2026-04-01 09:00');
    return vt.draagtNaDienstOver(casus);
  };

  it('moves with the acceptance, not with the receipt, and ends with the monitoring (V6, V10)', async () => {
    const overdracht = await naDienst();
    op('2026-04-02 09:00');
    await heerlen.bevestigt(overdracht);
    expect(await houders(gemeente, overdracht, '2026-04-02 09:00')).toEqual(['zuid-limburg V2']);
    op('2026-04-03 09:00');
    await heerlen.aanvaardt(overdracht, { opgepaktDoor: 'medewerker-17' });
    op('2026-04-10 09:00');
    await heerlen.doet(overdracht, 'plannen', { planVersie: 1, evaluatiemomenten: ['2026-07-01'] });
    op('2026-05-01 09:00');
    await heerlen.doet(overdracht, 'onveiligheidsvaststellingen', { datum: '2026-04-30', ...TOELICHTING });
    op('2026-07-01 09:00');
    await vt.doet(overdracht, 'monitormomenten', monitormoment());
    const teVroeg = await vt.probeert(overdracht, 'monitoringafsluitingen', STABIELE_VEILIGHEID);
    expect(teVroeg.status).toBe(409);
    expect(teVroeg.body.errors).toMatchObject([{ veld: 'plaatsgevondenOp', regel: 'T9' }]);
    op('2026-11-02 09:00');
    await vt.doet(overdracht, 'monitormomenten', monitormoment({ stabieleVeiligheid: true }));
    await vt.doet(overdracht, 'monitoringafsluitingen', STABIELE_VEILIGHEID);

    op('2026-11-03 09:00');
    expect(await houders(gemeente, overdracht, '2026-11-03 09:00')).toEqual(['(afgesloten)']);
    expect(await tijdlijn(gemeente, overdracht)).toEqual([
      'nog-niet-belegd V0 2026-03-02 09:00 - 2026-03-03 09:00',
      'zicht-op-veiligheid zuid-limburg V2 2026-03-03 09:00 - 2026-04-03 09:00',
      'zicht-op-veiligheid GM0917-wijkteam-noord V6 2026-04-03 09:00 - 2026-11-02 09:01',
      'casusregie GM0917-wijkteam-noord V6 2026-04-03 09:00 -',
      'monitoring zuid-limburg S2 2026-04-03 09:00 - 2026-11-02 09:01',
    ]);
    await bewezen(gemeente, overdracht, [
      'MeldingOntvangen',
      'TriageBesluit',
      'DienstAfgerond',
      'OverdrachtVerstuurd',
      'OntvangstBevestigd',
      'OverdrachtAanvaard',
      'PlanVastgesteld',
      'OnveiligheidVastgesteld',
      'MonitorMomentVastgelegd',
      'MonitorMomentVastgelegd',
      'MonitoringAfgesloten',
    ]);
  });

  it('keeps its trail and its chain when the dossier is erased, and loses its content everywhere (§8)', async () => {
    const overdracht = await naDienst();
    op('2026-04-02 09:00');
    await heerlen.bevestigt(overdracht);
    await heerlen.aanvaardt(overdracht);
    op('2026-11-02 09:00');
    await vt.doet(overdracht, 'monitoringafsluitingen', STABIELE_VEILIGHEID);
    const [ervoor, lijnErvoor] = [await spoor(gemeente, overdracht), await tijdlijn(gemeente, overdracht)];
    for (const klant of [vt, heerlen])
      expect((await klant.vraagt(overdracht, 'inhoud')).text).toContain(ZEGELMERK);
    op('2041-11-02 09:00');
    await vt.doet(overdracht, 'dossierwissingen');

    for (const klant of [vt, heerlen])
      for (const wat of ['inhoud', van(overdracht, '')]) {
        const { status, text } = await klant.vraagt(overdracht, wat);
        expect({ status, gewist: text.includes('"gewist"') }).toEqual({ status: 200, gewist: true });
        expect(text).not.toContain(ZEGELMERK);
      }
    const erna = await spoor(gemeente, overdracht);
    expect(erna.tekst.startsWith(ervoor.tekst)).toBe(true);
    expect(erna.records.at(-1)?.type).toBe('DossierGewist');
    expect(ketenKlopt(erna.records)).toBe(true);
    expect(await tijdlijn(gemeente, overdracht)).toEqual(lijnErvoor);
    expect((await vt.probeert(overdracht, 'meldingen', melding())).status).toBe(409);
  });
});

describe('a case in two gemeenten', () => {
  it('is with each team from its own confirmation, and with Veilig Thuis until the last (V7)', async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt({ gemeenten: ['GM0917', 'GM0971'] });
    op('2026-03-03 09:00');
    await vt.beslist(casus, 'lokaal-veld');
    op('2026-03-04 09:00');
    const overdracht = await vt.draagtDirectOver(casus, { ontvangers: [HEERLEN, STEIN] });
    op('2026-03-05 09:00');
    await stein.bevestigt(overdracht);
    op('2026-03-06 09:00');
    await heerlen.bevestigt(overdracht);

    expect(await houders(gemeente, casus, '2026-03-05 12:00')).toEqual([
      'zuid-limburg V2',
      'GM0971-toegang V5',
    ]);
    expect(await houders(wie.gemeenteStein, casus, '2026-03-06 09:00')).toEqual([
      'GM0971-toegang V5',
      'GM0917-wijkteam-noord V5',
    ]);
    expect(await tijdlijn(gemeente, casus)).toEqual([
      'nog-niet-belegd V0 2026-03-02 09:00 - 2026-03-03 09:00',
      'zicht-op-veiligheid zuid-limburg V2 2026-03-03 09:00 - 2026-03-06 09:00',
      'zicht-op-veiligheid GM0971-toegang V5 2026-03-05 09:00 -',
      'casusregie GM0971-toegang V5 2026-03-05 09:00 -',
      'zicht-op-veiligheid GM0917-wijkteam-noord V5 2026-03-06 09:00 -',
      'casusregie GM0917-wijkteam-noord V5 2026-03-06 09:00 -',
    ]);
    await bewezen(gemeente, casus, [
      'MeldingOntvangen',
      'TriageBesluit',
      'OverdrachtVerstuurd',
      'OntvangstBevestigd',
      'OntvangstBevestigd',
    ]);
  });
});

describe('a case that moves on', () => {
  const bijHeerlen = async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt();
    await vt.beslist(casus, 'lokaal-veld');
    const overdracht = await vt.draagtDirectOver(casus);
    op('2026-03-03 09:00');
    await heerlen.bevestigt(overdracht);
    return overdracht;
  };

  it('stays with the team until the partner to whom it is passed on accepts (V8)', async () => {
    const casus = await bijHeerlen();
    op('2026-04-01 09:00');
    const doorgifte = await heerlen.geeftDoor(casus, INSTELLING);
    op('2026-04-02 09:00');
    await instelling.bevestigt(doorgifte);
    expect(await houders(gemeente, casus, '2026-04-02 09:00')).toEqual(['GM0917-wijkteam-noord V5']);
    op('2026-04-03 09:00');
    await instelling.aanvaardt(doorgifte);
    expect(await houders(gemeente, casus, '2026-04-03 09:00')).toEqual(['zorgaanbieder-a V8']);
    expect((await heerlen.probeert(casus, 'plannen', { planVersie: 1, evaluatiemomenten: [] })).status).toBe(
      403,
    );
    expect(await tijdlijn(gemeente, casus)).toEqual([
      'nog-niet-belegd V0 2026-03-02 09:00 - 2026-03-02 09:01',
      'zicht-op-veiligheid zuid-limburg V2 2026-03-02 09:01 - 2026-03-03 09:00',
      'zicht-op-veiligheid GM0917-wijkteam-noord V5 2026-03-03 09:00 - 2026-04-03 09:00',
      'casusregie GM0917-wijkteam-noord V5 2026-03-03 09:00 - 2026-04-03 09:00',
      'zicht-op-veiligheid zorgaanbieder-a V8 2026-04-03 09:00 -',
      'casusregie zorgaanbieder-a V8 2026-04-03 09:00 -',
    ]);
    await bewezen(gemeente, casus, [
      'MeldingOntvangen',
      'TriageBesluit',
      'OverdrachtVerstuurd',
      'OntvangstBevestigd',
      'OverdrachtVerstuurd',
      'OntvangstBevestigd',
      'OverdrachtAanvaard',
    ]);
  });

  it('starts a new triage when it is reported back, and moves when that starts a dienst (V13, V4)', async () => {
    const casus = await bijHeerlen();
    op('2026-04-01 09:00');
    await heerlen.doet(casus, 'terugmeldingen', terugmelding({ spoedeisend: true }));
    expect(await houders(gemeente, casus, '2026-04-01 09:00')).toEqual([
      'GM0917-wijkteam-noord V5',
      'zuid-limburg V1',
    ]);
    op('2026-04-02 09:00');
    await vt.beslist(casus, 'dienst-voorwaarden-en-vervolg');
    expect(await houders(gemeente, casus, '2026-04-02 09:00')).toEqual(['zuid-limburg V1']);
    expect(await tijdlijn(gemeente, casus)).toEqual([
      'nog-niet-belegd V0 2026-03-02 09:00 - 2026-03-02 09:01',
      'zicht-op-veiligheid zuid-limburg V2 2026-03-02 09:01 - 2026-03-03 09:00',
      'zicht-op-veiligheid GM0917-wijkteam-noord V5 2026-03-03 09:00 - 2026-04-02 09:00',
      'casusregie GM0917-wijkteam-noord V5 2026-03-03 09:00 - 2026-04-02 09:00',
      'zicht-op-veiligheid zuid-limburg V1 2026-04-01 09:00 -',
    ]);
    await bewezen(gemeente, casus, [
      'MeldingOntvangen',
      'TriageBesluit',
      'OverdrachtVerstuurd',
      'OntvangstBevestigd',
      'MeldingOntvangen',
      'TriageBesluit',
    ]);
  });

  it('leaves the holder where it was when the new triage starts no dienst (V13)', async () => {
    const casus = await bijHeerlen();
    op('2026-04-01 09:00');
    await vt.doet(casus, 'meldingen', melding());
    op('2026-05-01 09:00');
    expect(await houders(gemeente, casus, '2026-05-01 09:00')).toEqual(['GM0917-wijkteam-noord V5']);
    await vt.beslist(casus, 'lokaal-veld');
    expect(await houders(gemeente, casus, '2026-05-01 09:01')).toEqual(['GM0917-wijkteam-noord V5']);
    await bewezen(gemeente, casus, [
      'MeldingOntvangen',
      'TriageBesluit',
      'OverdrachtVerstuurd',
      'OntvangstBevestigd',
      'MeldingOntvangen',
      'TriageBesluit',
    ]);
  });
});
