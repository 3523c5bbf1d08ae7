import { leesConfig } from '#platform';
import {
  Afspraken,
  Cijfers,
  Database,
  Inkomend,
  IsPubliekAdres,
  Kafka,
  Logboek,
  Netwerk,
  Proces,
  Publiek,
  Sleutels,
  Toegang,
  VerplichtMet,
} from '#samenstelling';

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
export const config = () =>
  leesConfig(
    process.env,
    ...([
      Proces,
      EigenNetwerk,
      Database,
      Logboek,
      Kafka,
      Toegang,
      Sleutels,
      Afspraken,
      Cijfers,
      Publiek,
      InkomendMetAdres,
    ] as const),
  );

export type VeiligThuisConfig = ReturnType<typeof config>;
