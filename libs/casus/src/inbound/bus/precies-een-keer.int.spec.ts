import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { canonicalJson, sha256Hex } from '#event-sourcing';
import { ManualClock } from '#event-sourcing/testing';
import {
  InProcessBus,
  KeyWrapping,
  PostgresEventLog,
  PostgresIdempotencyRegister,
  PostgresInzageLog,
  PostgresKeyStore,
  SealedIdempotencyRegister,
} from '#platform';
import type { Bus } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { afgeleidId } from '../../application/ids.js';
import { PostgresAntwoordenboek } from '../../outbound/postgres-antwoordenboek.js';
import { melding, overdrachtDirect, triage } from '../http/lichamen.fixture.js';
import { HaperendeBus, Stoorzender, busWeg, haperendePool, verbindingWeg } from './haperend.fixture.js';
import type { Storing } from './haperend.fixture.js';
import { InkomendeSleutels } from './inkomende-sleutels.js';
import { Proeflijn, VT_ID, maakOpdracht } from './proeflijn.fixture.js';
import type { LopendeProeflijn } from './proeflijn.fixture.js';

const database = withTestDatabase();
const KEK = { id: 'proef', bytes: randomBytes(32) };
/** Later than anything: then nothing goes wrong. */
const NOOIT = Number.MAX_SAFE_INTEGER;
/** Some fourteen runs of a whole process each, on a machine that may be busy. */
const TIMEOUT_MS = 300_000;
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

describe('a command as a message, whatever fails on the way', () => {
  let pool: Pool;
  let geheim: string;
  beforeAll(async () => {
    pool = await database.freshPool();
    geheim = await InkomendeSleutels.maak();
  });

  /** A process: its own view of the database, and the bus that all have. */
  const start = async (
    bus: Bus,
    storing: Stoorzender,
    busstoring?: Stoorzender,
  ): Promise<LopendeProeflijn> => {
    const eigen = haperendePool(pool, storing);
    const sleutels = new PostgresKeyStore(eigen, new KeyWrapping([KEK]), new ManualClock());
    return Proeflijn.start({
      ...{ bus, geheim, boek: new PostgresAntwoordenboek(eigen) },
      ...(busstoring && { busVanDeHub: new HaperendeBus(bus, busstoring) }),
      voorzieningen: {
        log: new PostgresEventLog(eigen),
        sleutels,
        register: new SealedIdempotencyRegister(new PostgresIdempotencyRegister(eigen), sleutels),
        inzagen: new PostgresInzageLog(eigen),
      },
    });
  };

  /** What is taken, what is refused, what comes twice, and what is no command; all of one case, in this order. */
  const stuurAlles = async (lijn: LopendeProeflijn): Promise<Ids> => {
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

  const verwachtPreciesEenKeer = async (lijn: LopendeProeflijn, ids: Ids): Promise<void> => {
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
    let lijn = await start(bus, storing, busstoring);
    const ids = await stuurAlles(lijn);
    const dood = Promise.race([storing.gestorven, busstoring.gestorven]);
    await Promise.race([lijn.antwoordOp(ids.klaar), dood]);
    if (storing.dood || busstoring.dood) {
      await lijn.stop();
      lijn = await start(bus, rustig());
      await lijn.antwoordOp(ids.klaar);
    }
    await leeg(lijn);
    await lijn.stop();
    await verwachtPreciesEenKeer(lijn, ids);
    await bus.close();
  };

  /** What a failure left to publish goes out with the next try; a new process tries at once. */
  const leeg = async (lijn: LopendeProeflijn): Promise<void> => {
    const boek = new PostgresAntwoordenboek(pool);
    while ((await boek.geefUit((berichten) => lijn.bus.publish(berichten))) > 0);
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
    TIMEOUT_MS,
  );

  it.each(STORINGEN)(
    'is done and answered once when the bus goes wrong (%s), each time that answers are published',
    async (storing) => {
      const { keren } = await geteld();
      for (let n = 1; n <= keren; n += 1) await draai(rustig(), new Stoorzender(n, storing, busWeg));
    },
    TIMEOUT_MS,
  );
});
