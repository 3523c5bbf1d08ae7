export {
  PostvakGemeenteModule,
  PostvakLokaalVeldModule,
  PostvakProjectieModule,
  PostvakVeiligThuisModule,
} from './postvak.modules.js';
export { Casuslijsten } from './read/casuslijsten.js';
export { PostvakDatabase, PostvakVolger } from './read/postvak-volger.js';
export { bouwOpnieuw } from './read/tabellen.js';
