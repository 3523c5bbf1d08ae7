import { randomInt, randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { AudittrailModule, VerantwoordelijkheidQuery } from '#audittrail';
import type { InzageLog } from '#event-sourcing';
import {
  PostgresEventLog,
  PostgresInzageLog,
  SystemClock,
  laadAfspraken,
  standaardAfsprakenMap,
} from '#platform';
import { FundamentModule } from '#samenstelling';
import { GeenInzagen, GeheugenRegister, GeheugenSleutels } from '../geheugen.js';
import { gelijktijdig } from '../gelijktijdig.js';
import { grootLogboek } from '../grootlogboek.js';
import type { GrootLogboek, Proefcasus } from '../grootlogboek.js';
import { keuze, omBeurten } from '../meting.js';
import type { Doel, Paar, Reeks, Regel } from '../meting.js';
import { kwantiel } from '../verdeling.js';

/** Questions per side and round; a p99 needs many. */
const VRAGEN = { gewoon: 1_500, klein: 100 } as const;
const P99 = 0.99;

/** The period of the simulated cases ends here; questions are about moments before it. */
const TOT_MS = Date.parse('2026-01-01T00:00:00Z');

const DOEL: Doel = { richting: 'hoogstens', verhouding: 1.15 };
const GROEIDOEL: Doel = { richting: 'hoogstens', verhouding: 1.3 };

interface Vraag extends Proefcasus {
  readonly geldigOp: string;
  readonly beschikbaarOp: string;
}

/** About any moment since the case began, as it was known at that moment or later. */
const vraagOver = (casus: Proefcasus): Vraag => {
  const geldigMs = randomInt(Date.parse(casus.begonnenOp), TOT_MS);
  const beschikbaarMs = randomInt(geldigMs, TOT_MS + 1);
  return {
    ...casus,
    geldigOp: new Date(geldigMs).toISOString(),
    beschikbaarOp: new Date(beschikbaarMs).toISOString(),
  };
};

/** The questions of one log, in four ways: as the hub answers and as a bare lookup, each with and without its line in the log of reads. */
interface Loket {
  readonly antwoord: (leesregel: boolean) => Promise<number>;
  readonly opzoeken: (leesregel: boolean) => Promise<number>;
  readonly stop: () => Promise<void>;
}

class Vragen {}

const vraagApp = async (log: PostgresEventLog, inzagen: InzageLog) => {
  const fundament = {
    ...{ log, inzagen, keyStore: new GeheugenSleutels(), idempotentie: new GeheugenRegister() },
    boek: laadAfspraken(standaardAfsprakenMap()),
    clock: new SystemClock(),
  };
  const imports = [CqrsModule.forRoot(), FundamentModule.met(fundament), AudittrailModule];
  return NestFactory.createApplicationContext(
    { module: Vragen, imports },
    { logger: false, abortOnError: false },
  );
};

const loketOp = async ({ pool, casussen }: GrootLogboek, vragen: number): Promise<Loket> => {
  const log = new PostgresEventLog(pool);
  const inzagen = new PostgresInzageLog(pool);
  const [met, zonder] = [await vraagApp(log, inzagen), await vraagApp(log, new GeenInzagen())];
  const [metBus, zonderBus] = [met.get(QueryBus), zonder.get(QueryBus)];
  const { bewijs } = await zonderBus.execute(alsQuery(vraagOver(willekeurig(casussen))));
  if (!bewijs.ketenIntact) throw new Error('the chains of the log are broken');
  const p99 = async (doe: (vraag: Vraag) => Promise<unknown>): Promise<number> => {
    const werk = Array.from({ length: vragen }, () => vraagOver(willekeurig(casussen)));
    const { duren } = await gelijktijdig(werk, 1, (vraag, daad) => daad(() => doe(vraag)));
    return kwantiel(duren, P99);
  };
  return {
    antwoord: (leesregel) => {
      const bus = leesregel ? metBus : zonderBus;
      return p99((vraag) => bus.execute(alsQuery(vraag)));
    },
    opzoeken: (leesregel) =>
      p99(async (vraag) => {
        await rijenVan(pool, vraag.posities);
        if (leesregel) await inzagen.leg(leesregelVan(vraag));
      }),
    stop: async () => {
      await met.close();
      await zonder.close();
      await log.close();
    },
  };
};

const willekeurig = (casussen: readonly Proefcasus[]): Proefcasus => {
  const casus = casussen[randomInt(casussen.length)];
  if (!casus) throw new Error('the log has no cases');
  return casus;
};

const alsQuery = ({ casusId, gemeente, geldigOp, beschikbaarOp }: Vraag): VerantwoordelijkheidQuery => {
  const partij = { soort: 'gemeente', id: gemeente, gemeente } as const;
  const lezer = { sub: 'medewerker-7', rol: 'gemeente', partij } as const;
  return new VerantwoordelijkheidQuery({ casusId, lezer }, { geldigOp, beschikbaarOp });
};

const leesregelVan = ({ casusId, gemeente }: Vraag): Parameters<InzageLog['leg']>[0] => ({
  ...{ id: randomUUID(), casusId, tijdstip: new Date().toISOString(), medewerker: 'medewerker-7' },
  ...{ rol: 'gemeente', partij: { soort: 'gemeente', id: gemeente, gemeente } },
  ...{ grond: 'gemeente-van-de-casus', wat: 'verantwoordelijkheid' },
});

/** All rows of the case by the primary key of the log, as bare as a client can ask for them. */
const rijenVan = (pool: Pool, posities: readonly number[]): Promise<unknown> =>
  pool.query({
    name: 'bench-opzoeken',
    text: 'select record from gebeurtenissen where positie = any ($1::bigint[])',
    values: [posities],
  });

/** For `10000000`: 10 miljoen. */
const grootte = (gebeurtenissen: number): string =>
  gebeurtenissen >= MILJOEN
    ? `${(gebeurtenissen / MILJOEN).toLocaleString('nl-NL')} miljoen`
    : gebeurtenissen.toLocaleString('nl-NL');
const MILJOEN = 1_000_000;

const regelsVan = (logboeken: readonly GrootLogboek[]): readonly Regel[] => {
  const [kleinste] = logboeken;
  return logboeken.flatMap(({ gebeurtenissen }) => {
    const bij = `bij ${grootte(gebeurtenissen)} gebeurtenissen`;
    const regels: Regel[] = [
      {
        naam: `wie was verantwoordelijk, p99 ${bij}`,
        plafond: 'dezelfde rijen op de primaire sleutel',
        eenheid: 'ms',
        doel: DOEL,
      },
      {
        naam: `hetzelfde met de regel in het inzagelog`,
        plafond: 'dezelfde rijen en dezelfde regel',
        eenheid: 'ms',
        doel: DOEL,
      },
    ];
    if (gebeurtenissen !== kleinste?.gebeurtenissen)
      regels.push({
        naam: `het antwoord ${bij}`,
        plafond: `hetzelfde bij ${grootte(kleinste?.gebeurtenissen ?? 0)}`,
        eenheid: 'ms',
        doel: GROEIDOEL,
      });
    return regels;
  });
};

const ronde = async (loketten: readonly Loket[], eerst: 'plafond' | 'onze'): Promise<readonly Paar[]> => {
  const paren: Paar[] = [];
  for (const { antwoord, opzoeken } of loketten) {
    const zonder = await omBeurten(
      eerst,
      () => antwoord(false),
      () => opzoeken(false),
    );
    const met = await omBeurten(
      eerst,
      () => antwoord(true),
      () => opzoeken(true),
    );
    const [kleinste] = paren;
    paren.push(zonder, met);
    if (kleinste) paren.push({ onze: zonder.onze, plafond: kleinste.onze });
  }
  return paren;
};

const GB = 1_000_000_000;

export const P5: Reeks = {
  id: 'P5',
  titel: 'wie was verantwoordelijk op T, zoals bekend op B: p99',
  bereid: async (omvang, { logboeken: groottes }) => {
    const logboeken: GrootLogboek[] = [];
    for (const gebeurtenissen of groottes) logboeken.push(await grootLogboek(gebeurtenissen));
    const vragen = keuze(omvang, VRAGEN);
    const loketten = await Promise.all(logboeken.map((logboek) => loketOp(logboek, vragen)));
    return {
      regels: regelsVan(logboeken),
      ronde: (eerst) => ronde(loketten, eerst),
      stop: async () => void (await Promise.all(loketten.map(({ stop }) => stop()))),
      noten: [
        `${vragen} vragen per kant en ronde, een tegelijk, elk over een willekeurige casus en een willekeurig moment; tabel met ` +
          `sleutels: ${logboeken.map(({ gebeurtenissen, bytes }) => `${grootte(gebeurtenissen)} ${(bytes / GB).toLocaleString('nl-NL', { maximumFractionDigits: 1 })} GB`).join(', ')}`,
      ],
    };
  },
};
