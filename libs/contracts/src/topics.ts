import { DOMEIN } from './berichten/berichttypen.js';

/** The topics by name; partitions, replication and retention are data in infra/kafka/topics.json. */
export const TOPICS = {
  casussen: `${DOMEIN}.v1`,
  inkomend: `${DOMEIN}.inkomend.v1`,
  antwoorden: `${DOMEIN}.antwoorden.v1`,
  deadLetter: `${DOMEIN}.dead-letter.v1`,
} as const;

/** The topic of one gemeente, by its CBS code. */
export const topicVanGemeente = (gemeente: string): string => `${DOMEIN}.${gemeente.toLowerCase()}.v1`;
