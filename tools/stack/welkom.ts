import { relative } from 'node:path';
import type { Stack } from './stack.js';

const WIDTH = 40;

/** As variables of a shell: what docs/rondleiding-stack.sh reads, and what the tools of an operator ask for. */
export const adressen = (stack: Stack): string =>
  [
    ...stack.diensten.map(({ id, adres }) => `${id.replace('-', '_').toUpperCase()}=${adres}`),
    `UITGEVER=${stack.uitgever}`,
    `KAFKA=${stack.kafka.address}`,
    `KAFKA_BROKERS=${stack.kafka.address}`,
    `DATABASE_URL=${stack.postgres.url}`,
    `EVENTSTOREDB_URL=${stack.log.url}`,
    '',
  ].join('\n');

const API_DOCS = {
  'veilig-thuis': '/veilig-thuis/v1/docs',
  'lokaal-veld': '/lokaal-veld/v1/docs',
  gemeente: '/gemeente/v1/docs',
} as const;

/** What the person who started the stack reads: where everything is and what to do next. */
export const welkom = (stack: Stack): readonly string[] => {
  const line = (wat: string, waar: string): string => `  ${wat.padEnd(WIDTH)} ${waar}`;
  const { port, data } = stack.postgres;
  return [
    '',
    'De stack draait: elke dienst is een eigen proces.',
    ...Object.entries(API_DOCS).map(([naam, pad]) =>
      line(`API ${naam}`, `${stack.dienst(naam).adres}${pad}`),
    ),
    line('Gebruikers en tokens', `${stack.uitgever}/`),
    line('Kafka', stack.kafka.address),
    line('Logboek (testserver voor EventStoreDB)', stack.log.url),
    line('PostgreSQL', `127.0.0.1:${port}, gegevens in ${data}`),
    ...stack.diensten.map(({ id, adres }) => line(`Gezondheid ${id}`, `${adres}/gezondheid/gereed`)),
    ...stack.diensten.map(({ id, metrics }) => line(`Metrieken ${id}`, metrics)),
    line('Logs', `${relative(process.cwd(), stack.folder)}/logs/<dienst>.log`),
    '',
    'Een casus door alle diensten heen: bash docs/rondleiding-stack.sh',
    `Gereedschap van de beheerder: set -a; . ${relative(process.cwd(), stack.folder)}/adressen.env; set +a; npm run -s afnemers -- lijst`,
    'Stoppen: Ctrl+C. Opnieuw starten gaat verder met dezelfde gegevens; met --leeg begint u opnieuw.',
    '',
  ];
};
