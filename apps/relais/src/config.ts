import { leesConfig } from '#platform';
import { Afspraken, Berichten, Database, Kafka, Logboek, Netwerk, Proces } from '#samenstelling';

class EigenNetwerk extends Netwerk {
  override HUB_POORT = 3040;
}

/** @throws ConfigFout naming each variable that is wrong */
export const config = () =>
  leesConfig(process.env, Proces, EigenNetwerk, Database, Logboek, Kafka, Berichten, Afspraken);
