/** What the queries answer with, for who turns it into another form. */
export type { Toestand } from '../domain/verantwoordelijkheid.js';
export type { Periodesoort } from '../domain/tijdlijn.js';
export type { OordeelOverNamens } from '../domain/herkomst.js';
export type { OntvangerStatus } from '../domain/overdrachtweergave.js';
export type { Spoor } from '../domain/spoor.js';
