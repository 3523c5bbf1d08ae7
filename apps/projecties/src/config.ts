import { leesConfig } from '#platform';
import { Afspraken, Database, Kafka, Logboek, Netwerk, Proces } from '#samenstelling';

class EigenNetwerk extends Netwerk {
  override HUB_POORT = 3050;
}

/** @throws ConfigFout naming each variable that is wrong */
export const config = () =>
  leesConfig(process.env, Proces, EigenNetwerk, Database, Logboek, Kafka, Afspraken);
