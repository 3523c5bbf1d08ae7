import { TOPICS, topicVanGemeente } from '#contracts';
import {
  Berichtenmaker,
  NotHealthy,
  SystemClock,
  laadAfspraken,
  runRelay,
  standaardAfsprakenMap,
} from '#platform';
import type { Bus, HealthCheck, HealthOutcome, RunningRelay } from '#platform';
import type { EventLog } from '#event-sourcing';
import type { Pool } from 'pg';
import type { Afspraken, Berichten } from '../config/delen.js';
import type { Opbouw } from '../motoren/opbouw.js';
import { relaisstand } from './relaisstand.js';
import type { Relaisstand } from './relaisstand.js';

/** Of the place of the relay in the database; one name, so that one at a time publishes. */
export const RELAIS = 'casussen';

/** An event is usually on Kafka within a second; after this something is wrong, or a long backlog is worked off. */
const RUIM_ACHTER_SECONDEN = 60;

/** Where it publishes: one that is missing would hold up all that comes after its first message. @throws AfsprakenNietGeladen */
export const topicsVanRelais = ({
  AFSPRAKEN_MAP = standaardAfsprakenMap(),
}: Afspraken): readonly string[] => [
  TOPICS.casussen,
  ...laadAfspraken(AFSPRAKEN_MAP).alleGemeenten().map(topicVanGemeente),
];

export interface Relaisdelen {
  readonly config: Berichten;
  readonly pool: Pool;
  readonly log: EventLog;
  readonly bus: Bus;
}

/** Publishes the log from where it was, for as long as the app runs; gives its health. */
export const startRelais = (
  { config, pool, log, bus }: Relaisdelen,
  { afbouw, logger, metrieken }: Pick<Opbouw, 'afbouw' | 'logger' | 'metrieken'>,
): { readonly relais: RunningRelay; readonly gezondheid: HealthCheck } => {
  const maker = new Berichtenmaker({ log, afzenderVan: (veiligThuis) => afzenderVan(config, veiligThuis) });
  const relais = runRelay({
    ...{ name: RELAIS, log, bus, pool },
    messagesOf: (event) => maker.berichtenVan(event),
    onError: (fout) => logger.error(fout, 'relais'),
  });
  afbouw.straks(() => relais.stop());
  const stand = () => relaisstand({ naam: RELAIS, pool, log, clock: new SystemClock() });
  metrieken.volg({
    naam: 'overdracht_relais_achterstand_seconds',
    uitleg: 'Age of the oldest event that has not been published.',
    peil: async () => [{ waarde: (await stand()).achterstandSeconden }],
  });
  metrieken.volg({
    naam: 'overdracht_relais_leidend',
    uitleg: '1 when this process publishes, 0 when it waits for another.',
    peil: async () => [{ waarde: relais.status().leading ? 1 : 0 }],
  });
  metrieken.volg({
    naam: 'overdracht_relais_gestopt',
    uitleg: '1 when this process stopped at an event that it cannot publish.',
    peil: async () => [{ waarde: relais.status().error ? 1 : 0 }],
  });
  const gezondheid = { name: 'relais', check: async () => oordeel(relais, await stand()) };
  return { relais, gezondheid };
};

/** A standby that waits is as good as the one that publishes. */
const oordeel = (relais: RunningRelay, { bezet, achterstandSeconden }: Relaisstand): HealthOutcome => {
  const { leading: leidend, error } = relais.status();
  const details = { leidend, achterstandSeconden: Math.round(achterstandSeconden) };
  if (error) throw new NotHealthy('stands still', { ...details, gestopt: true }, { cause: error });
  return { achter: !(leidend || bezet) || achterstandSeconden > RUIM_ACHTER_SECONDEN, details };
};

/** The id of a Veilig Thuis is that of its region. */
export const afzenderVan = ({ BERICHTEN_OIN, HUB_PUBLIEKE_URL }: Berichten, veiligThuis: string) => ({
  oin: BERICHTEN_OIN,
  regio: veiligThuis,
  openbareUrl: HUB_PUBLIEKE_URL,
});
