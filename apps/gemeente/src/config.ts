import { leesConfig } from '#platform';
import {
  Afspraken,
  Cijfers,
  Database,
  Logboek,
  Netwerk,
  Proces,
  Publiek,
  Sleutels,
  Toegang,
} from '#samenstelling';

class EigenNetwerk extends Netwerk {
  override HUB_POORT = 3030;
}

/** @throws ConfigFout naming each variable that is wrong */
export const config = () =>
  leesConfig(
    process.env,
    ...([Proces, EigenNetwerk, Database, Logboek, Toegang, Sleutels, Afspraken, Cijfers, Publiek] as const),
  );
