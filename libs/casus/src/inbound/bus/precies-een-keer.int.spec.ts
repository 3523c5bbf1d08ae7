import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { CommandBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { testboek } from '#afspraken/testing';
import { TOPICS, topicAntwoorden } from '#contracts';
import { canonicalJson, sha256Hex } from '#event-sourcing';
import type { IdempotencyRegister, KeyStore } from '#event-sourcing';
import { ManualClock } from '#event-sourcing/testing';
import {
  InProcessBus,
  KeyWrapping,
  Fingerprints,
  PostgresCommandLog,
  PostgresEventLog,
  PostgresIdempotencyRegister,
  PostgresKeyStore,
  SealedIdempotencyRegister,
} from '#platform';
import type { Bus } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { Beurten } from '../../application/beurten.js';
import { Casusdossiers } from '../../application/casusdossiers.js';
import { afgeleidId } from '../../application/ids.js';
import { Partijwijzer } from '../../application/partijwijzer.js';
import { Casusgeheugen } from '../../application/casusgeheugen.js';
import { DirecteWeg } from '../../application/directe-weg.js';
import type { StapVastleggen } from '../../application/stap-vastleggen.command.js';
import { StapVastleggenHandler } from '../../application/stap-vastleggen.handler.js';
import { PostgresAntwoordenboek } from '../../outbound/postgres-antwoordenboek.js';
import { Sleutelkluis } from '../../outbound/sleutelkluis.js';
import { Opdrachtgever } from '../opdrachten/opdrachtgever.js';
import { melding, overdrachtDirect, triage } from '../http/lichamen.fixture.js';
import { HaperendeBus, Stoorzender, busWeg, haperendePool, verbindingWeg } from './haperend.fixture.js';
import type { Storing } from './haperend.fixture.js';
import { InkomendeLijnen, InkomendeOpdrachten } from './inkomende-opdrachten.js';
import { InkomendeSleutels } from './inkomende-sleutels.js';
import { Opdrachtlezer } from './opdrachtlezer.js';
import { Opdrachtverwerker } from './opdrachtverwerker.js';
import { AFZENDER, VT_ID, Zender, maakOpdracht } from './proeflijn.fixture.js';

const database = withTestDatabase();
const KEK = { id: 'proef', bytes: randomBytes(32) };
/** Later than anything: then nothing goes wrong. */
const NOOIT = Number.MAX_SAFE_INTEGER;
/** Every message runs some twenty statements: with a step that shares no factor each has its turn. All of them take minutes. */
const STAP = 11;
const STORINGEN: readonly Storing[] = ['ervoor', 'erna', 'sterft-ervoor', 'sterft-erna'];

/** The ids of what a run sends, and what must come of each. */
const UITKOMSTEN = {
  melding: 'aanvaard',
  triage: 'aanvaard',
  onvolledig: 'geweigerd',
  vreemd: 'geweigerd',
  overdracht: 'aanvaard',
  klaar: 'aanvaard',
} as const;
type Ids = Readonly<Record<keyof typeof UITKOMSTEN, string>>;

const nieuweIds = (): Ids =>
  Object.fromEntries(Object.keys(UITKOMSTEN).map((naam) => [naam, randomUUID()])) as Ids;
const casusIdVan = (id: string): string =>
  afgeleidId(sha256Hex(canonicalJson(['inkomend', VT_ID, id])), 'casus');

/** The one handler, as the command bus would find it. */
const commandBus = (
  pool: Pool,
  keyStore: KeyStore,
  register: IdempotencyRegister,
  clock: ManualClock,
): CommandBus => {
  const log = new PostgresEventLog(pool);
  const [kluis, dossiers, geheugen] = [
    new Sleutelkluis(keyStore),
    new Casusdossiers(log),
    new Casusgeheugen(clock, log),
  ];
  const [wikkel, afdrukken, boek] = [new KeyWrapping([KEK]), new Fingerprints(keyStore), testboek()];
  const opdrachtlog = new PostgresCommandLog(log.appendCommand, wikkel, afdrukken);
  const direct = new DirecteWeg(geheugen, opdrachtlog, kluis, boek, clock);
  const handler = new StapVastleggenHandler(direct, geheugen, dossiers, log, register, kluis, boek, clock);
  return { execute: (opdracht: StapVastleggen) => handler.execute(opdracht) } as unknown as CommandBus;
};

describe('a command as a message, whatever fails on the way', () => {
  let pool: Pool;
  let sleutels: InkomendeSleutels;
  beforeAll(async () => {
    pool = await database.freshPool();
    sleutels = await InkomendeSleutels.lees(await InkomendeSleutels.maak());
  });

  /** A process: its own view of the database, and the bus that all have. Without a framework, because very many start. */
  const start = (bus: Bus, storing: Stoorzender, busstoring = rustigeBus()): InkomendeOpdrachten => {
    const eigen = haperendePool(pool, storing);
    const clock = new ManualClock('2026-03-02T09:00:00Z');
    const keyStore = new PostgresKeyStore(eigen, new KeyWrapping([KEK]), clock);
    const register = new SealedIdempotencyRegister(new PostgresIdempotencyRegister(eigen), keyStore);
    const boek = new PostgresAntwoordenboek(eigen);
    const opdrachtgever = new Opdrachtgever(commandBus(eigen, keyStore, register, clock), new Beurten());
    const partijen = new Partijwijzer(testboek(), clock);
    const lezer = new Opdrachtlezer(sleutels);
    const lijnen = new InkomendeLijnen(
      new HaperendeBus(bus, busstoring),
      [{ id: VT_ID, afzender: AFZENDER }],
      () => undefined,
    );
    const verwerker = new Opdrachtverwerker(lezer, opdrachtgever, partijen, boek, register, clock);
    const proces = new InkomendeOpdrachten(lijnen, boek, verwerker);
    proces.start();
    return proces;
  };

  /** What is taken, what is refused, what comes twice, and what is no command; all of one case, in this order. */
  const stuurAlles = async (lijn: Zender): Promise<Ids> => {
    const ids = nieuweIds();
    const casusId = casusIdVan(ids.melding);
    const { sleutel } = lijn;
    const triageren = await maakOpdracht(sleutel, 'triagebesluit', triage(), { id: ids.triage, casusId });
    const vreemd = await maakOpdracht(sleutel, 'triagebesluit', {}, { id: ids.vreemd, casusId });
    const onvolledig = overdrachtDirect({ inhoud: {} });
    for (const bericht of [
      await maakOpdracht(sleutel, 'melding', melding(), { id: ids.melding }),
      triageren,
      await maakOpdracht(sleutel, 'overdracht', onvolledig, { id: ids.onvolledig, casusId }),
      { ...vreemd, value: '{"naam":"Verzonnen"}' },
      await maakOpdracht(sleutel, 'overdracht', overdrachtDirect(), { id: ids.overdracht, casusId }),
      triageren,
      await maakOpdracht(sleutel, 'melder-terugkoppeling', {}, { id: ids.klaar, casusId }),
    ])
      await lijn.stuurRuw(bericht);
    return ids;
  };

  const verwachtPreciesEenKeer = async (lijn: Zender, ids: Ids): Promise<void> => {
    const types: string[] = [];
    for await (const { type } of new PostgresEventLog(pool).readStream(`casus-${casusIdVan(ids.melding)}`))
      types.push(type);
    expect(types).toEqual([
      'MeldingOntvangen',
      'TriageBesluit',
      'OverdrachtVerstuurd',
      'MelderTeruggekoppeld',
    ]);
    for (const [naam, id] of Object.entries(ids)) {
      const antwoorden = lijn.antwoordenOp(id);
      expect([naam, new Set(antwoorden.map((antwoord) => JSON.stringify(antwoord))).size]).toEqual([naam, 1]);
      expect([naam, antwoorden[0]?.type]).toEqual([naam, UITKOMSTEN[naam as keyof Ids]]);
    }
    expect(lijn.antwoordenOp(ids.triage).length).toBeGreaterThanOrEqual(2);
    const doden = lijn.doden.berichten.map(({ headers }) => headers['ce_id']);
    expect(new Set(doden)).toEqual(new Set([ids.onvolledig, ids.vreemd]));
    const { rows } = await pool.query('select 1 from inkomend_uit');
    expect(rows).toEqual([]);
  };

  /** One run; when its process dies another takes over. */
  const draai = async (storing: Stoorzender, busstoring = rustigeBus()): Promise<void> => {
    const bus = new InProcessBus();
    await pool.query('delete from inkomend_posities');
    const zender = await Zender.aan(bus, sleutels);
    let proces = start(bus, storing, busstoring);
    const ids = await stuurAlles(zender);
    await Promise.race([zender.antwoordOp(ids.klaar), storing.gestorven, busstoring.gestorven]);
    if (storing.dood || busstoring.dood) {
      await proces.stop();
      proces = start(bus, rustig());
      await zender.antwoordOp(ids.klaar);
    }
    await leeg(bus);
    await proces.stop();
    await zender.stop();
    await verwachtPreciesEenKeer(zender, ids);
  };

  /** What a failure left to publish goes out with the next try; here that is at once. */
  const leeg = async (bus: Bus): Promise<void> => {
    const boek = new PostgresAntwoordenboek(pool);
    for (const topic of [topicAntwoorden(VT_ID), TOPICS.deadLetter])
      while ((await boek.geefUit(topic, (berichten) => bus.publish(berichten))) > 0);
  };

  const rustig = () => new Stoorzender(NOOIT, 'ervoor', verbindingWeg);
  const rustigeBus = () => new Stoorzender(NOOIT, 'ervoor', busWeg);

  /** How many statements, and how many times of publishing, one undisturbed run has. */
  const geteld = async (): Promise<{ readonly vragen: number; readonly keren: number }> => {
    const [storing, busstoring] = [rustig(), rustigeBus()];
    await draai(storing, busstoring);
    return { vragen: storing.teller, keren: busstoring.teller };
  };

  it.each(STORINGEN.map((storing, i) => [storing, i] as const))(
    `is done and answered once when a statement goes wrong (%s), at one in ${STAP} of them`,
    async (storing, begin) => {
      const { vragen } = await geteld();
      let geraakt = 0;
      for (let n = 1 + 3 * begin; n <= vragen; n += STAP) {
        const stoorzender = new Stoorzender(n, storing, verbindingWeg);
        await draai(stoorzender);
        if (stoorzender.geraakt !== undefined) geraakt += 1;
      }
      expect(geraakt).toBeGreaterThan(vragen / STAP / 2);
    },
  );

  it.each(STORINGEN)(
    'is done and answered once when the bus goes wrong (%s), each time that answers are published',
    async (storing) => {
      const { keren } = await geteld();
      for (let n = 1; n <= keren; n += 1) await draai(rustig(), new Stoorzender(n, storing, busWeg));
    },
  );
});
