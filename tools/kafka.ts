import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { OpstartFout, standaardAfsprakenMap } from '#platform';
import { aclTabel } from './kafka/acls.js';
import { toegangUit } from './kafka/admin.js';
import type { Toegang } from './kafka/admin.js';
import { KafkaBroker } from './kafka/broker.js';
import { KafkaOntbreekt } from './kafka/jars.js';
import { makeAcls, makeTopics, plannedAcls } from './kafka/topics.js';
import { ROOT } from './root.js';

const GEBRUIK = `Gebruik: npm run -s kafka -- [start | topics | acls | inrichten] [opties]

  start    start een echte Kafka op deze machine, maakt de topics en wacht tot Ctrl-C (standaard)
             --map <map>        waar de gegevens staan (standaard .kafka/data)
             --poort <poort>    (standaard 9092)
  topics   maakt op een bestaande Kafka de topics die er nog niet zijn
             --brokers <host:poort,…>
  acls     toont wie op welk topic wat mag; met --brokers worden die rechten gegeven
             --brokers <host:poort,…>
  inrichten  topics en acls na elkaar; mag bij elke nieuwe versie

  topics, acls en inrichten lezen TLS en account uit KAFKA_TLS, KAFKA_CA, KAFKA_SASL, KAFKA_GEBRUIKER en KAFKA_WACHTWOORD,
  en de brokers desnoods uit KAFKA_BROKERS. De gemeenten en Veilig Thuizen komen uit AFSPRAKEN_MAP.
`;

const afspraken = (): string => process.env['AFSPRAKEN_MAP'] ?? standaardAfsprakenMap();

const tellTopics = async (toegang: Toegang): Promise<void> => {
  const { made, copies, wanted } = await makeTopics(ROOT, toegang, afspraken());
  console.log(made.length > 0 ? `Gemaakt: ${made.join(', ')}` : 'Alle topics waren er al.');
  if (made.length > 0 && copies < wanted)
    console.log(
      `Let op: Kafka heeft nu ${copies} ${copies === 1 ? 'broker' : 'brokers'}, dus elk nieuw topic heeft ${copies} ${copies === 1 ? 'kopie' : 'kopieën'} in plaats van ${wanted}.\n` +
        `Valt een broker uit, dan kunnen berichten weg zijn. Voor gebruik: start ${wanted} brokers en maak de topics dan pas.`,
    );
};

const tellAcls = async (brokers = process.env['KAFKA_BROKERS']): Promise<void> => {
  console.log(aclTabel(plannedAcls(ROOT, afspraken())));
  if (!brokers) return;
  await makeAcls(ROOT, toegangUit(process.env, brokers), afspraken());
  console.log('Deze rechten gelden nu op Kafka. Wat er verder al stond is gebleven.');
};

const start = async (folder: string, port: number): Promise<void> => {
  console.log('Kafka start; de eerste keer haalt Maven de jars op.');
  const broker = await KafkaBroker.start({ root: ROOT, folder, port });
  const stop = (): void => void broker.stop().then(() => console.log('Kafka is gestopt.'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await tellTopics({ brokers: [broker.address] });
  } catch (error) {
    await broker.stop();
    throw error;
  }
  console.log(`Kafka luistert op ${broker.address}. Ctrl-C stopt.`);
  await broker.ended();
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { map: { type: 'string' }, poort: { type: 'string' }, brokers: { type: 'string' } },
  });
  const [opdracht = 'start'] = positionals;
  if (opdracht === 'start') {
    const folder = resolve(process.env['INIT_CWD'] ?? '.', values.map ?? join(ROOT, '.kafka/data'));
    return start(folder, Number(values.poort ?? 9092));
  }
  if (opdracht === 'topics') return tellTopics(toegangUit(process.env, values.brokers));
  if (opdracht === 'acls') return tellAcls(values.brokers);
  if (opdracht === 'inrichten') {
    await tellTopics(toegangUit(process.env, values.brokers));
    return tellAcls(values.brokers);
  }
  throw new OpstartFout(`De opdracht '${opdracht}' is onvolledig of onbekend.`, GEBRUIK);
};

const reason = (error: unknown): unknown => {
  if (error instanceof OpstartFout || error instanceof KafkaOntbreekt || error instanceof TypeError)
    return error.message;
  if (error instanceof Error && error.name.startsWith('KafkaJS'))
    return `Kafka is niet bereikbaar: ${error.message}`;
  return error;
};

main().catch((error: unknown) => {
  console.error(reason(error));
  process.exitCode = 1;
});
