import { readFileSync } from 'node:fs';
import { KafkaBus, NotHealthy, OpstartFout, openKafka } from '#platform';
import type { HealthCheck, KafkaOptions } from '#platform';
import type { Kafka } from '../config/delen.js';
import { wachtOp } from '../start/wacht.js';
import { Kafkapols } from './kafkapols.js';
import type { Opbouw } from './opbouw.js';

/** A topic that is not there may be on its way: whoever installs makes them while the services start. */
class TopicsOntbreken extends OpstartFout {
  constructor(topics: readonly string[]) {
    super(
      `Op Kafka ${topics.length === 1 ? 'ontbreekt' : 'ontbreken'}: ${topics.join(', ')}.`,
      'Maak de topics: npm run -s kafka -- topics --brokers <host:poort,...>.',
    );
  }
}

export interface Kafkamotor {
  readonly bus: KafkaBus;
  readonly gezondheid: HealthCheck;
}

export interface Kafkaeisen {
  /** Topics that the app cannot do without. */
  readonly topics: readonly string[];
  /** Whether the app has other work that goes on without Kafka: then it starts without, and says that it is behind. */
  readonly kanZonder?: boolean;
}

/** Each attempt of the client itself takes about ten seconds; together this is about a minute. */
const POGINGEN = 6;

/** The Kafka of the configuration, seen to answer unless the app can do without. @throws OpstartFout */
export const opKafka = async (
  config: Kafka,
  { topics, kanZonder = false }: Kafkaeisen,
  opbouw: Opbouw,
): Promise<Kafkamotor> => {
  const opties = kafkaOpties(config, opbouw);
  if (!kanZonder)
    await wachtOp(() => zieTopics(opties, topics), {
      wat: 'Kafka',
      isAfwezig: (fout) => fout instanceof TopicsOntbreken || isWeg((fout as Error).cause),
      meld: opbouw.meld,
      pogingen: POGINGEN,
    });
  const { onLog: _, ...stil } = opties;
  const pols = new Kafkapols(stil);
  opbouw.afbouw.straks(() => pols.stop());
  const bus = new KafkaBus({ ...opties, session: sessieVan(config) });
  opbouw.afbouw.straks(() => bus.close());
  return { bus, gezondheid: { name: 'kafka', optional: kanZonder, check: () => voel(pols, topics) } };
};

/** A topic may also go missing later; whoever publishes to it then waits, and this says for what. */
const voel = async (pols: Kafkapols, topics: readonly string[]): Promise<void> => {
  const staan = new Set(await pols.voel());
  const ontbreekt = topics.filter((topic) => !staan.has(topic));
  if (ontbreekt.length > 0) throw new NotHealthy('topics are missing', { ontbreekt });
};

const SECONDE_MS = 1_000;
/** A heartbeat that is lost costs nothing yet; a rebalance waits for whoever is in the middle of a batch. */
const HARTSLAGEN_PER_SESSIE = 10;
const SESSIES_PER_HERVERDELING = 2;

const sessieVan = ({ KAFKA_SESSIE_SECONDEN }: Kafka) => ({
  timeoutMs: KAFKA_SESSIE_SECONDEN * SECONDE_MS,
  heartbeatMs: (KAFKA_SESSIE_SECONDEN * SECONDE_MS) / HARTSLAGEN_PER_SESSIE,
  rebalanceMs: KAFKA_SESSIE_SECONDEN * SESSIES_PER_HERVERDELING * SECONDE_MS,
});

const kafkaOpties = (config: Kafka, { naam, logger }: Opbouw): KafkaOptions => ({
  brokers: config.KAFKA_BROKERS.split(','),
  clientId: `overdracht-${naam}`,
  onLog: (message, details) => logger.warn({ msg: message, ...details }, 'kafka'),
  ...(config.KAFKA_TLS === 'ja' && {
    ssl: config.KAFKA_CA === undefined ? true : { ca: pem(config.KAFKA_CA) },
  }),
  ...(config.KAFKA_SASL !== undefined && {
    sasl: {
      mechanism: config.KAFKA_SASL,
      username: config.KAFKA_GEBRUIKER ?? '',
      password: config.KAFKA_WACHTWOORD ?? '',
    },
  }),
});

const pem = (bestand: string): string => {
  try {
    return readFileSync(bestand, 'utf8');
  } catch (cause) {
    throw new OpstartFout(
      `Het CA-bestand ${bestand} is niet te lezen.`,
      'Geef met KAFKA_CA het pad van een PEM-bestand.',
      { cause },
    );
  }
};

const zieTopics = async (opties: KafkaOptions, topics: readonly string[]): Promise<void> => {
  const { onLog: _, ...stil } = opties;
  const admin = openKafka(stil).admin();
  try {
    await admin.connect();
    const staan = new Set(await admin.listTopics());
    const ontbreken = topics.filter((topic) => !staan.has(topic));
    if (ontbreken.length > 0) throw new TopicsOntbreken(ontbreken);
  } catch (fout) {
    throw fout instanceof OpstartFout ? fout : kafkaFout(fout);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
};

const kafkaFout = (cause: unknown): OpstartFout =>
  isWeg(cause)
    ? new OpstartFout(
        'Kafka antwoordt niet.',
        'Controleer KAFKA_BROKERS en KAFKA_TLS, en of de brokers draaien.',
        { cause },
      )
    : new OpstartFout(
        'Kafka weigert deze dienst.',
        'Controleer KAFKA_SASL, KAFKA_GEBRUIKER, KAFKA_WACHTWOORD, KAFKA_CA en de rechten van het account.',
        { cause },
      );

/** Only what Kafka or TLS says in so many words is a refusal; all else may be a broker that is still starting. */
const GEWEIGERD = /SASL|Authentication|Authorization|certificate|CERT|self.signed/i;

const isWeg = (fout: unknown): boolean => {
  for (let at: unknown = fout; at instanceof Error; at = at.cause)
    if (GEWEIGERD.test(at.name) || GEWEIGERD.test(at.message)) return false;
  return true;
};
