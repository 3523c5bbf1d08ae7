export * from './testing/daden.js';
export { scenario, speel } from './testing/scenario.js';
export type { Uitkomst } from './testing/scenario.js';
export * from './testing/inhoud.js';
export { termijnUit, verstrijking } from './testing/verstrijken.js';
