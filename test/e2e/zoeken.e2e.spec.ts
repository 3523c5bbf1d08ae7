import { beforeAll, describe, expect, it } from '@jest/globals';
import { actoren } from '../support/actoren.js';
import { HEERLEN } from '../support/gebruikers.js';
import { withHub } from '../support/hub-under-test.js';
import { van } from '../support/klant.js';
import type { Casus, Klant, Overdracht } from '../support/klant.js';
import { TOELICHTING } from '../support/lichamen.js';
import { readRepositoryFile } from '../support/repository.js';

const deHub = withHub();
const { vt, heerlen, gemeenteHeerlen: gemeente, gemeenteStein: stein } = actoren(deHub);
const op = (lokaal: string): void => deHub().opTijd(lokaal);

const CSV = { accept: 'text/csv' };

const gevonden = async (klant: Klant, vraag: string): Promise<readonly string[]> => {
  await deHub().bijgewerkt();
  const { status, body } = await klant.haal(`/gemeente/v1/casussen?${vraag}`);
  expect([status, body.detail]).toEqual([200, undefined]);
  return (body.items as readonly Casus[]).map(({ casusId }) => casusId);
};

/** What a spreadsheet reads: separators, quotes and the byte order mark undone. */
const gelezen = (tekst: string): readonly Readonly<Record<string, string>>[] => {
  expect(tekst.startsWith('\uFEFF')).toBe(true);
  const [kop = [], ...regels] = tekst
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((regel) =>
      [...regel.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
        ([, aangehaald, kaal]) => aangehaald?.replaceAll('""', '"') ?? kaal ?? '',
      ),
    );
  return regels.map((regel) => Object.fromEntries(kop.map((naam, i) => [naam, regel[i] ?? ''])));
};

