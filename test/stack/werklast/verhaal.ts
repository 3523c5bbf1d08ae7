import { HEERLEN, STEIN } from '../../support/gebruikers.js';
import {
  TOELICHTING,
  dienstafronding,
  directeOverdracht,
  melding,
  triagebesluit,
} from '../../support/lichamen.js';
import type { Antwoord, Loketdienst } from './opdracht.js';

/** A step of a story; its key comes from who plays it. */
export interface Stap {
  readonly dienst: Loketdienst;
  readonly gebruiker: string;
  readonly pad: string;
  /** Or what must be read first: the path, and the body that follows from what stands there. */
  readonly lichaam: object | LichaamNaLezen;
  /** The status with which this step must be refused. */
  readonly geweigerd?: number;
}

export interface LichaamNaLezen {
  readonly lees: string;
  readonly maak: (gelezen: object) => object;
}

/** Steps that are given at once, and the answers in that order; those of refused steps are undefined. */
export type Verhaal = Generator<readonly Stap[], void, readonly (Antwoord | undefined)[]>;

export type Toeval = () => number;

interface Team {
  readonly gebruiker: string;
  readonly partij: typeof HEERLEN | typeof STEIN;
}

const TEAM_HEERLEN: Team = { gebruiker: 'wijkteam-heerlen-noord', partij: HEERLEN };
const TEAM_STEIN: Team = { gebruiker: 'toegang-stein', partij: STEIN };

/** Who gets the case; each gemeente of the case has a team. */
const BESTEMMINGEN: readonly [readonly Team[], ...(readonly Team[])[]] = [
  [TEAM_HEERLEN],
  [TEAM_STEIN],
  [TEAM_HEERLEN, TEAM_STEIN],
];

const VT_MEDEWERKERS = ['vt-zuid-limburg', 'vt-zuid-limburg-2'] as const;

/** The step that no state of these stories allows: there was no dienst. */
const ZONDER_DIENST = 409;

/** Of cases that Veilig Thuis closes at once, and of which the dossier is erased. */
const KANS_OP_WISSING = 0.15;

const keuze = <T>(toeval: Toeval, uit: readonly [T, ...T[]]): T =>
  uit[Math.floor(toeval() * uit.length)] ?? uit[0];

/** A case from its first notification until the teams have it; what happens at once, and in what order, is chance. */
export function* verhaalVan(toeval: Toeval): Verhaal {
  const teams = keuze(toeval, BESTEMMINGEN);
  const partijen = teams.map(({ partij }) => partij);
  const vt = (pad: string, lichaam: Stap['lichaam'], geweigerd?: number): Stap => ({
    dienst: 'veilig-thuis',
    gebruiker: keuze(toeval, VT_MEDEWERKERS),
    pad,
    lichaam,
    ...(geweigerd !== undefined && { geweigerd }),
  });
  const [gemeld] = yield [
    vt('meldingen', melding({ gemeenten: gemeentenVan(teams), spoedeisend: toeval() < 0.2 })),
  ];
  const casus = `casussen/${gemeld?.casusId}`;
  if (toeval() < KANS_OP_WISSING) {
    yield [vt(`${casus}/triagebesluiten`, triagebesluit('client-systeem'))];
    yield [vt(`${casus}/dossierwissingen`, {})];
    return;
  }
  const afstemming = (): Stap => vt(`${casus}/afstemmingen`, { onderwerp: 'overig', met: partijen });
  yield [afstemming(), ...(toeval() < 0.5 ? [afstemming(), afstemming()] : [])];
  yield [vt(`${casus}/triagebesluiten`, triagebesluit('lokaal-veld'))];
  if (toeval() < 0.3) yield [vt(`${casus}/dienstafrondingen`, dienstafronding(), ZONDER_DIENST)];
  const [verstuurd] = yield [vt(`${casus}/overdrachten`, directeOverdracht({ ontvangers: partijen }))];
  const overdracht = `${casus}/overdrachten/${verstuurd?.overdrachtId}`;
  const namens = ({ partij }: Team): Stap =>
    vt(`${overdracht}/ontvangstbevestigingen`, { ontvanger: partij, wijze: 'mondeling' });
  yield teams.map((team) => (toeval() < 0.3 ? namens(team) : bevestigt(team, overdracht)));
  yield [
    ...teams.map((team) => bijTeam(team, `${overdracht}/aanvaardingen`, { wijze: 'digitaal' })),
    afstemming(),
  ];
  yield [
    ...teams.map((team) => bijTeam(team, `${overdracht}/eerste-contacten`, TOELICHTING)),
    vt(`${casus}/melder-terugkoppelingen`, TOELICHTING),
    vt(`${casus}/betrokkenen-informeringen`, { allen: true, ...TOELICHTING }),
  ];
}

const gemeentenVan = (teams: readonly Team[]): readonly string[] =>
  teams.map(({ partij }) => partij.id.slice(0, 'GM0000'.length));

const bijTeam = ({ gebruiker }: Team, pad: string, lichaam: Stap['lichaam']): Stap => ({
  dienst: 'lokaal-veld',
  gebruiker,
  pad,
  lichaam,
});

/** A team reads what it received, and shows with its hash that it has it. */
const bevestigt = (team: Team, overdracht: string): Stap =>
  bijTeam(team, `${overdracht}/ontvangstbevestigingen`, {
    lees: overdracht,
    maak: (gelezen) => ({
      wijze: 'digitaal',
      inhoudHash: (gelezen as { readonly inhoudHash: string }).inhoudHash,
    }),
  });
