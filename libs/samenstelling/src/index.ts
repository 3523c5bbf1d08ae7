export { API_NAMEN, hubApis } from './api/api-modules.js';
export type { ApiNaam } from './api/api-modules.js';
export { API_TEKSTEN } from './api/api-teksten.js';
export { BerichtschemasModule } from './api/berichtschemas.js';
export { ApiModule } from './api/api.module.js';
export type { ApiOptions } from './api/api.module.js';
export { FundamentModule, fundamentOp, opdrachtlogOp } from './api/fundament.js';
export type { Fundament, Fundering } from './api/fundament.js';
export { leesmodellen } from './api/leesmodellen.js';
export { AlleenMet, VerplichtMet } from './config/alleen-met.js';
export { API_DELEN } from './config/api-delen.js';
export {
  Afspraken,
  Berichten,
  Cijfers,
  Database,
  Inkomend,
  Kafka,
  Logboek,
  Netwerk,
  Proces,
  Publiek,
  Sleutels,
  Toegang,
} from './config/delen.js';
export {
  IsDatabaseUrl,
  IsKeks,
  IsOidcPubliek,
  IsOin,
  IsPad,
  IsPoort,
  IsPubliekAdres,
  IsUitgever,
} from './config/velden.js';
export { apiApp } from './dienst/api-app.js';
export { bouwApi } from './dienst/api-dienst.js';
export type { Aanvulling, ApiConfig, Onderbouw } from './dienst/api-dienst.js';
export { bouwAfnemers } from './dienst/consumerend.js';
export type { AfnemerConfig, Afnemergrond, Afnemerwerk } from './dienst/consumerend.js';
export { draaiDienst, startDienst } from './dienst/dienst.js';
export type { Dienst, Dienstconfig, DraaiendeDienst } from './dienst/dienst.js';
export { afnemersVan, alleAfnemers } from './dienst/afnemerlijst.js';
export type { Leesgrond } from './dienst/afnemerlijst.js';
export { LopendeAfnemer, volgBerichten } from './dienst/afnemers.js';
export type { Bron } from './dienst/afnemers.js';
export { motorgezondheid } from './dienst/motorgezondheid.js';
export { afzenderVan, startRelais, topicsVanRelais } from './dienst/relais.js';
export type { Relaisdelen } from './dienst/relais.js';
export { Termijnbewaking, TermijnbewakingModule } from './dienst/termijnbewaking.module.js';
export { bouwTermijnwachter } from './dienst/termijnwachter.js';
export { werkerApp } from './dienst/werker.js';
export { dienMetriekenOp } from './metrieken/luisteraar.js';
export { Metrieken } from './metrieken/metrieken.js';
export type { Meting, Peiling } from './metrieken/metrieken.js';
export { meetTermijnen } from './metrieken/termijnmeter.js';
export type { Termijnstand } from './metrieken/termijnmeter.js';
export { opDatabase } from './motoren/database.js';
export { opKafka } from './motoren/kafka.js';
export type { Kafkaeisen, Kafkamotor } from './motoren/kafka.js';
export { keksUit } from './motoren/keks.js';
export { opLogboek } from './motoren/logboek.js';
export { opLogbus } from './motoren/logbus.js';
export type { Opbouw } from './motoren/opbouw.js';
export { eigenUitgever } from './motoren/uitgever.js';
export { Afbouw } from './start/afbouw.js';
export { draai, klaag, meld } from './start/draai.js';
export type { Draaiend, Programma } from './start/draai.js';
export { luister } from './start/luister.js';
export { wachtOp } from './start/wacht.js';
export type { Wachten } from './start/wacht.js';
export { snoeiSleutels } from './motoren/snoeien.js';
