import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { OpstartFout } from '#platform';
import { KafkaOntbreekt } from './kafka/jars.js';
import { ROOT } from './root.js';
import { lockFolder } from './stack/lock.js';
import { Stack } from './stack/stack.js';
import { adressen, welkom } from './stack/welkom.js';

const GEBRUIK = `Gebruik: npm run stack -- [opties]

  Start Kafka, PostgreSQL, een testserver voor het logboek, de uitgever van tokens en de zes diensten, en wacht op Ctrl-C.

  --map <map>     waar de gegevens staan (standaard .stack)
  --leeg          begin opnieuw: verwijder eerst alles in die map
  --vrije-poorten neem vrije poorten in plaats van de vaste
`;

/** PostgreSQL may have put its data outside the folder, where its own user can come in. */
const empty = (folder: string): void => {
  const pointer = join(folder, 'postgres/postgres.plaats');
  if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true });
  for (const part of [
    'kafka',
    'postgres',
    'logboek',
    'logs',
    'dossiersleutel',
    'inkomend.jwk',
    'ontwikkeluitgever.json',
  ])
    rmSync(join(folder, part), { recursive: true, force: true });
};

const argumenten = () => {
  const { values } = parseArgs({
    options: {
      map: { type: 'string' },
      leeg: { type: 'boolean', default: false },
      'vrije-poorten': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
};

interface Einde {
  readonly code: Promise<number>;
  readonly roep: (code: number) => void;
  isGeroepen: boolean;
}

/** Ctrl-C ends it cleanly; a second one ends it at once, and then the janitor clears up. */
const luisterNaarEinde = (): Einde => {
  let resolve = (_code: number): void => undefined;
  const code = new Promise<number>((done) => (resolve = done));
  const einde: Einde = {
    code,
    isGeroepen: false,
    roep: (value) => {
      einde.isGeroepen = true;
      resolve(value);
    },
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (einde.isGeroepen) process.exit(130);
      console.log('De stack stopt; dat duurt enkele seconden.');
      einde.roep(0);
    });
  }
  return einde;
};

const run = async (folder: string, free: boolean): Promise<number> => {
  const einde = luisterNaarEinde();
  console.log('De stack start; de eerste keer haalt Maven Kafka op.');
  const stack = await Stack.start({
    folder,
    ports: free ? 'free' : 'fixed',
    tell: (line) => console.log(line),
    onDied: (message) => {
      console.error(message);
      einde.roep(1);
    },
  });
  const wegwijzer = join(folder, 'adressen.env');
  // It holds the password of this database, and one that a killed stack left keeps its rights.
  rmSync(wegwijzer, { force: true });
  writeFileSync(wegwijzer, adressen(stack), { mode: 0o600 });
  if (!einde.isGeroepen) welkom(stack).forEach((line) => console.log(line));
  const code = await einde.code;
  rmSync(wegwijzer, { force: true });
  await stack.stop();
  return code;
};

const main = async (): Promise<number> => {
  const values = argumenten();
  if (values.help) {
    console.log(GEBRUIK);
    return 0;
  }
  const folder = resolve(process.env['INIT_CWD'] ?? '.', values.map ?? join(ROOT, '.stack'));
  const lock = lockFolder(folder);
  try {
    if (values.leeg) empty(folder);
    return await run(folder, values['vrije-poorten']);
  } finally {
    lock.release();
  }
};

const reason = (error: unknown): unknown => {
  if (error instanceof OpstartFout || error instanceof KafkaOntbreekt) return error.message;
  if (error instanceof TypeError && 'code' in error) return `${error.message}\n\n${GEBRUIK}`;
  return error instanceof Error ? error.message : error;
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(reason(error));
    process.exit(1);
  },
);
