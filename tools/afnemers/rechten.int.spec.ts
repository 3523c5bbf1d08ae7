import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TOPICS, alsKafka, berichtVan } from '#contracts';
import type { EventLog } from '#event-sourcing';
import {
  InProcessBus,
  ensureAfnemer,
  laadAfspraken,
  openPool,
  runConsumer,
  standaardAfsprakenMap,
} from '#platform';
import type { Afnemer } from '#platform';
import { AFZENDER, casusRecords, withTestDatabase } from '#platform/testing';
import { alleAfnemers } from '#samenstelling';
import type { Pool } from 'pg';
import { ROL_VAN, richtDatabaseIn, urlVoor } from '../database/rollen.js';
import type { RolDienst } from '../database/rollen.js';
import { ROOT } from '../root.js';
import type { Grond } from './grond.js';
import { OPDRACHTEN } from './opdrachten.js';
import { DIENST_VAN, woordenVan } from './rechten.js';

const database = withTestDatabase();
const DIENSTEN = ['projecties', 'termijnwachter', 'veilig-thuis'] as const;

let eigenaar: string;
beforeAll(async () => {
  eigenaar = await database.freshUrl();
  await richtDatabaseIn(
    ROOT,
    eigenaar,
    Object.fromEntries([...DIENSTEN, 'relais'].map((dienst) => [dienst, `van-${dienst}`])),
  );
});

const open: Pool[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.end()));
});
const als = (dienst: RolDienst): Pool => {
  const pool = openPool({ url: urlVoor(eigenaar, dienst, `van-${dienst}`) });
  open.push(pool);
  return pool;
};

const regels: string[] = [];
beforeEach(() => void (regels.length = 0));
const doe = async (dienst: RolDienst, afnemers: readonly Afnemer[], ...woorden: readonly string[]) => {
  const bus = new InProcessBus();
  const grond: Grond = {
    ...{ pool: als(dienst), log: {} as EventLog, afnemers, bus: () => bus, kafkaAccount: undefined },
    publiceer: () => Promise.resolve(0),
    meld: (regel) => regels.push(regel),
  };
  await OPDRACHTEN[woorden[0] ?? '']?.(grond, woorden.slice(1), {});
  return regels.join('\n');
};

describe('the database role that an operator has', () => {
  const echte = alleAfnemers({
    log: {} as EventLog,
    boek: laadAfspraken(standaardAfsprakenMap()),
    keyStore: {} as never,
  });

  it.each(DIENSTEN)('%s shows every consumer, and commands or who sees them', async (dienst) => {
    const uitvoer = await doe(dienst, echte, 'lijst');
    for (const { name } of echte) expect(uitvoer).toContain(`${name}: `);
    const regel = 'opdrachten: niet te zien als overdracht_';
    expect(uitvoer.includes(regel)).toBe(dienst !== 'veilig-thuis');
    if (dienst !== 'veilig-thuis')
      expect(uitvoer).toContain(
        `${regel}${dienst}; dat ziet overdracht_veilig_thuis (de dienst veilig-thuis)`,
      );
  });

  it('is known of every consumer, so that the operator can be told', () => {
    expect(Object.keys(DIENST_VAN).sort()).toEqual(echte.map(({ name }) => name).sort());
    for (const dienst of Object.values(DIENST_VAN)) expect(ROL_VAN[dienst]).toBeDefined();
  });

  it('that cannot mend a consumer is told which can, and mends nothing', async () => {
    const termijnen: Afnemer = {
      name: 'termijnen',
      tabellen: { versie: 1, namen: ['van_termijnen'], maak: 'create table van_termijnen (casus text)' },
      apply: async (client, { attributen, inhoud }) => {
        if (inhoud.volgnummer === stukOp) throw new TypeError('onbekende vorm');
        await client.query('insert into van_termijnen values ($1)', [attributen.subject]);
      },
    };
    let stukOp: number | undefined = 0;
    const pool = als('termijnwachter');
    await ensureAfnemer(pool, termijnen);
    const bus = new InProcessBus();
    const loop = await runConsumer({
      ...{ ...termijnen, bus, pool, topics: [TOPICS.casussen], deadLetterTopic: TOPICS.deadLetter },
    });
    const records = casusRecords('een', 2);
    const casus = records[0]?.casusId ?? '';
    await bus.publish(
      records.map((record) => ({ topic: TOPICS.casussen, ...alsKafka(berichtVan(record, AFZENDER)) })),
    );
    await loop.settled();
    await loop.stop();
    stukOp = undefined;
    await expect(doe('projecties', [termijnen], 'herhaal', 'termijnen', casus)).rejects.toThrow('1 van 1');
    expect(regels.join('\n')).toBe(
      `${casus}: blijft apart: GeenRecht: deze databaserol mag de tabellen van termijnen niet vullen; ` +
        'dat mag overdracht_termijnwachter (de dienst termijnwachter)',
    );
    regels.length = 0;
    expect(await doe('termijnwachter', [termijnen], 'herhaal', 'termijnen', casus)).toBe(
      `${casus}: verwerkt`,
    );
  });

  it('that sees no consumer at all is told so in one line', async () => {
    const fout = await doe('relais', echte, 'toon', 'postvak').catch((error: unknown) => error);
    expect(woordenVan(fout)).toBe(
      'Deze databaserol mag dit niet (permission denied for table bus_geparkeerd). Draai het als de dienst waarvan de ' +
        'afnemer is: zie docs/beheer/afnemers.md.',
    );
  });
});
