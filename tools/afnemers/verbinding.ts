import { KeyStore } from '#event-sourcing';
import type { EventLog } from '#event-sourcing';
import {
  Berichtenmaker,
  KafkaBus,
  KeyWrapping,
  OpstartFout,
  PostgresEventLog,
  PostgresKeyStore,
  SystemClock,
  laadAfspraken,
  openDatabase,
  openEventStoreDb,
  standaardAfsprakenMap,
} from '#platform';
import type { Bus } from '#platform';
import { stroomVan } from '#dossier';
import { afzenderVan, alleAfnemers, keksUit } from '#samenstelling';
import type { Pool } from 'pg';
import { toegangUit } from '../kafka/admin.js';
import type { Grond } from './grond.js';

type Omgeving = Readonly<Record<string, string | undefined>>;

/** Opens what a command needs from the same variables as the services have, and closes it again. @throws OpstartFout */
export const metGrond = async (
  env: Omgeving,
  meld: (regel: string) => void,
  werk: (grond: Grond) => Promise<void>,
): Promise<void> => {
  const url = verplicht(env, 'DATABASE_URL', 'postgresql://gebruiker@host:5432/database');
  const pool = await openDatabase({ url, name: 'overdracht-hub-beheer' });
  const sluit: (() => Promise<unknown>)[] = [() => pool.end()];
  try {
    const log = await openLog(env, pool, sluit);
    const boek = laadAfspraken(env['AFSPRAKEN_MAP'] ?? standaardAfsprakenMap());
    let bus: Bus | undefined;
    const openBus = (): Bus => {
      if (bus) return bus;
      verplicht(env, 'KAFKA_BROKERS', 'kafka-1:9092,kafka-2:9092');
      const kafka = new KafkaBus({ ...toegangUit(env), clientId: 'overdracht-hub-beheer' });
      sluit.push(() => kafka.close());
      return (bus = kafka);
    };
    await werk({
      pool,
      log,
      meld,
      afnemers: alleAfnemers({ log, boek, keyStore: sleutelsUit(env, pool) }),
      bus: openBus,
      kafkaAccount: env['KAFKA_GEBRUIKER'],
      publiceer: (casusId) => publiceer(casusId, { log, bus: openBus(), env }),
    });
  } finally {
    for (const stap of sluit.reverse()) await stap();
  }
};

const verplicht = (env: Omgeving, naam: string, voorbeeld: string): string => {
  const waarde = env[naam];
  if (waarde) return waarde;
  throw new OpstartFout(`${naam} ontbreekt.`, `Geef ${naam}, zoals ${voorbeeld}.`);
};

const openLog = async (env: Omgeving, pool: Pool, sluit: (() => Promise<unknown>)[]): Promise<EventLog> => {
  const {
    EVENTSTOREDB_URL: url,
    EVENTSTOREDB_GEBRUIKER: username,
    EVENTSTOREDB_WACHTWOORD: password,
    EVENTSTOREDB_CA: tlsCaFile,
  } = env;
  if (!url) {
    const log = new PostgresEventLog(pool);
    sluit.push(() => log.close());
    return log;
  }
  const log = await openEventStoreDb({
    url,
    name: 'overdracht-hub-beheer',
    ...(username && { username }),
    ...(password && { password }),
    ...(tlsCaFile && { tlsCaFile }),
  });
  sluit.push(() => log.close());
  return log;
};

/** Without HUB_KEK every command works but those that destroy keys again. */
const sleutelsUit = (env: Omgeving, pool: Pool): KeyStore => {
  const { HUB_KEK } = env;
  if (HUB_KEK) return new PostgresKeyStore(pool, new KeyWrapping(keksUit({ HUB_KEK })), new SystemClock());
  return new GeenSleutels();
};

class GeenSleutels extends KeyStore {
  override forCase = (): Promise<never> => this.#weiger();
  override existing = (): Promise<never> => this.#weiger();
  override erase = (): Promise<never> => this.#weiger();

  #weiger(): Promise<never> {
    return Promise.reject(
      new OpstartFout('HUB_KEK ontbreekt.', 'Geef HUB_KEK zoals de dienst veilig-thuis haar heeft.'),
    );
  }
}

interface Bron {
  readonly log: EventLog;
  readonly bus: Bus;
  readonly env: Omgeving;
}

const publiceer = async (casusId: string, { log, bus, env }: Bron): Promise<number> => {
  const berichten = {
    BERICHTEN_OIN: verplicht(env, 'BERICHTEN_OIN', '00000009999999999000'),
    HUB_PUBLIEKE_URL: verplicht(env, 'HUB_PUBLIEKE_URL', 'https://hub.voorbeeld.example'),
  };
  const maker = new Berichtenmaker({
    log,
    afzenderVan: (veiligThuis) => afzenderVan(berichten, veiligThuis),
  });
  let aantal = 0;
  for await (const event of log.readStream(stroomVan(casusId))) {
    await bus.publish(await maker.berichtenVan(event));
    aantal += 1;
  }
  return aantal;
};
