import { Kafka, logLevel } from 'kafkajs';
import type { KafkaConfig, LogEntry, SASLOptions } from 'kafkajs';
import { quietTimers } from './quiet-timers.js';

/** A broker on the same network answers in milliseconds; a new connection may wait for a restarting one. */
const CONNECTION_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 15_000;

/** Together about ten seconds: longer outages are the business of the caller, who repeats the same batch. */
const RETRY = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 } as const;

export interface KafkaOptions {
  readonly brokers: readonly string[];
  /** Shown by the broker in its logs and metrics. */
  readonly clientId: string;
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: SASLOptions;
  /** Told what the client has to say, from warnings up; it may repeat itself while a broker is away. */
  readonly onLog?: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

export const openKafka = ({ brokers, clientId, ssl, sasl, onLog }: KafkaOptions): Kafka => {
  quietTimers();
  return new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: RETRY,
    logLevel: onLog ? logLevel.WARN : logLevel.NOTHING,
    logCreator:
      () =>
      ({ namespace, log }: LogEntry) => {
        const { message, timestamp: _, ...details } = log;
        onLog?.(`kafkajs ${namespace}: ${message}`, details);
      },
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
  });
};