describe('the trail of a gemeente', () => {
  let direct: Overdracht;
  let betwist: Overdracht;
  let wacht: Casus;

  beforeAll(async () => {
    op('2026-03-02 09:00');
    direct = await naarTriage(await vt.meldt());
    op('2026-03-05 09:00');
    await heerlen.bevestigt(direct);
    op('2026-03-06 09:00');
    betwist = await naarTriage(await vt.meldt());
    op('2026-03-12 16:00');
    await vt.doet(betwist, van(betwist, 'ontvangstbevestigingen'), {
      ...{ ontvanger: HEERLEN, wijze: 'mondeling' },
      plaatsgevondenOp: '2026-03-10T10:00:00+01:00',
    });
    op('2026-03-16 09:00');
    await heerlen.doet(betwist, van(betwist, 'betwistingen'), TOELICHTING);
    op('2026-03-17 09:00');
    wacht = await vt.meldt();
    op('2026-03-25 12:00');
    await deHub().waakt();
  });

  const naarTriage = async (casus: Casus): Promise<Overdracht> => {
    await vt.beslist(casus, 'lokaal-veld');
    return vt.draagtDirectOver(casus);
  };

  it('is searched over time: who held what, how terms stood, and when nobody held it', async () => {
    const { casusId } = direct;
    expect(await gevonden(gemeente, '')).toEqual([casusId, betwist.casusId, wacht.casusId]);
    expect(await gevonden(gemeente, 'van=2026-03-01&tot=2026-03-06')).toEqual([casusId]);
    expect(await gevonden(gemeente, `partij=${HEERLEN.id}`)).toEqual([casusId]);
    expect(await gevonden(gemeente, `partij=${HEERLEN.id}&tot=2026-03-05`)).toEqual([]);
    expect(await gevonden(gemeente, 'fase=overdracht')).toEqual([betwist.casusId]);
    expect(await gevonden(gemeente, `partij=${HEERLEN.id}&rol=wacht-op`)).toEqual([betwist.casusId]);
    expect(
      await gevonden(gemeente, `partij=${HEERLEN.id}&rol=wacht-op&van=2026-03-02&tot=2026-03-05`),
    ).toEqual([casusId]);
    expect(await gevonden(gemeente, 'termijnstand=verstreken&termijn=T1')).toEqual([wacht.casusId]);
    expect(await gevonden(gemeente, 'bevinding=niemand&van=2026-03-17')).toEqual([wacht.casusId]);
    expect(await gevonden(stein, 'van=2026-01-01')).toEqual([]);
  });

  it('says on the lists of gemeente and Veilig Thuis for whom a handover waits, and since when', async () => {
    const open = [{ overdrachtId: betwist.overdrachtId, ontvanger: HEERLEN, wachtOp: 'ontvangst' }];
    for (const [klant, pad] of [
      [gemeente, '/gemeente/v1/casussen?rol=wacht-op'],
      [vt, '/veilig-thuis/v1/casussen?fase=overdracht'],
    ] as const)
      expect((await klant.haal(pad)).body.items).toMatchObject([{ openOverdrachten: open }]);
  });

  it('says the same in a file of all cases as of each case on its own, as CSV and as JSON', async () => {
    const alles = '/gemeente/v1/tijdlijnen?geldigOp=2026-03-25T12:00:00Z';
    const { body } = await gemeente.haal(alles);
    const perCasus = [];
    const regels = [];
    for (const casus of [direct, betwist, wacht]) {
      const vraag = 'tijdlijn?geldigOp=2026-03-25T12:00:00Z';
      perCasus.push((await gemeente.vraagt(casus, vraag)).body);
      regels.push(...gelezen((await gemeente.vraagt(casus, vraag, CSV)).text));
    }
    expect(body).toEqual({ items: perCasus });
    expect(gelezen((await gemeente.haal(alles, CSV)).text)).toEqual(regels);
    expect((await stein.haal(alles)).body).toEqual({ items: [] });
    expect((await stein.vraagt(direct, 'tijdlijn', CSV)).status).toBe(404);
  });

  it('gives what is found, and the terms, as files that say what the lists say', async () => {
    for (const [pad, kolommen] of [
      ['casussen', ['casusId', 'fase', 'inHubSinds']],
      ['casussen?van=2026-03-01&fase=overdracht', ['casusId', 'fase', 'inHubSinds']],
      ['termijnen', ['casusId', 'termijn', 'status', 'overschredenVanaf', 'instantie']],
      ['termijnen?status=verstreken&ookAfgedaan=true', ['casusId', 'termijn', 'status', 'instantie']],
    ] as const) {
      const { body } = await gemeente.haal(`/gemeente/v1/${pad}`);
      const bestand = await gemeente.haal(`/gemeente/v1/${pad}`, CSV);
      const uitLijst = (body.items as readonly Readonly<Record<string, string>>[]).map((item) =>
        kolommen.map((naam) => item[naam]),
      );
      expect(uitLijst.length).toBeGreaterThan(0);
      expect(
        gelezen(bestand.text).map((regel) => kolommen.map((naam) => regel[`${naam}Utc`] ?? regel[naam])),
      ).toEqual(uitLijst);
      expect((await stein.haal(`/gemeente/v1/${pad}`, CSV)).text.trimEnd().split('\r\n')).toHaveLength(1);
    }
  });

  it('marks in a file what was recorded late, for another, and disputed', async () => {
    const vraag = (klok: string) => gemeente.vraagt(betwist, `tijdlijn?${klok}`, CSV);
    const nu = gelezen((await vraag('')).text);
    expect(nu.filter(({ betwist: is }) => is === 'ja')).toMatchObject([
      {
        soort: 'betwiste-bevestiging',
        vanaf: '10-03-2026 10:00:00',
        tot: '16-03-2026 09:00:00',
        dagen: '5,9583',
        grond: 'V9',
        beginVastgelegdOp: '12-03-2026 16:00:00',
        beginLaatVastgelegd: 'ja',
        beginNamensOordeel: 'betwist',
      },
    ]);
    const toen = gelezen((await vraag('beschikbaarOp=2026-03-13T00:00:00Z')).text);
    expect(
      toen.filter(({ partijId, soort }) => partijId === HEERLEN.id && soort === 'zicht-op-veiligheid'),
    ).toMatchObject([
      { vanaf: '10-03-2026 10:00:00', beginNamensOordeel: 'nog-niet-beoordeeld', betwist: 'nee' },
    ]);
    expect(nu.some(({ partijId, soort }) => partijId === HEERLEN.id && soort === 'zicht-op-veiligheid')).toBe(
      false,
    );
  });

  it('is in a file what it always was', async () => {
    const vraag = 'tijdlijn?geldigOp=2026-03-25T12:00:00Z';
    const { text } = await gemeente.vraagt(betwist, vraag, CSV);
    const vast = text
      .replace('\uFEFF', '')
      .replaceAll('\r\n', '\n')
      .replaceAll(betwist.casusId, '{casusId}')
      .replaceAll(betwist.overdrachtId, '{overdrachtId}')
      .replaceAll(/\b[0-9a-f]{64}\b/g, '{hash}');
    expect(vast).toBe(readRepositoryFile('test/golden/csv/tijdlijn.csv'));
  });

  it('records every reading of a file, per case', async () => {
    const { body } = await gemeente.vraagt(betwist, 'inzagen?limiet=50');
    const wat = (body.regels as readonly { readonly wat: string }[]).map((regel) => regel.wat);
    expect(wat).toEqual(expect.arrayContaining(['lijst', 'tijdlijn']));
    const voor = wat.filter((each) => each === 'tijdlijn').length;
    await gemeente.haal('/gemeente/v1/tijdlijnen', CSV);
    const na = (await gemeente.vraagt(betwist, 'inzagen?limiet=50')).body.regels as readonly {
      wat: string;
    }[];
    expect(na.filter((each) => each.wat === 'tijdlijn')).toHaveLength(voor + 1);
  });
});
