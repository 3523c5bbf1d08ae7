export { feitenVan } from './read/feiten/feiten-van.js';
export { PostgresCijferbron } from './read/vraag/postgres-cijferbron.js';
export { PostgresGevallenbron } from './read/vraag/postgres-gevallenbron.js';
export { CIJFERS, CIJFERGROEPEN } from './read/definities/index.js';
export { cijfersAfnemer, zorgVoorCijfers } from './read/model/afnemer.js';
export { herbouw } from './read/model/herbouw.js';
export { Cijferbron } from './read/vraag/cijfervraag.js';
export type { Blik, Cel, Cijfervraag } from './read/vraag/cijfervraag.js';
export type { Berekening, Cijferdefinitie, Niveau } from './read/definities/definitie.js';
export { PERIODEN, tijdvakken } from './read/tijd/kalender.js';
export type { Periodesoort, Tijdvak } from './read/tijd/kalender.js';
export { AndereVersie } from './read/model/afnemer.js';
export type { Herbouwopties, Herbouwuitslag } from './read/model/herbouw.js';
export type { Voortgang } from './read/model/vulling.js';
export {
  CijfersBronModule,
  CijfersGemeenteModule,
  CijfersLokaalVeldModule,
  CijfersVeiligThuisModule,
} from './cijfers.modules.js';
export type { CijfersOpties } from './read/vraag/instellingen.js';
export { STANDAARD_MINIMUM } from './read/vraag/instellingen.js';
export { KORREL, korrelVan } from './read/definities/korrel.js';
export { cijfersDocument } from './read/definities/document.js';
