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
export { schemas } from './schemas.js';
export type { Berichtinhoud, Schemabestand } from './berichten/inhoud.js';
export { berichtenDocument } from './berichten/document.js';
export { TOPICS, topicAntwoorden, topicInkomend, topicVanGemeente } from './topics.js';
export {
  OPDRACHTEN,
  OPDRACHTNAMEN,
  bronVanOpdrachten,
  noemtOverdracht,
  opdrachtnaamVan,
  opdrachttypeVan,
  opentCasus,
} from './opdrachten/opdrachten.js';
export type { Opdrachtnaam } from './opdrachten/opdrachten.js';
export {
  JWE_ALG,
  JWE_CURVE,
  JWE_ENC,
  JWE_TYP,
  isOpdrachtJwe,
  sleutelIdVan,
  versleutelOpdracht,
} from './opdrachten/jwe.js';
export type { Opdrachtinhoud, TeVersleutelen } from './opdrachten/jwe.js';
export {
  MAX_OPDRACHT_BYTES,
  alsOpdrachtbericht,
  leesOpdrachtbericht,
  opdrachtIdVan,
} from './opdrachten/opdrachtbericht.js';
export type { InkomendBericht, Opdrachtbericht, Opdrachtlezing } from './opdrachten/opdrachtbericht.js';
export { MAX_FOUTEN, alsAntwoord, antwoordtypeVan } from './opdrachten/antwoord.js';
export type { Aanvaard, Antwoord, Antwoordkop, Geweigerd } from './opdrachten/antwoord.js';
export { opdrachtschemas } from './opdrachten/schemas.js';
export type { OpenApiDocument } from './opdrachten/schemas.js';
