import { describe, expect, it } from '@jest/globals';
import { actoren } from '../support/actoren.js';
import { houders } from '../support/antwoorden.js';
import { bewezen } from '../support/bewezen.js';
import { withHub } from '../support/hub-under-test.js';
import type { Casus, Klant } from '../support/klant.js';

const deHub = withHub();
const { vt, heerlen, gemeenteHeerlen: gemeente } = actoren(deHub);
const op = (lokaal: string): void => deHub().opTijd(lokaal);

interface Regel {
  readonly casusId: string;
  readonly termijn: string;
  readonly status: string;
  readonly werkdagenOver: number;
}

/** What a list says of one case: the term, how it stands, and the werkdagen that are left. */
const lijst = async (
  klant: Klant,
  basis: string,
  { casusId }: Casus,
  vraag = '',
): Promise<readonly string[]> => {
  const { body } = await klant.haal(`/${basis}/v1/termijnen?${vraag}`);
  return (body.items as readonly Regel[])
    .filter((regel) => regel.casusId === casusId)
    .map(({ termijn, status, werkdagenOver }) => `${termijn} ${status} ${werkdagenOver}`);
};

describe('a term that nobody met', () => {
  it('warns, passes at its legal instant, and is seen by the gemeente with what it meant for V3', async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt();
    await deHub().waakt();
    expect(await lijst(gemeente, 'gemeente', casus, 'termijn=T1')).toEqual(['T1 gepland 5']);
    op('2026-03-09 09:00');
    await deHub().waakt();
    expect(await lijst(vt, 'veilig-thuis', casus, 'status=waarschuwing')).toEqual(['T1 waarschuwing 0']);

    op('2026-04-08 10:00');
    await deHub().waakt();
    await deHub().waakt();
    expect(await lijst(gemeente, 'gemeente', casus, 'status=verstreken')).toEqual(['T1 verstreken -20']);
    const { body } = await gemeente.vraagt(casus, 'tijdlijn');
    expect(body.verstrekenTermijnen).toMatchObject([
      {
        termijn: 'T1',
        bekend: 'verstreken',
        vastlegging: {
          plaatsgevondenOp: '2026-03-09T23:00:00.000Z',
          vastgelegdOp: '2026-04-08T08:00:00.000Z',
          vastgelegdDoor: { partij: { id: 'zuid-limburg' }, rol: 'termijnwachter' },
        },
      },
    ]);
    expect(await houders(gemeente, casus, '2026-03-09 23:59')).toEqual(['(nog-niet-belegd)']);
    expect(await houders(gemeente, casus, '2026-03-10 00:00')).toEqual(['zuid-limburg V3']);
    await bewezen(gemeente, casus, ['MeldingOntvangen', 'TermijnVerstreken']);
  });

  it('does not send a user back who decided on the case just before it was noted', async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt();
    const { headers } = await vt.vraagt(casus, '');
    op('2026-03-12 09:00');
    await deHub().waakt();
    const besluit = { besluit: 'lokaal-veld', aanTriagetafel: false, informerenAndersAfgesproken: false };
    const koppen = { 'if-match': headers['etag'] as string };
    const antwoord = await vt.probeert(casus, 'triagebesluiten', besluit, koppen);
    expect([antwoord.status, antwoord.body.revisie]).toEqual([201, 2]);
    const oud = await vt.probeert(casus, 'triagebesluiten', besluit, koppen);
    expect(oud.status).toBe(412);
  });

  it('stays noted when it proves to have been met, and the list says how it really went', async () => {
    op('2026-03-02 09:00');
    const casus = await vt.meldt();
    await vt.beslist(casus, 'lokaal-veld');
    const overdracht = await vt.draagtDirectOver(casus);
    op('2026-03-05 09:00');
    await deHub().waakt();
    expect(await lijst(heerlen, 'lokaal-veld', casus, 'termijn=T11')).toEqual(['T11 verstreken -1']);
    await heerlen.bevestigt(overdracht, { plaatsgevondenOp: '2026-03-04T16:00:00+01:00' });
    await deHub().waakt();
    expect(await lijst(heerlen, 'lokaal-veld', casus, 'termijn=T11&status=gehaald')).toEqual([
      'T11 gehaald -1',
    ]);
    const { body } = await heerlen.vraagt(overdracht, '');
    const T11 = (body.termijnen as readonly { termijn: string }[]).find(({ termijn }) => termijn === 'T11');
    expect(T11).toMatchObject({
      status: 'gehaald',
      hubStandaard: true,
      open: false,
      gehaaldOp: '2026-03-04T15:00:00.000Z',
      verstrekenVastgelegdOp: '2026-03-05T08:00:00.000Z',
    });
  });
});
