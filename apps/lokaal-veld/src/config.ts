import { leesConfig } from '#platform';
import { API_DELEN, Netwerk } from '#samenstelling';

class EigenNetwerk extends Netwerk {
  override HUB_POORT = 3020;
}

/** @throws ConfigFout naming each variable that is wrong */
export const config = () => leesConfig(process.env, EigenNetwerk, ...API_DELEN);
