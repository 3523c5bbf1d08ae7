import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase, Pool } from 'pg';
import { TOPICS } from '#contracts';
import { stroomVan } from '#dossier';
import type { UnpositionedRecord } from '#event-sourcing';
import { PostgresEventLog, logBus, resetAfnemer, runConsumer } from '#platform';
import type { Afnemer } from '#platform';
import { emmett } from '../emmett.js';
import type { Emmett, EmmettGebeurtenis, EmmettLog } from '../emmett.js';
import { geschiedenis, perCasus, recordsVan } from '../geschiedenis.js';
import { gelijktijdig, perSeconde } from '../gelijktijdig.js';
import type { Daad } from '../gelijktijdig.js';
import { alsNieuweCasus } from '../kopie.js';
import { keuze, omBeurten } from '../meting.js';
import type { Reeks, Regel } from '../meting.js';
import { werkplaats } from '../werkplaats.js';
import type { Werkplaats } from '../werkplaats.js';

/** Simulated events that both logs get in every round, as other cases each time, and that both rebuild from. */
const GEBEURTENISSEN = { gewoon: 3_000, klein: 500 } as const;
const BREEDTE = 64;
const DOEL = { richting: 'meer', verhouding: 1 } as const;

const REGELS: readonly Regel[] = [
  { naam: `toevoegen, ${BREEDTE} casussen tegelijk`, plafond: 'Emmett', eenheid: 'gebeurt/s', doel: DOEL },
  {
    naam: 'een leesmodel opnieuw opbouwen, een rij per casus',
    plafond: 'Emmett',
    eenheid: 'gebeurt/s',
    doel: DOEL,
  },
];

type Casus = readonly UnpositionedRecord[];

/** One of the two, with a log of its own on the same server. */
interface Kant {
  readonly voegToe: (casus: Casus, daad: Daad) => Promise<void>;
  /** Makes all rows anew; gives how many cases there are. */
  readonly herbouw: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The same read model in both: how many events a case has, and which was the last. One statement per event. */
const TABEL =
  'create table casusstand (casus_id text primary key, aantal integer not null, laatste text not null)';

const STAND: Afnemer = {
  name: 'stand',
  tabellen: { versie: 1, namen: ['casusstand'], maak: TABEL },
  apply: async (client: ClientBase, { attributen: { subject }, inhoud: { volgnummer } }) => {
    await client.query({
      name: 'stand',
      text: `insert into casusstand values ($1, 1, $2)
        on conflict (casus_id) do update set aantal = casusstand.aantal + 1, laatste = excluded.laatste`,
      values: [subject, String(volgnummer)],
    });
  },
};

const onzeKant = async (plaats: Werkplaats): Promise<Kant> => {
  const { pool } = await plaats.database('onze');
  const log = new PostgresEventLog(pool);
  return {
    voegToe: async (casus, daad) => {
      for (const [n, record] of casus.entries())
        await daad(() => log.append(stroomVan(record.casusId), n - 1, [record]));
    },
    herbouw: async () => {
      await resetAfnemer(pool, STAND);
      const bus = logBus(log);
      const topics = [TOPICS.casussen];
      const afnemer = await runConsumer({ ...STAND, bus, pool, topics, deadLetterTopic: TOPICS.deadLetter });
      await afnemer.caughtUp(await log.head());
      await afnemer.stop();
      await bus.close();
    },
    stop: () => log.close(),
  };
};

const emmettKant = async (plaats: Werkplaats, lib: Emmett, soorten: readonly string[]): Promise<Kant> => {
  const { url, pool } = await plaats.database('emmett');
  const log: EmmettLog = lib.getPostgreSQLEventStore(url);
  await log.schema.migrate();
  const { SQL } = lib;
  const projectie = lib.postgreSQLRawSQLProjection({
    name: 'casusstand',
    canHandle: soorten,
    init: () => SQL`create table if not exists casusstand
      (casus_id text primary key, aantal integer not null, laatste text not null)`,
    evolve: ({
      data,
    }) => SQL`insert into casusstand values (${data['casusId']}, 1, ${String(data['volgnummer'])})
      on conflict (casus_id) do update set aantal = casusstand.aantal + 1, laatste = excluded.laatste`,
  });
  return {
    voegToe: async (casus, daad) => {
      for (const [n, record] of casus.entries())
        await daad(() =>
          log.appendToStream(stroomVan(record.casusId), [alsEmmett(record)], {
            expectedStreamVersion: BigInt(n),
          }),
        );
    },
    herbouw: async () => {
      const opbouw = lib.rebuildPostgreSQLProjections({ connectionString: url, projections: [projectie] });
      await opbouw.start();
      await opbouw.close();
    },
    stop: async () => {
      await log.close();
      await zonderAnderen(pool);
    },
  };
};

const WEG_POLL_MS = 50;
const WEG_LIMIET_MS = 10_000;

/** Until nobody else is connected: a pool of Emmett that meets the end of the server ends this process. */
const zonderAnderen = async (pool: Pool): Promise<void> => {
  for (const einde = performance.now() + WEG_LIMIET_MS; performance.now() < einde;) {
    const { rowCount } = await pool.query(
      `select from pg_stat_activity where datname = current_database()
        and application_name <> current_setting('application_name')`,
    );
    if (rowCount === 0) return;
    await pause(WEG_POLL_MS);
  }
};

/** The same bytes: what Emmett keeps for itself comes beside them, as our columns do. */
const alsEmmett = (record: UnpositionedRecord): EmmettGebeurtenis => ({
  type: record.type,
  data: { ...record },
});

/** Append and rebuild beside Emmett, on the same PostgreSQL. */
export const P14: Reeks = {
  id: 'P14',
  titel: 'toevoegen en opnieuw opbouwen naast Emmett',
  bereid: async (omvang) => {
    const lib = await emmett();
    const records = recordsVan(geschiedenis(keuze(omvang, GEBEURTENISSEN)));
    const casussen = perCasus(records);
    const plaats = await werkplaats();
    const onze = await onzeKant(plaats);
    const hunne = await emmettKant(plaats, lib, [...new Set(records.map(({ type }) => type))]);
    const voegToe = async (kant: Kant): Promise<number> =>
      (await gelijktijdig(casussen.map(alsVerse), BREEDTE, kant.voegToe)).perSeconde;
    let ronden = 0;
    const herbouw = (kant: Kant): Promise<number> =>
      perSeconde(async () => {
        await kant.herbouw();
        return ronden * records.length;
      });
    return {
      regels: REGELS,
      ronde: async (eerst) => {
        const toegevoegd = await omBeurten(
          eerst,
          () => voegToe(onze),
          () => voegToe(hunne),
        );
        ronden += 1;
        return [
          toegevoegd,
          await omBeurten(
            eerst,
            () => herbouw(onze),
            () => herbouw(hunne),
          ),
        ];
      },
      stop: async () => {
        await onze.stop();
        await hunne.stop();
        await plaats.stop();
      },
      noten: [
        `Emmett ${lib.versie} zoals het komt; ${records.length} gebeurtenissen erbij per kant en ronde, een per toevoeging, dezelfde ` +
          'JSON; het leesmodel telt per casus, met een opdracht aan de database per gebeurtenis aan beide kanten',
      ],
    };
  },
};

const alsVerse = (casus: Casus): Casus => alsNieuweCasus(casus.map((record) => ({ ...record, positie: 0 })));
