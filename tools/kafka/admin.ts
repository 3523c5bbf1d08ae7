import { readFileSync } from 'node:fs';
import type { Admin, SASLOptions } from 'kafkajs';
import { OpstartFout, openKafka } from '#platform';
import type { KafkaOptions } from '#platform';

/** Where Kafka is and who we are there. */
export type Toegang = Pick<KafkaOptions, 'brokers' | 'ssl' | 'sasl'>;

const SASL: readonly string[] = ['plain', 'scram-sha-256', 'scram-sha-512'];

/** From the same variables as the services have. @throws OpstartFout */
export const toegangUit = (
  env: Readonly<Record<string, string | undefined>>,
  brokers = env['KAFKA_BROKERS'],
): Toegang => {
  if (!brokers)
    throw new OpstartFout('Het adres van Kafka ontbreekt.', 'Geef --brokers host:poort,… of KAFKA_BROKERS.');
  const { KAFKA_TLS: tls, KAFKA_CA: ca, KAFKA_SASL: mechanism } = env;
  if (mechanism && !SASL.includes(mechanism))
    throw new OpstartFout(`KAFKA_SASL is ${mechanism}.`, `Geef ${SASL.join(', ')}, of niets.`);
  return {
    brokers: brokers.split(','),
    ...(tls === 'ja' ? { ssl: ca ? { ca: readFileSync(ca, 'utf8') } : true } : {}),
    ...(mechanism ? { sasl: saslOf(mechanism, env) } : {}),
  };
};

const saslOf = (mechanism: string, env: Readonly<Record<string, string | undefined>>): SASLOptions =>
  ({
    mechanism,
    username: env['KAFKA_GEBRUIKER'] ?? '',
    password: env['KAFKA_WACHTWOORD'] ?? '',
  }) as SASLOptions;

/** Does something as the operator, and says goodbye. */
export const asAdmin = async <T>(toegang: Toegang, work: (admin: Admin) => Promise<T>): Promise<T> => {
  const admin = openKafka({ ...toegang, clientId: 'overdracht-hub-beheer' }).admin();
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
};
