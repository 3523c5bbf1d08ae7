/**
 * The rules of a case alone, without the web server of `index.ts`: for who makes or judges histories in bulk
 * (the simulation, a benchmark), never for another context.
 */
export { beslis } from './domain/casus.js';
export type { EnigeStap, Opdracht, Stand, VoorgenomenStap } from './domain/stap.js';
export type { Inhoud, Overdrachtinhoud } from './domain/inhoud.js';
export { StapGeweigerd } from './domain/weigering.js';
export { TERMIJNWACHTER, termijnVerstreken } from './application/termijn-verstreken.js';
export { afgeleidId, gebeurtenisId } from './application/ids.js';
