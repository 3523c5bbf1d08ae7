export {
  AudittrailGemeenteModule,
  AudittrailLokaalVeldModule,
  AudittrailModule,
  AudittrailVeiligThuisModule,
} from './audittrail.modules.js';
export { CasusQuery } from './application/casus.query.js';
export { InzagenQuery } from './application/inzagen.query.js';
export { SpoorQuery } from './application/spoor.query.js';
export { TijdlijnQuery } from './application/tijdlijn.query.js';
export { VerantwoordelijkheidQuery } from './application/verantwoordelijkheid.query.js';
export type { InzageWat, Leesverzoek } from './application/leesverzoek.js';
export { TIJDLIJNKOP, tijdlijnregels } from './inbound/csv/tijdlijn-csv.js';
