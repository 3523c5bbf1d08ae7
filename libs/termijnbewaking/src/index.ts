export { MAX_SLAAP_MS, TermijnNietGenoteerd, Termijnwachter } from './application/termijnwachter.js';
export type { Ronde, Wachterstatus, WachterOpties } from './application/termijnwachter.js';
export { TELSTATEN, Termijnplan } from './application/termijnplan.js';
export type { TeNoteren, Telling, Telstaat } from './application/termijnplan.js';
export { NOTERINGEN, Verstrekenboek } from './application/verstrekenboek.js';
export type { Notering, Verstrijking } from './application/verstrekenboek.js';
export { Wekker } from './application/wekker.js';
export { PostgresTermijnplan } from './outbound/postgres-termijnplan.js';
export { Timerwekker } from './outbound/timerwekker.js';
export { termijnenAfnemer } from './read/afnemer.js';
export { termijnrijenVan } from './read/rijen.js';
export type { Termijnrij } from './read/rijen.js';
export { Termijndatabase } from './read/termijndatabase.js';
export { TERMIJNEN } from './read/tabellen.js';
export {
  TermijnenGemeenteModule,
  TermijnenLeesModule,
  TermijnenLokaalVeldModule,
  TermijnenVeiligThuisModule,
} from './termijnbewaking.modules.js';
