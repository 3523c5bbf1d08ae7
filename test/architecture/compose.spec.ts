import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { ROOT, readRepositoryFile, repositoryFiles } from '../support/repository.js';

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly healthcheck?: unknown;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly volumes?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks?: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

const compose = (file: string): Compose => parse(readRepositoryFile(file), { merge: true }) as Compose;
const FILES = ['docker-compose.yml', 'docker-compose.hub.yml'] as const;
const stack = compose('docker-compose.yml');
const ONCE = ['certificaten', 'database', 'logboek', 'topics'];

const apps = readdirSync(join(ROOT, 'apps')).filter((naam) => naam !== 'hub');
const dockerfile = readRepositoryFile('infra/Dockerfile');
const ours = (file: string) =>
  Object.entries(compose(file).services).filter(([, { build }]) => build !== undefined);
const textOf = (file: string): string => readRepositoryFile(file);
const asked = (file: string): readonly string[] => [
  ...new Set([...textOf(file).matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name)),
];

/** The names that some part of the configuration or a tool reads. */
const known = new Set(
  [
    ...[
      'libs/samenstelling/src/config/delen.ts',
      'apps/hub/src/config.ts',
      'apps/veilig-thuis/src/config.ts',
    ],
    ...['tools/kafka/admin.ts', 'tools/eventstoredb.ts', 'tools/database.ts', 'tools/kafka.ts'],
  ].flatMap((file) => readRepositoryFile(file).match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []),
);
/** Read by Node itself, or by a tool in another form. */
const ELSEWHERE = /^(NODE_EXTRA_CA_CERTS|DATABASE_WACHTWOORD_[A-Z_]+)$/;

describe('docker-compose.yml', () => {
  it('has a service for every app, which runs that app', () => {
    for (const naam of apps) expect(stack.services[naam]?.command).toEqual([`dist/apps/${naam}/src/main.js`]);
  });

  it('passes on what the version of Kafka is that the specs run on', () => {
    const version = /<kafka\.version>([^<]+)</.exec(readRepositoryFile('infra/kafka/pom.xml'))?.[1];
    expect(stack.services['kafka']?.image).toBe(`apache/kafka:${version}`);
  });

  it('keeps the engines off the network of the outside, and publishes the three APIs and Kafka on this machine only', () => {
    expect(stack.networks?.['motoren']).toEqual({ internal: true });
    const outside = Object.entries(stack.services).filter(([, { networks }]) => networks?.includes('buiten'));
    expect(outside.map(([naam]) => naam).sort()).toEqual([
      'gemeente',
      'kafka',
      'lokaal-veld',
      'veilig-thuis',
    ]);
    const ports = Object.values(stack.services).flatMap((service) => service.ports ?? []);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(ports).toHaveLength(4);
  });

  it('gives each account of infra/kafka/acls.json that is ours a password, and no service that of another', () => {
    const accounts = apps.flatMap((naam) => stack.services[naam]?.environment?.['KAFKA_GEBRUIKER'] ?? []);
    expect(accounts.sort()).toEqual([
      'hub-projecties',
      'hub-relais',
      'hub-termijnwachter',
      'hub-veilig-thuis',
    ]);
    const jaas = stack.services['kafka']?.environment?.['KAFKA_LISTENER_NAME_CLIENTS_PLAIN_SASL_JAAS_CONFIG'];
    for (const account of [...accounts, 'beheer', 'hub-beheer']) expect(jaas).toContain(`user_${account}="`);
    const wachtwoorden = apps.map((naam) => stack.services[naam]?.environment?.['DATABASE_URL']);
    expect(new Set(wachtwoorden).size).toBe(apps.length);
  });
});

