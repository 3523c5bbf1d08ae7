import { describe, expect, it } from '@jest/globals';
import type { TermijnId } from '#afspraken';
import { instantMs, isoInstant } from '#afspraken';
import { GEMEENTE_HEERLEN, HEERLEN, VT, boekVanZuidLimburg, houders, lokaal, tijd } from '#dossier/testing';
import {
  aanvaarding,
  afstemming,
  betrokkenenGeinformeerd,
  betwisting,
  dienstAfgerond,
  door,
  eersteContact,
  gemeenteGeinformeerd,
  gemeentereactie,
  laat,
  melding,
  monitormoment,
  namens,
  ontvangst,
  opschaling,
  overdracht,
  overdrachtNaDienst,
  scenario,
  termijnUit,
  triage,
  verstrijking,
} from '../../testing.js';
import type { Daad } from '../../testing.js';
import { BIJ_HEERLEN, GEMELD, GESLOTEN, GETRIEERD, VERSTUURD } from '../situaties.fixture.js';

const boek = boekVanZuidLimburg();

const tot = [melding('2026-03-02 09:00'), triage('2026-03-03 09:00', 'lokaal-veld')];
const naDienst = (acuutOnveilig = false) => [
  tot[0] as Daad,
  triage('2026-03-03 09:00', 'dienst-voorwaarden-en-vervolg'),
  dienstAfgerond('2026-03-30 10:00', { acuutOnveilig }),
  overdrachtNaDienst('2026-03-30 11:00'),
];
const verstuurd = [...tot, overdracht('2026-03-03 10:00')];
const ontvangen = [...verstuurd, ontvangst('2026-03-04 09:00')];

interface Geval {
  readonly termijn: TermijnId;
  readonly gegeven: readonly Daad[];
  /** Local time. */
  readonly verstrijkt: string;
  readonly haalt: (op: string) => Daad;
}

const GEVALLEN: readonly Geval[] = [
  {
    termijn: 'T1',
    gegeven: [melding('2026-03-30 09:00')],
    verstrijkt: '2026-04-09 00:00',
    haalt: (op) => triage(op, 'lokaal-veld'),
  },
  { termijn: 'T2', gegeven: tot, verstrijkt: '2026-03-11 00:00', haalt: (op) => betrokkenenGeinformeerd(op) },
  { termijn: 'T3', gegeven: ontvangen, verstrijkt: '2026-03-26 00:00', haalt: (op) => eersteContact(op) },
  {
    termijn: 'T4',
    gegeven: [...naDienst(), aanvaarding('2026-03-31 09:00')],
    verstrijkt: '2026-04-10 00:00',
    haalt: (op) => eersteContact(op),
  },
  {
    termijn: 'T5',
    gegeven: [...naDienst(true), aanvaarding('2026-03-31 09:00')],
    verstrijkt: '2026-04-01 00:00',
    haalt: (op) => eersteContact(op),
  },
  {
    termijn: 'T6',
    gegeven: [...naDienst(), aanvaarding('2026-03-31 09:00')],
    verstrijkt: '2026-07-01 00:00',
    haalt: (op) => monitormoment(op),
  },
  {
    termijn: 'T7',
    gegeven: [...ontvangen, opschaling('2026-03-04 10:00', 'gemeente', HEERLEN, 'GM0917')],
    verstrijkt: '2026-04-16 00:00',
    haalt: (op) => gemeentereactie(op, GEMEENTE_HEERLEN),
  },
  {
    termijn: 'T8',
    gegeven: ontvangen,
    verstrijkt: '2026-05-04 00:00',
    haalt: (op) => afstemming(op, HEERLEN, { onderwerp: 'informeren' }),
  },
  {
    termijn: 'T10',
    gegeven: [melding('2026-03-07 23:00', { spoedeisend: true })],
    verstrijkt: '2026-03-10 00:00',
    haalt: (op) => gemeenteGeinformeerd(op, { aanleiding: 'crisis-buiten-kantoortijd' }),
  },
  { termijn: 'T11', gegeven: verstuurd, verstrijkt: '2026-03-06 00:00', haalt: (op) => ontvangst(op) },
];

