import { describe, expect, it } from '@jest/globals';
import { DIENST_NAMEN, verzetteKlok } from '../../../tools/stack/diensten.js';
import { melding } from '../../support/lichamen.js';
import { inEenRegel, metStack } from '../met-stack.js';
import { totdat } from '../totdat.js';

const MINUUT_MS = 60_000;
/** A good hour: by itself Kafka refuses messages whose time is more than an hour ahead of its own. */
const VERSCHIL_MS = 65 * MINUUT_MS;
/** The longest that a start takes, and far less than the clock is off. */
const SPELING_MS = 5 * MINUUT_MS;
/** Commands that are given at each side. */
const BEVESTIGINGEN = 25;
/** Long before the five werkdagen of T1, also with holidays in between. */
const LANG_GELEDEN_MS = 20 * 24 * 60 * MINUUT_MS;

const stand = metStack({ tokens: 'twee-uur-oud' });

const VERSCHILLEN = [
  { kant: 'ahead', ms: VERSCHIL_MS },
  { kant: 'behind', ms: -VERSCHIL_MS },
] as const;

describe('with the clock of one service an hour off, ahead and behind', () => {
  it.each(DIENST_NAMEN)(
    'of %s: nothing is lost or doubled and no record is older than the one before it',
    async (naam) => {
      const dienst = stand.stack().dienst(naam);
      const last = stand.werklast();
      last.begin(3);
      const overtijd: (string | undefined)[] = [];
      for (const { kant, ms } of VERSCHILLEN) {
        await last.naBevestigingen(5);
        await dienst.restart(verzetteKlok(ms));
        expect(Math.abs((await klokVan(dienst)) - Date.now() - ms)).toBeLessThan(SPELING_MS);
        overtijd.push((await last.geef(langGeledenGemeld, `overtijd-${naam}-${kant}`))?.casusId);
        await last.naBevestigingen(BEVESTIGINGEN);
      }
      await last.maakAf();
      await dienst.restart({});
      await last.speel(1);
      for (const casusId of overtijd) await wordtVerteld(casusId);
      const geteld = await stand.verantwoord();
      const minuten = VERSCHIL_MS / MINUUT_MS;
      stand.vertel(
        `${naam} ${minuten} minutes ahead and behind; ${last.grootboek.samenvatting}; ${inEenRegel(geteld)}`,
      );
    },
  );
});

/** What a service takes for the time: it tells since when it runs, which is at most as long ago as a start takes. */
const klokVan = async ({ metrics }: { readonly metrics: string }): Promise<number> => {
  const tekst = await (await fetch(metrics)).text();
  const sinds = /^process_start_time_seconds\S* (\d+)/m.exec(tekst)?.[1];
  return Number(sinds) * 1_000;
};

/** A case whose triage is overdue, so that the watcher has something to tell. */
const langGeledenGemeld = {
  dienst: 'veilig-thuis',
  gebruiker: 'vt-zuid-limburg',
  pad: 'meldingen',
  get lichaam() {
    return melding({ plaatsgevondenOp: new Date(Date.now() - LANG_GELEDEN_MS).toISOString() });
  },
} as const;

describe('after all those clocks', () => {
  it('each term that passed was told once, at its legal instant, and none that did not', async () => {
    const overtijd = DIENST_NAMEN.length * VERSCHILLEN.length;
    const termijnen = await verstreken();
    expect(termijnen).toHaveLength(overtijd);
    expect(new Set(termijnen.map(({ casusId }) => casusId)).size).toBe(overtijd);
    expect(termijnen.map(({ data }) => data['termijn'])).toEqual(termijnen.map(() => 'T1'));
    for (const { plaatsgevondenOp } of termijnen)
      expect(Date.parse(plaatsgevondenOp)).toBeLessThan(Date.now() - VERSCHIL_MS);
    await stand.verantwoord();
    stand.vertel(`${termijnen.length} terms passed, each told once`);
  });

  it('a service that is behind refuses in words what was given after its own time', async () => {
    const dienst = stand.stack().dienst('veilig-thuis');
    await dienst.restart(verzetteKlok(-VERSCHIL_MS));
    const vraag = async (token: string, lichaam: object): Promise<{ status: number; detail: string }> => {
      const antwoord = await fetch(`${dienst.adres}/veilig-thuis/v1/meldingen`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': `te-vroeg-${token.length}-${JSON.stringify(lichaam).length}`,
        },
        body: JSON.stringify(lichaam),
      });
      return { status: antwoord.status, ...((await antwoord.json()) as { detail: string }) };
    };
    const vers = await stand.stack().token('vt-zuid-limburg');
    expect(await vraag(vers, melding())).toMatchObject({
      status: 401,
      detail: expect.stringContaining('token'),
    });
    const oud = await stand.token('vt-zuid-limburg');
    expect(await vraag(oud, melding({ plaatsgevondenOp: new Date().toISOString() }))).toMatchObject({
      status: 400,
      detail: expect.stringContaining('in de toekomst'),
    });
    await dienst.restart({});
    await stand.verantwoord();
  });
});

const verstreken = async () =>
  (await stand.meetpost().alles()).filter(({ type }) => type === 'TermijnVerstreken');

/** The watcher notes that the triage of this case is overdue; nobody else writes to it. */
const wordtVerteld = (casusId: string | undefined): Promise<void> =>
  totdat('the term that passed is told', async () =>
    (await verstreken()).some((record) => record.casusId === casusId) ? undefined : 'not yet',
  );
