import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './repository.js';

const MAIN = join(ROOT, 'dist/apps/hub/src/main.js');
const ONTWIKKEL_GEHEIM = 'alleen-voor-ontwikkeling';

/** Far above the few seconds that a start takes, below the patience of a test. */
const START_LIMIET_MS = 240_000;

export type Omgeving = Readonly<Record<string, string>>;

export interface Afloop {
  readonly code: number | null;
  readonly signaal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The hub as people start it: its own process, built, with a data folder and ports of its own. */
export class HubProces {
  private constructor(
    private readonly kind: ChildProcess,
    readonly adres: string,
    readonly uitgever: string,
    /** Folder of the database. */
    readonly gegevens: string,
    private readonly gehoord: () => string,
    private readonly einde: Promise<Afloop>,
  ) {}

  /** Resolves when it tells where it is; rejects with all that it said when it ends before that. */
  static async start(omgeving: Omgeving, ...argumenten: readonly string[]): Promise<HubProces> {
    const { kind, einde, regels, gehoord } = voerUit(omgeving, argumenten);
    const adressen = new Map<string, string>();
    const limiet = setTimeout(() => kind.kill('SIGKILL'), START_LIMIET_MS);
    for await (const regel of regels) {
      for (const [naam, vorm] of Object.entries(WELKOM)) {
        const gevonden = vorm.exec(regel)?.[1];
        if (gevonden !== undefined) adressen.set(naam, gevonden);
      }
      if (adressen.size === Object.keys(WELKOM).length) break;
    }
    clearTimeout(limiet);
    const [adres, uitgever, gegevens] = Object.keys(WELKOM).map((naam) => adressen.get(naam));
    if (adres !== undefined && uitgever !== undefined && gegevens !== undefined)
      return new HubProces(kind, adres, uitgever, gegevens, gehoord, einde);
    const { code, signaal, stdout, stderr } = await einde;
    throw new Error(`the hub did not start (${String(code ?? signaal)}): ${stdout}${stderr}`);
  }

  /** For a start that must fail: what it said and with which code it ended. */
  static async mislukt(omgeving: Omgeving, ...argumenten: readonly string[]): Promise<Afloop> {
    const { kind, einde } = voerUit(omgeving, argumenten);
    const limiet = setTimeout(() => kind.kill('SIGKILL'), START_LIMIET_MS);
    const afloop = await einde;
    clearTimeout(limiet);
    return afloop;
  }

  /** What it has written to standard output. */
  get gezegd(): string {
    return this.gehoord();
  }

  async token(gebruiker: string): Promise<string> {
    const antwoord = await fetch(`${this.uitgever}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: gebruiker,
        client_secret: ONTWIKKEL_GEHEIM,
      }),
    });
    const { access_token: token } = (await antwoord.json()) as { readonly access_token?: string };
    if (token === undefined) throw new Error(`no token for ${gebruiker}: ${antwoord.status}`);
    return token;
  }

  /** Ends it as a power cut would; `ookDatabase` takes PostgreSQL along. */
  async dood(ookDatabase: boolean): Promise<void> {
    if (ookDatabase) this.doodDatabase();
    this.kind.kill('SIGKILL');
    await this.einde;
  }

  async stop(): Promise<Afloop> {
    this.kind.kill('SIGTERM');
    return this.einde;
  }

  private doodDatabase(): void {
    const bestand = join(this.gegevens, 'postmaster.pid');
    const pid = existsSync(bestand) ? Number(readFileSync(bestand, 'utf8').split('\n')[0]) : Number.NaN;
    if (Number.isInteger(pid)) process.kill(pid, 'SIGKILL');
  }
}

/** Where the welcome tells what. */
const WELKOM = {
  adres: /^De overdracht-hub draait op (\S+)$/,
  uitgever: /^ {2}Gebruikers en tokens voor de ontwikkeling +(\S+?)\/?$/,
  gegevens: /^ {2}Gegevens +(\S.*)$/,
} as const;

const voerUit = (omgeving: Omgeving, argumenten: readonly string[]) => {
  if (!existsSync(MAIN))
    throw new Error('there is no build to start: run npm run build first, or all tests with npm test');
  const schoon = Object.fromEntries(
    Object.entries(process.env).filter(([naam]) => ['PATH', 'HOME', 'LANG', 'TMPDIR'].includes(naam)),
  );
  const kind = spawn(process.execPath, ['--enable-source-maps', MAIN, ...argumenten], {
    cwd: ROOT,
    env: { ...schoon, HUB_POORT: '0', UITGEVER_POORT: '0', ...omgeving },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  kind.stdout.on('data', (stuk: Buffer) => (stdout += stuk.toString()));
  kind.stderr.on('data', (stuk: Buffer) => (stderr += stuk.toString()));
  const einde = once(kind, 'close').then(([code, signaal]): Afloop => {
    return { code: code as number | null, signaal: signaal as NodeJS.Signals | null, stdout, stderr };
  });
  return { kind, einde, regels: createInterface(kind.stdout), gehoord: () => stdout };
};

/** A port on which nobody listens now, for what must keep its address over a restart. */
export const vrijePoort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
