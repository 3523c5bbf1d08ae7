export {
  PostvakGemeenteModule,
  PostvakLeesModule,
  PostvakLokaalVeldModule,
  PostvakVeiligThuisModule,
} from './postvak.module.js';
export { Casuslijsten } from './read/casuslijsten.js';
export { bouwOpnieuw } from './read/tabellen.js';
export { postvakAfnemer } from './read/postvak-afnemer.js';
export { Tijdlijnen } from './read/tijdlijnen.js';
export type { Casustijdlijn, Klokvraag } from './read/tijdlijnen.js';
