import { describe, expect, it } from '@jest/globals';
import { RevisionConflict, verifyChain } from '#event-sourcing';
import { termijnenVan, verstrekenGegevens } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import { instantMs } from '#afspraken';
import { VT, boekVanZuidLimburg, tijd } from '#dossier/testing';
import { melding, triage } from '../testing/daden.js';
import { verstrijking } from '../testing/verstrijken.js';
import { CASUS, opstelling } from './handler.fixture.js';
import { termijnVerstreken } from './termijn-verstreken.js';
import { StapVanDeHub } from './fouten.js';

const NA_T1 = tijd('2026-03-10 00:00');

const gemeld = async () => {
  const proef = opstelling();
  await proef.begin(melding('2026-03-02 10:00'));
  proef.clock.setTo(NA_T1);
  const records = (await proef.records()) as unknown as readonly CasusGebeurtenis[];
  const termijnen = termijnenVan(records, boekVanZuidLimburg(), { nuMs: instantMs(NA_T1) });
  const T1 = termijnen.find(({ termijn }) => termijn === 'T1');
  if (!T1) throw new Error('no T1');
  const opdracht = termijnVerstreken({
    casusId: CASUS,
    veiligThuis: VT,
    gegevens: verstrekenGegevens(T1),
    plaatsgevondenOp: T1.overschredenVanaf,
  });
  return { ...proef, T1, opdracht, noteer: () => proef.doe(verstrijking(T1), opdracht) };
};

describe('the hub notes that a term passed', () => {
  it('at its legal instant, in a chain that holds, as the watcher', async () => {
    const { noteer, clock, records } = await gemeld();
    clock.setTo('2026-04-09T09:00:00Z');
    expect(await noteer()).toMatchObject({ herhaald: false, revisie: 1 });
    const geschreven = await records();
    expect(geschreven[1]).toMatchObject({
      type: 'TermijnVerstreken',
      versie: 2,
      plaatsgevondenOp: '2026-03-09T23:00:00.000Z',
      vastgelegdOp: '2026-04-09T09:00:00.000Z',
      actor: { partij: VT, rol: 'termijnwachter' },
      verzegeld: null,
    });
    expect(geschreven[1]?.actor).not.toHaveProperty('medewerker');
    expect(verifyChain(geschreven)).toMatchObject({ intact: true });
  });

  it('once, however many watchers ask for it at the same moment', async () => {
    const { opdracht, T1, ander, doe, records } = await gemeld();
    const uitkomsten = await Promise.all(
      [doe, ander, ander, doe, ander].map((wachter) => wachter(verstrijking(T1), opdracht)),
    );
    const [, ...genoteerd] = await records();
    expect(genoteerd).toHaveLength(1);
    for (const { gebeurtenissen } of uitkomsten)
      expect(gebeurtenissen.map(({ id }) => id)).toEqual(genoteerd.map(({ id }) => id));
  });

  it('for nobody else: no role of a user can', async () => {
    const { opdracht, T1, doe } = await gemeld();
    const alsGebruiker = { ...opdracht, actor: { partij: VT, medewerker: 'm-1', rol: 'veilig-thuis' } };
    await expect(doe(verstrijking(T1), alsGebruiker)).rejects.toBeInstanceOf(StapVanDeHub);
  });
});

describe('a client that decided on the revision before that note', () => {
  const BESLUIT = triage('2026-03-10 09:00', 'lokaal-veld');

  it('is not told to look again: nothing changed that it can have decided on', async () => {
    const { noteer, doe, clock } = await gemeld();
    await noteer();
    clock.setTo(tijd('2026-03-10 09:00'));
    expect(await doe(BESLUIT, { verwachteRevisie: 0 })).toMatchObject({ revisie: 2 });
  });

  it('is told so when somebody else took a step as well', async () => {
    const { noteer, doe, clock } = await gemeld();
    await noteer();
    clock.setTo(tijd('2026-03-10 09:00'));
    await doe(melding('2026-03-10 08:00'));
    await expect(doe(BESLUIT, { verwachteRevisie: 0 })).rejects.toBeInstanceOf(RevisionConflict);
    await expect(doe(BESLUIT, { verwachteRevisie: 5 })).rejects.toBeInstanceOf(RevisionConflict);
  });
});
