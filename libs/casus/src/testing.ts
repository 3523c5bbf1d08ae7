export * from './testing/daden.js';
export { scenario, speel } from './testing/scenario.js';
export type { Uitkomst } from './testing/scenario.js';
export * from './testing/inhoud.js';
export { lot, speelLoten } from './testing/historie.js';
export type { Genomen } from './testing/historie.js';
export type { Lot, Regio } from './testing/pogingen.js';
export { TERMIJNPOGINGEN } from './testing/termijnpogingen.js';
export { termijnUit, verstrijking } from './testing/verstrijken.js';
