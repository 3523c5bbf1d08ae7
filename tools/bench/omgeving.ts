import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../root.js';
import type { Opties } from './opties.js';
import { MINSTE_RONDES } from './opties.js';
import { fsyncStand, werkplaats } from './werkplaats.js';

const GIB = 1024 ** 3;

/** On what, with what and how quietly was measured; without it a figure says nothing. */
export interface Omgeving {
  readonly begonnen: string;
  readonly geeindigd?: string;
  readonly commit: string;
  readonly node: string;
  readonly systeem: string;
  readonly processor: string;
  readonly kernen: number;
  readonly geheugenGib: number;
  /** PostgreSQL with its version and how safely it commits. */
  readonly database: string;
  readonly versies: Readonly<Record<string, string>>;
  /** Over one, five and fifteen minutes. */
  readonly belastingBegin: readonly number[];
  readonly belastingEind?: readonly number[];
  readonly rondes: number;
  readonly omvang: string;
  /** False for a trial run: too little work or too few rounds to know anything. */
  readonly geldig: boolean;
}

export const omgevingNu = async (opties: Opties): Promise<Omgeving> => {
  const plaats = await werkplaats();
  const database = await fsyncStand(plaats.pool);
  await plaats.stop();
  const [kern] = cpus();
  return {
    begonnen: new Date().toISOString(),
    commit: await commit(),
    node: process.version,
    systeem: `${type()} ${release()}`,
    processor: kern?.model.trim() ?? 'onbekend',
    kernen: cpus().length,
    geheugenGib: Math.round(totalmem() / GIB),
    database,
    versies: versies(),
    belastingBegin: belasting(),
    rondes: opties.rondes,
    omvang: opties.omvang,
    geldig: opties.omvang === 'gewoon' && opties.rondes >= MINSTE_RONDES,
  };
};

export const afgesloten = (omgeving: Omgeving): Omgeving => ({
  ...omgeving,
  geeindigd: new Date().toISOString(),
  belastingEind: belasting(),
});

const belasting = (): readonly number[] => loadavg().map((waarde) => Math.round(waarde * 100) / 100);

const commit = async (): Promise<string> => {
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('git', args, { cwd: ROOT })).stdout.trim();
  try {
    const [naam, gewijzigd] = [
      await git('rev-parse', '--short=12', 'HEAD'),
      await git('status', '--porcelain', '--untracked-files=no'),
    ];
    return gewijzigd === '' ? naam : `${naam} met wijzigingen`;
  } catch {
    return 'onbekend';
  }
};

const KAFKA_IN_POM = /<kafka\.version>([^<]+)</;

const versies = (): Readonly<Record<string, string>> => {
  const pakket = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const pom = readFileSync(join(ROOT, 'infra/kafka/pom.xml'), 'utf8');
  return { kafka: KAFKA_IN_POM.exec(pom)?.[1] ?? 'onbekend', kafkajs: pakket.dependencies['kafkajs'] ?? '' };
};

/** For above the table. */
export const omgevingstekst = (omgeving: Omgeving): string => {
  const { kernen, processor, geheugenGib, systeem, node, database, commit, rondes, geldig } = omgeving;
  const { belastingBegin, belastingEind, begonnen, versies: gebruikt } = omgeving;
  const eind = belastingEind ? `, aan het eind ${belastingEind.join(' ')}` : '';
  return [
    `${kernen} kernen ${processor}, ${geheugenGib} GiB, ${systeem}; Node ${node}; ` +
      Object.entries(gebruikt)
        .map(([naam, versie]) => `${naam} ${versie}`)
        .join(', '),
    database,
    `commit ${commit}; ${begonnen}; ${rondes} rondes; belasting bij het begin ${belastingBegin.join(' ')}${eind}`,
    ...(geldig ? [] : ['PROEFLOOP: te weinig werk of te weinig rondes, dit zijn geen cijfers.']),
  ].join('\n');
};
