import { describe, expect, it } from '@jest/globals';
import { actoren } from '../support/actoren.js';
import { HEERLEN } from '../support/gebruikers.js';
import { withHub } from '../support/hub-under-test.js';
import { van } from '../support/klant.js';
import { TOELICHTING } from '../support/lichamen.js';

const hub = withHub();
const { vt, heerlen, gemeenteHeerlen } = actoren(hub);

const MAART = 'van=2026-03-01&tot=2026-04-01&per=maand';
const APRIL = 'van=2026-04-01&tot=2026-05-01&per=maand';
/** What a report over March would have said, and what was known before it was disputed. */
const EIND_MAART = '2026-03-31T23:59:59+02:00';
const NA_VASTLEGGING = '2026-04-02T18:00:00+02:00';
const NU = undefined;

/** The values of a figure of the gemeente, by what it is split into. */
const waarden = async (
  cijfer: string,
  vraag: string,
  bekendOp?: string,
): Promise<Readonly<Record<string, number>>> => {
  const zoals = bekendOp === undefined ? '' : `&bekendOp=${encodeURIComponent(bekendOp)}`;
  const { status, body } = await gemeenteHeerlen.haal(`/gemeente/v1/cijfers/${cijfer}?${vraag}${zoals}`);
  expect([status, body.detail]).toEqual([200, undefined]);
  const cellen = body.cellen as readonly { kenmerken: Record<string, string>; waarde: number }[];
  return Object.fromEntries(
    cellen.map(({ kenmerken, waarde }) => [Object.values(kenmerken).join(' '), waarde]),
  );
};

describe('a receipt of March that is recorded in April, and then disputed', () => {
  const overdracht = async () => {
    hub().opTijd('2026-03-02 09:00');
    const casus = await vt.meldt();
    hub().opTijd('2026-03-03 09:00');
    await vt.beslist(casus, 'lokaal-veld');
    hub().opTijd('2026-03-03 10:00');
    return vt.draagtDirectOver(casus);
  };
  let verstuurd: Awaited<ReturnType<typeof overdracht>>;

  it('is missing from the figures of March at first: its term passed', async () => {
    verstuurd = await overdracht();
    hub().opTijd('2026-04-01 08:00');
    await hub().bijgewerkt();
    expect(await waarden('overdrachten-naar-pad', MAART)).toEqual({ direct: 1 });
    expect(await waarden('ontvangsten', MAART)).toEqual({});
    expect(await waarden('tijd-tot-ontvangst-mediaan', MAART)).toEqual({});
    expect(await waarden('ontvangst-binnen-termijn', MAART)).toEqual({ '': 0 });
    expect(await waarden('overdrachten-open', MAART)).toEqual({ direct: 1 });
  });

  it('is in the figures of March once Veilig Thuis has recorded it, and not in those of March as known then', async () => {
    hub().opTijd('2026-04-02 09:00');
    await vt.doet(verstuurd, van(verstuurd, 'ontvangstbevestigingen'), {
      wijze: 'mondeling',
      ontvanger: HEERLEN,
      plaatsgevondenOp: '2026-03-04T10:00:00+01:00',
    });
    await hub().bijgewerkt();
    hub().opTijd('2026-04-02 19:00');
    expect(await waarden('ontvangsten', MAART, NU)).toEqual({ direct: 1 });
    expect(await waarden('ontvangsten', APRIL, NU)).toEqual({});
    expect(await waarden('tijd-tot-ontvangst-mediaan', MAART, NU)).toEqual({
      direct: expect.closeTo(2.04, 2),
    });
    expect(await waarden('ontvangst-binnen-termijn', MAART, NU)).toEqual({ '': 100 });
    expect(await waarden('overdrachten-open', MAART, NU)).toEqual({});
    expect(await waarden('ontvangsten', MAART, EIND_MAART)).toEqual({});
    expect(await waarden('ontvangst-binnen-termijn', MAART, EIND_MAART)).toEqual({ '': 0 });
    expect(await waarden('overdrachten-open', MAART, EIND_MAART)).toEqual({ direct: 1 });
  });

  it('is gone from the figures of March once the team disputes it, and still there as known the day before', async () => {
    hub().opTijd('2026-04-03 09:00');
    await heerlen.doet(verstuurd, van(verstuurd, 'betwistingen'), TOELICHTING);
    await hub().bijgewerkt();
    expect(await waarden('ontvangsten', MAART, NU)).toEqual({});
    expect(await waarden('ontvangst-binnen-termijn', MAART, NU)).toEqual({ '': 0 });
    expect(await waarden('betwistingen', APRIL, NU)).toEqual({ direct: 1 });
    expect(await waarden('overdrachten-open', MAART, NU)).toEqual({ direct: 1 });
    expect(await waarden('ontvangsten', MAART, NA_VASTLEGGING)).toEqual({ direct: 1 });
    expect(await waarden('ontvangst-binnen-termijn', MAART, NA_VASTLEGGING)).toEqual({ '': 100 });
    expect(await waarden('ontvangsten', MAART, EIND_MAART)).toEqual({});
  });

  it('is confirmed in the reconciliation of its day as long as it stands, but without a hash it proves nothing', async () => {
    const sluitAan = async (bekendOp: string): Promise<unknown> => {
      const vraag = `van=2026-03-03&tot=2026-03-04&bekendOp=${encodeURIComponent(bekendOp)}`;
      const { body } = await gemeenteHeerlen.haal(`/gemeente/v1/aansluiting?${vraag}`);
      const [regel, ...meer] = body.items as readonly Record<string, unknown>[];
      expect([regel?.['ontvanger'], regel?.['verstuurd'], meer]).toEqual([
        `lokaal-veld/${HEERLEN.id}`,
        1,
        [],
      ]);
      return [regel?.['bevestigd'], regel?.['zonderHash'], regel?.['sluitAan']];
    };
    expect(await sluitAan(EIND_MAART)).toEqual([0, 0, false]);
    expect(await sluitAan(NA_VASTLEGGING)).toEqual([1, 1, false]);
    expect(await sluitAan('2026-04-03T09:00:30+02:00')).toEqual([0, 0, false]);
  });
});
