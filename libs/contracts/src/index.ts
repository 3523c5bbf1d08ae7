export { MAX_BERICHT_BYTES, valideerCloudEvent } from './cloudevents/valideer.js';
export type { GestructureerdBericht, KafkaBericht } from './cloudevents/valideer.js';
export type { Overtreding } from './cloudevents/overtreding.js';
export { DOMEIN, berichttypeVan, gebeurtenistypeVan } from './berichten/berichttypen.js';
export {
  OngeldigBericht,
  alsKafka,
  berichtVan,
  bronVan,
  datarefVan,
  leesBericht,
  sequenceVan,
} from './berichten/bericht.js';
export type { Afzender, Bericht, Berichtattributen, KafkaVorm } from './berichten/bericht.js';
export { NietPubliceerbaar } from './berichten/veld.js';
export { schemas } from './berichten/inhoud.js';
export type { Berichtinhoud, Schemabestand } from './berichten/inhoud.js';
export { berichtenDocument } from './berichten/document.js';
export { TOPICS, topicAntwoorden, topicInkomend, topicVanGemeente } from './topics.js';
