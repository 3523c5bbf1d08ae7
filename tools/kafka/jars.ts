import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Kafka cannot be started here; the message is Dutch and says what to install. */
export class KafkaOntbreekt extends Error {
  override readonly name = 'KafkaOntbreekt';
}

const OLDEST_JAVA = 17;

const INSTALLEER =
  'Installeer Java 17 of nieuwer en Maven, op Debian of Ubuntu met: sudo apt-get install openjdk-17-jre-headless maven';

/** Maven fetches about 45 MB once; a slow line gets its time. */
const MAVEN_TIMEOUT_MS = 600_000;

const run = (
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    // Not spawn's own time limit: its timer outlives a command that does not exist.
    const limit = setTimeout(() => child.kill(), MAVEN_TIMEOUT_MS);
    const end = (code: number, text: string): void => {
      clearTimeout(limit);
      resolve({ code, output: text });
    };
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.once('error', (error) => end(-1, error.message));
    child.once('close', (code) => end(code ?? -1, output));
  });

const requireJava = async (): Promise<void> => {
  const { code, output } = await run('java', ['-version'], process.cwd());
  const version = Number(/version "(\d+)/.exec(output)?.[1] ?? 0);
  if (code === 0 && version >= OLDEST_JAVA) return;
  const found = code === 0 ? `dit is Java ${version}` : 'java is niet gevonden';
  throw new KafkaOntbreekt(`Kafka heeft Java ${OLDEST_JAVA} of nieuwer nodig; ${found}.\n${INSTALLEER}`);
};

/** The folder with Kafka's jars; Maven fills it the first time. @throws KafkaOntbreekt */
export const kafkaJars = async (root: string, version?: string): Promise<string> => {
  await requireJava();
  const jars = join(root, '.kafka', version ?? 'vast', 'jars');
  if (existsSync(jars)) return jars;
  const partial = `${jars}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const args = [
    '-q',
    '-B',
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${partial}`,
  ];
  const { code, output } = await run(
    'mvn',
    version === undefined ? args : [...args, `-Dkafka.version=${version}`],
    join(root, 'infra/kafka'),
  );
  if (code !== 0) {
    rmSync(partial, { recursive: true, force: true });
    if (code < 0)
      throw new KafkaOntbreekt(`Kafka wordt opgehaald met Maven, en mvn is niet te starten.\n${INSTALLEER}`);
    throw new KafkaOntbreekt(`Maven (mvn) haalde Kafka niet op (${code}):\n${output.trim().slice(-2_000)}`);
  }
  if (!existsSync(jars)) renameSync(partial, jars);
  return jars;
};
