/** What the queries answer with, for who turns it into another form. */
export type { Toestand } from '../domain/verantwoordelijkheid.js';
export type {
  BetwisteBevestiging,
  Periodesoort,
  TijdlijnAntwoord,
  TijdlijnPeriode,
} from '../domain/tijdlijn.js';
export type { Herkomst, OordeelOverNamens } from '../domain/herkomst.js';
export type { PartijMetNaam } from '../domain/partijnaam.js';
export type { VerstrekenTermijn } from '../domain/verstreken-termijnen.js';
export type { OntvangerStatus } from '../domain/overdrachtweergave.js';
export type { Spoor } from '../domain/spoor.js';
