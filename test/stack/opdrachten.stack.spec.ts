import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { Afsprakenboek } from '#afspraken';
import { InkomendeOpdrachtenModule, InkomendeSleutels } from '#casus';
import {
  TOPICS,
  alsOpdrachtbericht,
  bronVanOpdrachten,
  topicAntwoorden,
  topicInkomend,
  versleutelOpdracht,
} from '#contracts';
import type { Opdrachtnaam } from '#contracts';
import {
  Clock,
  CommandLog,
  EventLog,
  IdempotencyRegister,
  InzageLog,
  KeyStore,
  LogUnavailable,
  StepwiseCommandLog,
  WakeUp,
} from '#event-sourcing';
import type { AppendResult, UnpositionedRecord } from '#event-sourcing';
import {
  HubLogger,
  KeyWrapping,
  PostgresEventLog,
  PostgresIdempotencyRegister,
  PostgresInzageLog,
  PostgresKeyStore,
  SealedIdempotencyRegister,
  SystemClock,
  createHubApp,
  ensureTopics,
  laadAfspraken,
  openKafka,
  standaardAfsprakenMap,
} from '#platform';
import type { ReceivedMessage } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { melding, triagebesluit } from '../support/lichamen.js';
import { ROOT } from '../support/repository.js';
import { withKafka } from './with-kafka.js';

const database = withTestDatabase();
const kafka = withKafka();

const VT = 'zuid-limburg';
const AFZENDER = { oin: '00000009999999999000', regio: VT, openbareUrl: 'https://hub.voorbeeld.example' };
const KEK = { id: 'proef', bytes: randomBytes(32) };

/** Writes what it is given; from the n-th append on the answer gets lost, and then it answers nobody any more. */
class StervendLog extends PostgresEventLog {
  readonly gestorven: Promise<void>;
  #sterf: () => void = () => undefined;
  #dood = false;

