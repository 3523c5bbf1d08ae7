import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Afloop, Omgeving } from './hub-proces.js';
import { ROOT } from './repository.js';

export type Dienstnaam =
  'veilig-thuis' | 'lokaal-veld' | 'gemeente' | 'relais' | 'projecties' | 'termijnwachter';

/** Far above the few seconds that a start takes, below the patience of a test. */
const START_LIMIET_MS = 240_000;

export interface Gereedheid {
  readonly onderdelen: readonly ({ readonly naam: string; readonly status: string } & Readonly<
    Record<string, unknown>
  >)[];
}

/** A service as operators start it: a process of its own, built, on a free port. */
export class DienstProces {
  private constructor(
    private readonly kind: ChildProcess,
    readonly adres: string,
    private readonly gehoord: () => string,
    private readonly einde: Promise<Afloop>,
  ) {}

  /** Tells every line until then. Resolves when it says that it runs; rejects with all that it said when it ends before that. */
  static async start(
    naam: Dienstnaam,
    omgeving: Omgeving,
    opRegel: (regel: string) => void = () => undefined,
  ): Promise<DienstProces> {
    const { kind, einde, gehoord } = voerUit(naam, omgeving);
    const limiet = setTimeout(() => kind.kill('SIGKILL'), START_LIMIET_MS);
    let adres: string | undefined;
    for await (const regel of createInterface(kind.stdout)) {
      opRegel(regel);
      adres = new RegExp(`^De dienst ${naam} draait op (\\S+)$`).exec(regel)?.[1];
      if (adres !== undefined) break;
    }
    clearTimeout(limiet);
    if (adres !== undefined) return new DienstProces(kind, adres, gehoord, einde);
    const { code, signaal, stdout, stderr } = await einde;
    throw new Error(`${naam} did not start (${String(code ?? signaal)}): ${stdout}${stderr}`);
  }

  /** For a start that must fail: what it said and with which code it ended. */
  static async mislukt(naam: Dienstnaam, omgeving: Omgeving): Promise<Afloop> {
    const { kind, einde } = voerUit(naam, omgeving);
    const limiet = setTimeout(() => kind.kill('SIGKILL'), START_LIMIET_MS);
    const afloop = await einde;
    clearTimeout(limiet);
    return afloop;
  }

  /** What it has written to standard output. */
  get gezegd(): string {
    return this.gehoord();
  }

  /** The answer of one of its addresses, as JSON. */
  async vraag(pad: string): Promise<{ readonly status: number; readonly inhoud: unknown }> {
    const antwoord = await fetch(`${this.adres}${pad}`);
    return { status: antwoord.status, inhoud: await antwoord.json() };
  }

  /** Resolves when it says that it has all that it needs, and for what is then behind; the test limits the wait. */
  async gereed(): Promise<Gereedheid> {
    for (;;) {
      const { status, inhoud } = await this.vraag('/gezondheid/gereed');
      if (status === 200) return inhoud as Gereedheid;
    }
  }

  /** Resolves when it says that it misses something. */
  async nietGereed(): Promise<Gereedheid> {
    for (;;) {
      const { status, inhoud } = await this.vraag('/gezondheid/gereed');
      if (status === 503) return inhoud as Gereedheid;
    }
  }

  async stop(): Promise<Afloop> {
    this.kind.kill('SIGTERM');
    return this.einde;
  }

  async dood(): Promise<Afloop> {
    this.kind.kill('SIGKILL');
    return this.einde;
  }
}

const voerUit = (naam: Dienstnaam, omgeving: Omgeving) => {
  const main = join(ROOT, 'dist/apps', naam, 'src/main.js');
  if (!existsSync(main))
    throw new Error('there is no build to start: run npm run build first, or all tests with npm test');
  const schoon = Object.fromEntries(
    Object.entries(process.env).filter(([each]) => ['PATH', 'HOME', 'LANG', 'TMPDIR'].includes(each)),
  );
  const kind = spawn(process.execPath, ['--enable-source-maps', main], {
    cwd: ROOT,
    env: { ...schoon, HUB_POORT: '0', ...omgeving },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  kind.stdout.on('data', (stuk: Buffer) => (stdout += stuk.toString()));
  kind.stderr.on('data', (stuk: Buffer) => (stderr += stuk.toString()));
  const einde = once(kind, 'close').then(([code, signaal]): Afloop => {
    return { code: code as number | null, signaal: signaal as NodeJS.Signals | null, stdout, stderr };
  });
  return { kind, einde, gehoord: () => stdout };
};
