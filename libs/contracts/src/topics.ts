import { DOMEIN } from './berichten/berichttypen.js';

/** The topics by name; partitions, replication and retention are data in infra/kafka/topics.json. */
export const TOPICS = {
  casussen: `${DOMEIN}.v1`,
  deadLetter: `${DOMEIN}.dead-letter.v1`,
} as const;

/** The topic of one gemeente, by its CBS code. */
export const topicVanGemeente = (gemeente: string): string => `${DOMEIN}.${gemeente.toLowerCase()}.v1`;

/** Where the systems of one Veilig Thuis put their commands; only they may write there, so the topic tells who asks. */
export const topicInkomend = (veiligThuis: string): string => `${DOMEIN}.inkomend.${veiligThuis}.v1`;

/** Where the hub answers them; only that Veilig Thuis may read there. */
export const topicAntwoorden = (veiligThuis: string): string => `${DOMEIN}.antwoorden.${veiligThuis}.v1`;
