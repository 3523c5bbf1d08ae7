export { InMemoryTermijnplan } from './testing/in-memory-termijnplan.js';
