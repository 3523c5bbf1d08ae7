import { leesConfig } from '#platform';
import { API_DELEN, Inkomend, IsPubliekAdres, Kafka, Netwerk, VerplichtMet } from '#samenstelling';

class EigenNetwerk extends Netwerk {
  override HUB_POORT = 3010;
}

/** The answers to commands say where their schemas stand. */
class InkomendMetAdres extends Inkomend {
  @VerplichtMet('INKOMEND_SLEUTEL')
  @IsPubliekAdres()
  HUB_PUBLIEKE_URL?: string;
}

/** @throws ConfigFout naming each variable that is wrong */
export const config = () => leesConfig(process.env, EigenNetwerk, ...API_DELEN, Kafka, InkomendMetAdres);

export type VeiligThuisConfig = ReturnType<typeof config>;
