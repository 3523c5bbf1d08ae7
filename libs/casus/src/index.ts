export { StapVastleggen } from './application/stap-vastleggen.command.js';
export type { Stapopdracht, StapVastgelegd } from './application/stap-vastleggen.command.js';
export { Kluis } from './application/kluis.js';
export { afgeleidId } from './application/ids.js';
export { TERMIJNWACHTER, termijnVerstreken } from './application/termijn-verstreken.js';
export type { Verstrijking } from './application/termijn-verstreken.js';
export { CasusModule } from './casus.module.js';
export {
  GemeenteOpdrachtenModule,
  LokaalVeldOpdrachtenModule,
  VeiligThuisOpdrachtenModule,
} from './inbound/http/opdrachten.module.js';
export { Opdrachtenbeheer } from './outbound/opdrachtenbeheer.js';
export { Sleutelkluis } from './outbound/sleutelkluis.js';
export { sleutelwisser } from './outbound/sleutelwisser.js';
export { InkomendeOpdrachten } from './inbound/bus/inkomende-opdrachten.js';
export { InkomendeSleutels, OngeldigeSleutel } from './inbound/bus/inkomende-sleutels.js';
export type { InkomendVeiligThuis } from './inbound/bus/opdrachtverwerker.js';
export { InkomendeOpdrachtenModule } from './inkomende-opdrachten.module.js';
export type { InkomendOptions } from './inkomende-opdrachten.module.js';
