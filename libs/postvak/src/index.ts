export {
  PostvakGemeenteModule,
  PostvakLeesModule,
  PostvakLokaalVeldModule,
  PostvakProjectieModule,
  PostvakVeiligThuisModule,
} from './postvak.module.js';
export { Casuslijsten } from './read/casuslijsten.js';
export { PostvakDatabase, PostvakVolger } from './read/postvak-volger.js';
export { bouwOpnieuw } from './read/tabellen.js';
export { postvakAfnemer } from './read/postvak-afnemer.js';