  constructor(
    pool: Pool,
    private nog: number,
  ) {
    super(pool);
    this.gestorven = new Promise((resolve) => (this.#sterf = resolve));
  }

  override async append(
    stroom: string,
    revisie: number,
    records: readonly UnpositionedRecord[],
  ): Promise<AppendResult> {
    if (this.#dood) throw new LogUnavailable('the process is dead');
    const geschreven = await super.append(stroom, revisie, records);
    this.nog -= 1;
    if (this.nog > 0) return geschreven;
    this.#dood = true;
    this.#sterf();
    throw new LogUnavailable('the process is dead');
  }
}

@Module({})
class ProefModule {}

describe('commands of Veilig Thuis on Kafka', () => {
  let pool: Pool;
  let sleutels: InkomendeSleutels;
  let jwks: Server;
  let map: string;
  const apps: INestApplication[] = [];
  const gekregen: ReceivedMessage[] = [];
  const nieuws = new WakeUp();

  beforeAll(async () => {
    sleutels = await InkomendeSleutels.lees(await InkomendeSleutels.maak());
    jwks = createServer((_, antwoord) => void antwoord.end(JSON.stringify(sleutels.publiek))).listen(0);
    map = mkdtempSync(join(tmpdir(), 'opdracht-test-'));
    const admin = openKafka({ brokers: [kafka.broker().address], clientId: 'test' }).admin();
    await admin.connect();
    const namen = [topicInkomend(VT), topicAntwoorden(VT), TOPICS.deadLetter];
    await ensureTopics(
      admin,
      namen.map((name) => ({ name, partitions: 3, replication: 1, minInSync: 1, retentionDays: null })),
    );
    await admin.disconnect();
    pool = await database.freshPool();
    await kafka.bus().consume({
      group: 'proef',
      topics: namen.slice(1),
      positionOf: async () => undefined,
      handle: async (_, berichten) => {
        gekregen.push(...berichten);
        nieuws.notify();
      },
    });
  });
  afterAll(() => {
    jwks.close();
    rmSync(map, { recursive: true });
  });
  beforeEach(() => void gekregen.splice(0));
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
  });

  const start = async (log: EventLog): Promise<INestApplication> => {
    const keyStore = new PostgresKeyStore(pool, new KeyWrapping([KEK]), new SystemClock());
    const register = new SealedIdempotencyRegister(new PostgresIdempotencyRegister(pool), keyStore);
    const providers = [
      { provide: EventLog, useValue: log },
      { provide: KeyStore, useValue: keyStore },
      { provide: IdempotencyRegister, useValue: register },
      { provide: CommandLog, useValue: new StepwiseCommandLog(log, register, keyStore) },
      { provide: Afsprakenboek, useValue: laadAfspraken(standaardAfsprakenMap()) },
      { provide: InzageLog, useValue: new PostgresInzageLog(pool) },
      { provide: Clock, useValue: new SystemClock() },
    ];
    const inkomend = InkomendeOpdrachtenModule.met({
      ...{ bus: kafka.bus(), pool, sleutels, veiligThuizen: [{ id: VT, afzender: AFZENDER }] },
      onError: () => undefined,
    });
    const module: DynamicModule = {
      ...{ module: ProefModule, global: true, providers, exports: providers },
      imports: [inkomend],
    };
    const app = await createHubApp(module, { logger: new HubLogger({ level: 'error' }) });
    apps.push(app);
    await app.init();
    return app;
  };

  const maak = async (
    naam: Opdrachtnaam,
    lichaam: object,
    { id = randomUUID(), casusId }: { readonly id?: string; readonly casusId?: string } = {},
  ) => {
    const [sleutel] = sleutels.publiek.keys;
    const bron = bronVanOpdrachten(AFZENDER);
    const inhoud = { bron, naam, id, medewerker: 'm-1', lichaam, ...(casusId !== undefined && { casusId }) };
    const jwe = await versleutelOpdracht(inhoud, { ...sleutel });
    return {
      topic: topicInkomend(VT),
      ...alsOpdrachtbericht({ id, naam, casusId, jwe, bron, tijdstip: '2026-03-02T09:00:00Z' }),
    };
  };

  /** The answers to a command, when there are that many. */
  const antwoorden = async (id: string, aantal = 1): Promise<readonly ReceivedMessage[]> => {
    for (;;) {
      const gezien = nieuws.count;
      const gevonden = gekregen.filter(({ headers }) => headers['ce_opdrachtid'] === id);
      if (gevonden.length >= aantal) return gevonden;
      await nieuws.wait(gezien, new AbortController().signal);
    }
  };
  const brief = async (id: string): Promise<ReceivedMessage> => {
    for (;;) {
      const gezien = nieuws.count;
      const gevonden = gekregen.find(
        (bericht) => bericht.topic === TOPICS.deadLetter && bericht.headers['ce_id'] === id,
      );
      if (gevonden) return gevonden;
      await nieuws.wait(gezien, new AbortController().signal);
    }
  };
  const inhoudVan = (bericht: ReceivedMessage | undefined) =>
    JSON.parse(bericht?.value ?? '{}') as { readonly casusId: string; readonly status: number };
  const typesVan = async (casusId: string): Promise<readonly string[]> => {
    const { rows } = await pool.query<{ type: string }>(
      'select type from gebeurtenissen where stroom = $1 order by positie',
      [`casus-${casusId}`],
    );
    return rows.map(({ type }) => type);
  };

  it('are taken, refused, recognised when they come twice, and no poison stops them', async () => {
    await start(new PostgresEventLog(pool));
    const bus = kafka.bus();
    const open = await maak('melding', melding());
    const id = open.key;
    await bus.publish([open]);
    const { casusId } = inhoudVan((await antwoorden(id))[0]);
    const [vreemd, vroeg, laat] = [randomUUID(), randomUUID(), randomUUID()];
    const triage = await maak('triagebesluit', triagebesluit('lokaal-veld'), { id: laat, casusId });
    await bus.publish([
      { ...(await maak('triagebesluit', {}, { id: vreemd, casusId })), value: '{"naam":"Verzonnen Naam"}' },
      await maak('monitormoment', {}, { id: vroeg, casusId }),
      triage,
      triage,
    ]);
    const [eerste, tweede] = await antwoorden(laat, 2);
    expect(eerste?.headers).toMatchObject({ ce_type: 'nl.veiligheid.casussen.antwoord.aanvaard.v1' });
    expect([tweede?.value, tweede?.headers]).toEqual([eerste?.value, eerste?.headers]);
    expect(inhoudVan((await antwoorden(vroeg))[0]).status).toBe(400);
    expect((await brief(vreemd)).value).toBe('');
    expect(await typesVan(casusId)).toEqual(['MeldingOntvangen', 'TriageBesluit']);
    expect(JSON.stringify(gekregen)).not.toContain('Verzonnen Naam');
  });

  it('are done once and answered once when the process dies between the log and the answer, again and again', async () => {
    const bus = kafka.bus();
    for (let ronde = 0; ronde < 3; ronde += 1) {
      const log = new StervendLog(pool, 2);
      const app = await start(log);
      const opdrachten = await Promise.all(Array.from({ length: 12 }, () => maak('melding', melding())));
      await bus.publish(opdrachten);
      await log.gestorven;
      apps.splice(apps.indexOf(app), 1);
      await app.close();
      const opvolger = await start(new PostgresEventLog(pool));
      for (const { key } of opdrachten) {
        const gevonden = await antwoorden(key);
        expect(new Set(gevonden.map(({ value }) => value)).size).toBe(1);
        expect(await typesVan(inhoudVan(gevonden[0]).casusId)).toEqual(['MeldingOntvangen']);
      }
      apps.splice(apps.indexOf(opvolger), 1);
      await opvolger.close();
    }
  });

  describe('by the command line', () => {
    const tool = (
      ...argumenten: readonly string[]
    ): Promise<{ readonly code: number; readonly uit: string; readonly fout: string }> => {
      const adres = `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/`;
      const vast = ['--brokers', kafka.broker().address, '--veilig-thuis', VT, '--jwks', adres];
      const node = [
        '--disable-warning=ExperimentalWarning',
        '--conditions=bron',
        '--import',
        'tsx',
        'tools/opdracht.ts',
      ];
      return new Promise((resolve) => {
        execFile(process.execPath, [...node, ...vast, ...argumenten], { cwd: ROOT }, (gestopt, uit, fout) =>
          resolve({ code: gestopt ? Number(gestopt.code) : 0, uit, fout }),
        );
      });
    };
    const bestand = (naam: string, inhoud: object): string => {
      const pad = join(map, naam);
      writeFileSync(pad, JSON.stringify(inhoud));
      return pad;
    };

    it('are sent and their answer shown, with what is wrong when they are refused', async () => {
      await start(new PostgresEventLog(pool));
      const open = await tool('--wacht', 'melding', bestand('melding.json', melding()));
      expect([open.code, open.fout]).toEqual([0, '']);
      const { antwoord, gegevens } = JSON.parse(open.uit) as {
        antwoord: string;
        gegevens: { casusId: string };
      };
      expect(antwoord).toBe('aanvaard');
      const over = ['--casus', gegevens.casusId, '--wacht'];
      const leeg = await tool(...over, 'triagebesluit', bestand('leeg.json', {}));
      expect([leeg.code, leeg.uit]).toEqual([1, expect.stringContaining('Herstel eerst: besluit')]);
      expect(await typesVan(gegevens.casusId)).toEqual(['MeldingOntvangen']);
    });

    it('say in words that nobody answers, and how to ask again', async () => {
      const { code, fout } = await tool('--wachttijd', '1', 'melding', bestand('melding.json', melding()));
      expect([code, fout]).toEqual([
        3,
        expect.stringMatching(/Na 1 seconden .* herhaal haar met --id [0-9a-f-]{36}/),
      ]);
    });
  });
});
