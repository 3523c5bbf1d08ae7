import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ROOT } from '../root.js';
import { NietTeMeten } from './meting.js';

/** A package of its own: its peers cannot be installed beside ours, and the hub must not depend on it. */
const PAKKET = join(ROOT, 'tools/bench/emmett');
const MAP = join(ROOT, '.bench/emmett');
const NPM_TIMEOUT_MS = 180_000;

/** As much of Emmett as is measured. */
export interface Emmett {
  readonly versie: string;
  readonly getPostgreSQLEventStore: (url: string) => EmmettLog;
  readonly postgreSQLRawSQLProjection: (projectie: EmmettProjectie) => unknown;
  readonly rebuildPostgreSQLProjections: (opties: {
    readonly connectionString: string;
    readonly projections: readonly unknown[];
    readonly pulling?: { readonly batchSize: number };
  }) => { readonly start: () => Promise<unknown>; readonly close: () => Promise<unknown> };
  /** Makes SQL with its parameters. */
  readonly SQL: (delen: TemplateStringsArray, ...waarden: readonly unknown[]) => unknown;
}

export interface EmmettGebeurtenis {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface EmmettLog {
  readonly schema: { readonly migrate: () => Promise<unknown> };
  readonly appendToStream: (
    stroom: string,
    events: readonly EmmettGebeurtenis[],
    opties: { readonly expectedStreamVersion: bigint },
  ) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface EmmettProjectie {
  readonly name: string;
  readonly canHandle: readonly string[];
  readonly evolve: (event: EmmettGebeurtenis) => unknown;
  readonly init: () => unknown;
}

/** Installs it when it is not there yet. @throws NietTeMeten when that does not succeed */
export const emmett = async (): Promise<Emmett> => {
  await installeer();
  const uit = (pakket: string): Promise<unknown> =>
    import(pathToFileURL(join(MAP, 'node_modules/@event-driven-io', pakket, 'dist/index.js')).href);
  const [log, dumbo] = await Promise.all([uit('emmett-postgresql'), uit('dumbo')]);
  const { version } = JSON.parse(
    readFileSync(join(MAP, 'node_modules/@event-driven-io/emmett-postgresql/package.json'), 'utf8'),
  ) as { readonly version: string };
  return { ...(log as Omit<Emmett, 'versie' | 'SQL'>), ...(dumbo as Pick<Emmett, 'SQL'>), versie: version };
};

const isInstalled = (): boolean => {
  const slot = 'package-lock.json';
  return (
    existsSync(join(MAP, 'node_modules/@event-driven-io/emmett-postgresql/package.json')) &&
    readFileSync(join(MAP, slot), 'utf8') === readFileSync(join(PAKKET, slot), 'utf8')
  );
};

const installeer = async (): Promise<void> => {
  if (isInstalled()) return;
  mkdirSync(MAP, { recursive: true });
  for (const naam of ['package.json', 'package-lock.json', '.npmrc'])
    cpSync(join(PAKKET, naam), join(MAP, naam));
  try {
    await promisify(execFile)('npm', ['ci', '--ignore-scripts'], { cwd: MAP, timeout: NPM_TIMEOUT_MS });
  } catch (cause) {
    const { stderr = '', message } = cause as { readonly stderr?: string; readonly message: string };
    const [waarom = message] = stderr.split('\n').filter((regel) => regel.startsWith('npm error'));
    throw new NietTeMeten(
      `Emmett is niet te installeren in .bench/emmett (${waarom}). Met toegang tot een npm-register gaat dit vanzelf.`,
      { cause },
    );
  }
};