describe.each(FILES)('%s', (file) => {
  const { services, volumes } = compose(file);

  it('runs every service with as little as it needs', () => {
    for (const [naam, service] of Object.entries(services)) {
      expect([naam, service.cap_drop, service.security_opt]).toEqual([
        naam,
        ['ALL'],
        ['no-new-privileges:true'],
      ]);
      const isOurs = service.build !== undefined;
      expect([naam, service.read_only ?? false]).toEqual([naam, isOurs]);
      expect([naam, service.healthcheck !== undefined || isOurs || ONCE.includes(naam)]).toEqual([
        naam,
        true,
      ]);
    }
  });

  it('names only variables that the apps know, and programs and volumes that exist', () => {
    for (const [naam, { environment = {}, command = [] }] of ours(file)) {
      const strange = Object.keys(environment).filter((name) => !known.has(name) && !ELSEWHERE.test(name));
      expect([naam, strange]).toEqual([naam, []]);
      const [program = 'dist/apps/hub/src/main.js'] = command;
      const source = program.replace(/^dist\//, '').replace(/\.js$/, '.ts');
      expect([program, existsSync(join(ROOT, source))]).toEqual([program, true]);
    }
    const used = Object.values(services).flatMap((service) => service.volumes ?? []);
    const names = new Set(used.map((volume) => volume.split(':')[0]));
    expect([...names].sort()).toEqual(Object.keys(volumes).sort());
  });

  it('holds no secret', () => {
    const values = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment));
    const secret = values.filter(([name]) => /PASSWORD|WACHTWOORD|KEK|SLEUTEL|JAAS/.test(name));
    expect(secret.filter(([, value]) => !String(value).includes('${'))).toEqual([]);
    expect(values.filter(([, value]) => /:\/\/[^/${}]+:[^$][^@]*@/.test(String(value)))).toEqual([]);
  });
});

describe('infra/maak-env.mjs', () => {
  const written = execFileSync(process.execPath, [join(ROOT, 'infra/maak-env.mjs')], { encoding: 'utf8' });
  const lines = written.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

  it('writes every variable that docker-compose.yml asks for, and no other', () => {
    const names = lines.map((line) => line.slice(0, line.indexOf('=')));
    expect([...names].sort()).toEqual([...asked('docker-compose.yml')].sort());
  });

  it('makes secrets of its own each time, in forms that the services take', () => {
    const values = new Map(lines.map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]));
    expect(values.get('HUB_KEK')).toMatch(/^[a-z0-9-]+:[A-Za-z0-9+/]{43}=$/);
    const jwk = JSON.parse(values.get('INKOMEND_SLEUTEL')?.slice(1, -1) ?? '') as Record<string, string>;
    expect(Object.keys(jwk).sort()).toEqual(['crv', 'd', 'kid', 'kty', 'x', 'y']);
    const secrets = [...values.entries()].filter(([name]) => name?.includes('WACHTWOORD'));
    expect(new Set(secrets.map(([, value]) => value)).size).toBe(secrets.length);
    for (const [, value] of secrets) expect(value).toMatch(/^[0-9a-f]{48}$/);
  });
});

describe('infra/Dockerfile', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, paths = '']) =>
    paths.split(' ').slice(0, -1),
  );
  const ignored = readRepositoryFile('.dockerignore').split('\n');

  it('copies only what exists, and what .dockerignore lets through', () => {
    const letThrough = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    for (const path of copied) {
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
      expect([
        path,
        letThrough.some((allowed) => path === allowed || path.startsWith(`${allowed}/`)),
      ]).toEqual([path, true]);
    }
    for (const allowed of letThrough)
      expect([allowed, copied.some((path) => path === allowed || path.startsWith(`${allowed}/`))]).toEqual([
        allowed,
        true,
      ]);
    expect(ignored).toContain('*');
  });

  it('runs as a user that is not root, and takes the data that the programs in it read', () => {
    expect(dockerfile).toMatch(/^USER 1000:1000$/m);
    const read = repositoryFiles()
      .filter((file) => /^tools\/(database|eventstoredb|kafka)/.test(file) && !file.includes('.spec.'))
      .flatMap((file) => [
        ...readRepositoryFile(file).matchAll(/'(infra\/(?:postgres|eventstoredb)\/[^']+)'/g),
      ])
      .map(([, path = '']) => path);
    expect(read.length).toBeGreaterThan(0);
    for (const path of read)
      expect(copied.some((each) => path === each || path.startsWith(`${each}/`))).toBe(true);
  });
});