describe.each(GEVALLEN)('$termijn, not met', ({ termijn, gegeven, verstrijkt, haalt }) => {
  const gegevenIs = scenario().given(...gegeven);
  const term = termijnUit(gegevenIs.geschiedenis, boek, termijn);
  const grensMs = instantMs(tijd(verstrijkt));
  const bijna = isoInstant(grensMs - 1);

  it('has passed at its legal instant, whenever that is noted, and once', () => {
    const later = { vastgelegdOp: isoInstant(grensMs + 30 * 86_400_000) };
    const na = gegevenIs
      .when(verstrijking(term, later))
      .then(['TermijnVerstreken', { termijn, begonnenDoor: term.begonnenDoor }]);
    expect(lokaal(instantMs(na.geschiedenis.at(-1)?.plaatsgevondenOp ?? ''))).toBe(verstrijkt);
    na.when(verstrijking(term, later)).thenNiets();
  });

  it('has not passed before', () => {
    gegevenIs
      .when(verstrijking(term, { vastgelegdOp: bijna }))
      .thenWeigert({ code: 'plaatsgevonden-in-toekomst', regel: 'twee-klokken' });
    const vroeger = { ...term, overschredenVanaf: bijna };
    gegevenIs.when(verstrijking(vroeger)).thenWeigert({ code: 'termijn-niet-verstreken', regel: termijn });
  });

  it('has not passed when it was met on the last moment, also when that is recorded later', () => {
    const gehaald = gegevenIs.given(haalt(bijna));
    gehaald.when(verstrijking(term)).thenWeigert({ code: 'termijn-niet-verstreken', regel: termijn });
    const laatVastgelegd = gegevenIs.given(laat(haalt(bijna), isoInstant(grensMs + 86_400_000)));
    laatVastgelegd
      .when(verstrijking(term, { vastgelegdOp: isoInstant(grensMs + 2 * 86_400_000) }))
      .thenWeigert({ code: 'termijn-niet-verstreken', regel: termijn });
  });

  it('has passed when it was met late', () => {
    const teLaat = haalt(isoInstant(grensMs + 1));
    gegevenIs
      .given(teLaat)
      .when(verstrijking(term, { vastgelegdOp: teLaat.vastgelegdOp }))
      .then('TermijnVerstreken');
  });
});

describe('T9, the stability window', () => {
  it('is no duty and never passes', () => {
    const term = termijnUit(GEMELD.geschiedenis, boek, 'T9');
    GEMELD.when(verstrijking(term)).thenWeigert({ code: 'termijn-niet-verstreken', regel: 'T9' });
  });
});

describe('that a term passed', () => {
  const T1 = termijnUit(GEMELD.geschiedenis, boek, 'T1');
  const verstreken = GEMELD.given(verstrijking(T1));

  it('agrees with V3 and moves nothing itself', () => {
    const op = ['2026-03-09 23:59', '2026-03-10 00:00', '2026-04-01 00:00'];
    expect(op.map((peil) => verstreken.houders(peil))).toEqual([
      [],
      ['zuid-limburg V3'],
      ['zuid-limburg V3'],
    ]);
    expect(verstreken.tijdlijn('2026-04-01 00:00')).toEqual(GEMELD.tijdlijn('2026-04-01 00:00'));
    expect(houders(verstreken.geschiedenis, boek, '2026-03-12 00:00')).toEqual(['zuid-limburg V3']);
  });

  it('stays recorded when a step that is recorded later shows otherwise, and is not recorded again', () => {
    const alsnog = verstreken.given(laat(triage('2026-03-09 17:00', 'lokaal-veld'), '2026-03-12 09:00'));
    expect(alsnog.geschiedenis.map(({ type }) => type)).toContain('TermijnVerstreken');
    alsnog.when(verstrijking(T1, { vastgelegdOp: '2026-03-13T00:00:00Z' })).thenNiets();
  });

  it('keeps no later step from being recorded where it happened', () => {
    verstreken
      .when(laat(triage('2026-03-06 17:00', 'lokaal-veld'), '2026-03-12 09:00'))
      .then('TriageBesluit');
  });

  it('is noted by each recipient of its own: a dispute starts the waiting again', () => {
    const betwist = VERSTUURD.given(namens(ontvangst('2026-03-04 09:00')), betwisting('2026-03-06 09:00'));
    const T11 = termijnUit(betwist.geschiedenis, boek, 'T11');
    betwist
      .when(verstrijking(T11, { vastgelegdOp: tijd('2026-03-06 10:00') }))
      .then(['TermijnVerstreken', { termijn: 'T11', wachtOp: 'ontvangst', hubStandaard: true }]);
  });

  it('is noted in the name of the Veilig Thuis of the case', () => {
    GEMELD.when(door(HEERLEN, verstrijking(T1))).thenWeigert({ code: 'niet-bevoegd', regel: 'T1' });
    expect(verstreken.geschiedenis.at(-1)?.actor.partij).toEqual(VT);
  });

  it('is noted of a case that has been closed, for what had passed before', () => {
    const T3 = termijnUit(BIJ_HEERLEN.geschiedenis, boek, 'T3');
    GESLOTEN.when(verstrijking(T3, { vastgelegdOp: '2026-11-01T00:00:00Z' })).then('TermijnVerstreken');
  });

  it('is noted no more of an erased file', () => {
    const T2 = termijnUit(GETRIEERD.geschiedenis, boek, 'T2');
    const gewist = GESLOTEN.given({
      stap: { type: 'DossierGewist', data: {}, plaatsgevondenOp: tijd('2026-10-02 09:00') },
      door: VT,
      vastgelegdOp: tijd('2026-10-02 09:00'),
    });
    gewist
      .when(verstrijking(T2, { vastgelegdOp: tijd('2026-10-03 09:00') }))
      .thenWeigert({ code: 'dossier-gewist', regel: '§8' });
  });
});
