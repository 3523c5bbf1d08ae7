import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as pauze } from 'node:timers/promises';
import type { Client } from 'pg';
import { TOPICS } from '#contracts';
import { openKafka } from '#platform';
import { Stack } from '../../stack/stack.js';
import { meldinginhoud } from '../inhoud.js';
import { alsNietTeMeten } from '../kafkaproef.js';
import { kaleLijn } from '../kalelijn.js';
import { metClient } from '../kopieer.js';
import { keuze, omBeurten } from '../meting.js';
import type { Reeks, Regel } from '../meting.js';
import { opTeRuimen } from '../opruimen.js';
import { kwantiel } from '../verdeling.js';
import { wegwerpmap } from '../werkplaats.js';

const METINGEN = { gewoon: 500, klein: 20 } as const;
const P50 = 0.5;
const P99 = 0.99;

/** How often the read model is looked at; it is on average half of this late, which counts against ours. */
const KIJK_MS = 1;
/** Something that is not there by then is lost. */
const GEDULD_MS = 60_000;

const REGELS: readonly Regel[] = [
  {
    naam: 'van HTTP 201 tot zichtbaar in het leesmodel, p50',
    plafond: 'kafkajs alleen, van versturen tot ontvangen',
    eenheid: 'ms',
    doel: { richting: 'hoogstens', verhouding: 2 },
  },
  {
    naam: 'hetzelfde, p99',
    plafond: 'kafkajs alleen, van versturen tot ontvangen',
    eenheid: 'ms',
    doel: { richting: 'hoogstens', verhouding: 1.5 },
  },
];

const MELDING = JSON.stringify({
  bron: 'politie',
  spoedeisend: false,
  gemeenten: ['GM0917'],
  gezinsvoogdBetrokken: false,
  inhoud: meldinginhoud,
});

/** From the answer to a melding until its row stands in the list that the gemeente reads, over six processes and Kafka. */
export const P7: Reeks = {
  id: 'P7',
  titel: 'van HTTP 201 tot zichtbaar in het leesmodel van de gemeente, door Kafka',
  bereid: async (omvang) => {
    const { stack, stop } = await startStack();
    const lijn = await kaleLijn(openKafka({ brokers: [stack.kafka.address], clientId: 'bench' }));
    const meld = await melder(stack);
    const aantal = keuze(omvang, METINGEN);
    const beide = (duren: readonly number[]) => [kwantiel(duren, P50), kwantiel(duren, P99)] as const;
    return {
      regels: REGELS,
      ronde: async (eerst) => {
        const { onze, plafond } = await omBeurten(
          eerst,
          async () => beide(await tijdenTotZichtbaar(stack.postgres.url, meld, aantal)),
          async () => beide(await lijn.tijden(aantal)),
        );
        return [
          { onze: onze[0], plafond: plafond[0] },
          { onze: onze[1], plafond: plafond[1] },
        ];
      },
      stop: async () => {
        await lijn.stop();
        await stop();
      },
      noten: [
        `${aantal} meldingen per kant en ronde, een tegelijk; logboek en leesmodel in PostgreSQL, ${TOPICS.casussen}, zes diensten als ` +
          `processen; het leesmodel wordt elke ${KIJK_MS} ms bekeken`,
      ],
    };
  },
};

/** On a disk, as in use: the stack of a test would keep its data in memory. */
const startStack = async (): Promise<{ readonly stack: Stack; readonly stop: () => Promise<void> }> => {
  const folder = wegwerpmap();
  const starten = Stack.start({ folder, logIn: 'postgresql' });
  const stop = opTeRuimen(async () => {
    const stack = await starten.catch(() => undefined);
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  try {
    return { stack: await starten, stop };
  } catch (fout) {
    await stop();
    return alsNietTeMeten(fout);
  }
};

/** Sends a melding and gives the id of its new case, once the hub has answered. */
const melder = async (stack: Stack): Promise<() => Promise<string>> => {
  const token = await stack.token('vt-zuid-limburg');
  const adres = `${stack.dienst('veilig-thuis').adres}/veilig-thuis/v1/meldingen`;
  return async () => {
    const antwoord = await fetch(adres, {
      method: 'POST',
      body: MELDING,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': randomUUID(),
      },
    });
    if (antwoord.status !== 201) throw new Error(`a melding was answered with ${antwoord.status}`);
    return ((await antwoord.json()) as { readonly casusId: string }).casusId;
  };
};

const tijdenTotZichtbaar = (
  url: string,
  meld: () => Promise<string>,
  aantal: number,
): Promise<readonly number[]> =>
  metClient(url, async (client) => {
    const duren: number[] = [];
    for (let n = 0; n < aantal; n += 1) {
      const casusId = await meld();
      const begin = performance.now();
      await totZichtbaar(client, casusId, begin);
      duren.push(performance.now() - begin);
    }
    return duren;
  });

const totZichtbaar = async (client: Client, casusId: string, begin: number): Promise<void> => {
  while (performance.now() - begin < GEDULD_MS) {
    const { rowCount } = await client.query({
      name: 'bench-zichtbaar',
      text: 'select 1 from casusoverzicht where casus_id = $1',
      values: [casusId],
    });
    if (rowCount === 1) return;
    await pauze(KIJK_MS);
  }
  throw new Error(`case ${casusId} did not become visible within ${GEDULD_MS / 1_000} s`);
};
