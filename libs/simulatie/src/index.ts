export { Simulatie } from './simulatie.js';
export type { Overzicht } from './telling.js';
export { OngeldigeSimulatie } from './parameters.js';
export type { Periode, Simulatieparameters } from './parameters.js';
export type { Vastlegging } from './recordmaker.js';
export { KENGETALLEN } from './kengetallen.js';
