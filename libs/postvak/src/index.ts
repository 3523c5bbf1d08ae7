export {
  PostvakGemeenteModule,
  PostvakLeesModule,
  PostvakLokaalVeldModule,
  PostvakVeiligThuisModule,
} from './postvak.module.js';
export { Casuslijsten } from './read/casuslijsten.js';
export { bouwOpnieuw } from './read/tabellen.js';
export { postvakAfnemer } from './read/postvak-afnemer.js';
