import { InkomendeOpdrachten, InkomendeOpdrachtenModule, InkomendeSleutels, OngeldigeSleutel } from '#casus';
import type { InkomendVeiligThuis } from '#casus';
import { TOPICS } from '#contracts';
import { OpstartFout } from '#platform';
import type { HealthCheck } from '#platform';
import { afnemersVan, afzenderVan, opKafka, snoeiSleutels, volgBerichten } from '#samenstelling';
import type { Aanvulling, Onderbouw, Opbouw } from '#samenstelling';
import type { VeiligThuisConfig } from './config.js';

export interface Berichtenwerk {
  readonly config: VeiligThuisConfig;
  /** Without keys no commands are taken. */
  readonly sleutels: InkomendeSleutels | undefined;
}

/** What this service does with messages beside its API. The API goes on when Kafka is away. */
export const berichtenwerk = async (
  { config, sleutels }: Berichtenwerk,
  { pool, fundament }: Onderbouw,
  opbouw: Opbouw,
): Promise<Aanvulling> => {
  snoeiSleutels(pool, opbouw);
  const { bus, gezondheid: kafka } = await opKafka(
    config,
    { topics: [TOPICS.casussen], kanZonder: true },
    opbouw,
  );
  const volgers = volgBerichten(
    afnemersVan['veilig-thuis'](fundament),
    { bus, pool, topic: TOPICS.casussen },
    opbouw,
  );
  const volgen = [kafka, ...volgers.map(({ gezondheid }) => zonderHinder(gezondheid))];
  if (!sleutels) return { gezondheid: () => volgen };
  const inkomend = InkomendeOpdrachtenModule.met({
    ...{ bus, pool, sleutels },
    veiligThuizen: fundament.boek.regios().map((regio) => veiligThuisVan(config, regio)),
    onError: (fout) => opbouw.logger.error(fout, 'opdrachten'),
  });
  return {
    modules: [inkomend],
    gezondheid: (app) => [
      ...volgen,
      zonderHinder({
        name: 'inkomende opdrachten',
        check: () => app().get(InkomendeOpdrachten).gezond(),
      }),
    ],
  };
};

const veiligThuisVan = (
  { BERICHTEN_OIN = '', HUB_PUBLIEKE_URL = '' }: VeiligThuisConfig,
  regio: string,
): InkomendVeiligThuis => ({ id: regio, afzender: afzenderVan({ BERICHTEN_OIN, HUB_PUBLIEKE_URL }, regio) });

/** @throws OpstartFout */
export const sleutelsUit = async ({
  INKOMEND_SLEUTEL,
}: Pick<VeiligThuisConfig, 'INKOMEND_SLEUTEL'>): Promise<InkomendeSleutels | undefined> => {
  if (INKOMEND_SLEUTEL === undefined) return undefined;
  try {
    return await InkomendeSleutels.lees(INKOMEND_SLEUTEL);
  } catch (cause) {
    if (!(cause instanceof OngeldigeSleutel)) throw cause;
    throw new OpstartFout('INKOMEND_SLEUTEL is geen bruikbare sleutel.', cause.message, { cause });
  }
};

/** Who calls the API has no trouble of it, so it does not make the service unready; an operator sees it. */
const zonderHinder = (gezondheid: HealthCheck): HealthCheck => ({ ...gezondheid, optional: true });
