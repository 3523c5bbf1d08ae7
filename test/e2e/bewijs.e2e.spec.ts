import { describe, expect, it } from '@jest/globals';
import { actoren } from '../support/actoren.js';
import { houders, inzagen } from '../support/antwoorden.js';
import { bewezen } from '../support/bewezen.js';
import { HEERLEN } from '../support/gebruikers.js';
import { withHub } from '../support/hub-under-test.js';
import { van } from '../support/klant.js';
import { TOELICHTING } from '../support/lichamen.js';

const deHub = withHub();
const { vt, heerlen, stein, gemeenteHeerlen: gemeente, toezicht } = actoren(deHub);
const op = (lokaal: string): void => deHub().opTijd(lokaal);

describe('a confirmation that Veilig Thuis recorded for the team', () => {
  const namens = async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt();
    await vt.beslist(casus, 'lokaal-veld');
    const overdracht = await vt.draagtDirectOver(casus);
    op('2026-03-04 16:00');
    await vt.doet(casus, van(overdracht, 'ontvangstbevestigingen'), {
      plaatsgevondenOp: '2026-03-03T10:00:00+01:00',
      ontvanger: HEERLEN,
      wijze: 'mondeling',
    });
    return overdracht;
  };
  const [gevraagd, bekend, nogNietBekend] = ['2026-03-03 12:00', '2026-03-04 16:00', '2026-03-04 15:59'];

  it('counts from when it was said, once it is known; until it is disputed (V9)', async () => {
    const overdracht = await namens();
    op('2026-03-06 09:00');
    await heerlen.doet(overdracht, van(overdracht, 'betwistingen'), TOELICHTING);

    expect(await houders(gemeente, overdracht, gevraagd, nogNietBekend)).toEqual(['zuid-limburg V2']);
    expect(await houders(gemeente, overdracht, gevraagd, bekend)).toEqual(['GM0917-wijkteam-noord V5']);
    expect(await houders(gemeente, overdracht, gevraagd, '2026-03-06 08:59')).toEqual([
      'GM0917-wijkteam-noord V5',
    ]);
    expect(await houders(gemeente, overdracht, gevraagd, '2026-03-06 09:00')).toEqual(['zuid-limburg V2']);
    expect(await houders(gemeente, overdracht, gevraagd)).toEqual(['zuid-limburg V2']);
    const { body } = await gemeente.vraagt(overdracht, 'tijdlijn');
    expect(body.betwisteBevestigingen).toMatchObject([
      {
        overdrachtId: overdracht.overdrachtId,
        ontvanger: { id: HEERLEN.id },
        bekendSinds: '2026-03-06T08:00:00.000Z',
      },
    ]);
    await bewezen(gemeente, overdracht, [
      'MeldingOntvangen',
      'TriageBesluit',
      'OverdrachtVerstuurd',
      'OntvangstBevestigd',
      'BevestigingBetwist',
    ]);
  });

  it('is said to be recorded for the team, until the team endorses it', async () => {
    const overdracht = await namens();
    const oordeel = async () => {
      const { body } = await gemeente.vraagt(overdracht, 'verantwoordelijkheid');
      return body.houders[0].begin.namens.oordeel as string;
    };
    expect(await oordeel()).toBe('nog-niet-beoordeeld');
    op('2026-03-06 09:00');
    await heerlen.doet(overdracht, van(overdracht, 'bekrachtigingen'), TOELICHTING);
    expect(await oordeel()).toBe('bekrachtigd');
    expect(await houders(gemeente, overdracht, gevraagd)).toEqual(['GM0917-wijkteam-noord V5']);
    await bewezen(gemeente, overdracht, [
      'MeldingOntvangen',
      'TriageBesluit',
      'OverdrachtVerstuurd',
      'OntvangstBevestigd',
      'BevestigingBekrachtigd',
    ]);
  });
});

describe('every read of a case', () => {
  it('is on record for Veilig Thuis and the gemeente: who, what, on what ground and why (§9)', async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt();
    await vt.beslist(casus, 'lokaal-veld');
    const overdracht = await vt.draagtDirectOver(casus);
    await deHub().bijgewerkt();
    const lezingen = [
      () => heerlen.haal('/lokaal-veld/v1/postvak'),
      () => heerlen.bevestigt(overdracht),
      () => heerlen.vraagt(casus, 'inhoud'),
      () => toezicht.vraagt(casus, 'tijdlijn', { 'inzage-reden': 'klacht' }),
      () => toezicht.vraagt(casus, 'tijdlijn'),
      () => stein.vraagt(casus),
      () => gemeente.vraagt(casus),
      () => vt.vraagt(casus, 'inzagen'),
    ];
    for (const lees of lezingen) {
      await lees();
      deHub().clock.advanceMs(1);
    }

    const verwacht = [
      'vt-zuid-limburg inzagen veilig-thuis-van-de-regio',
      'gemeente-heerlen casus gemeente-van-de-casus',
      'toezicht tijdlijn toezicht klacht',
      'wijkteam-heerlen-noord inhoud verantwoordelijk',
      'wijkteam-heerlen-noord overdracht overdracht-open',
      'wijkteam-heerlen-noord lijst overdracht-open',
    ];
    expect((await inzagen(gemeente, casus)).slice(1)).toEqual(verwacht);
    deHub().clock.advanceMs(1);
    expect((await inzagen(vt, casus)).slice(2)).toEqual(verwacht);
  });
});
