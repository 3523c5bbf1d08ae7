import { once } from 'node:events';
import {
  KafkaBus,
  PostgresEventLog,
  laadAfspraken,
  openPool,
  runConsumer,
  standaardAfsprakenMap,
} from '#platform';
import { TOPICS } from '#contracts';
import type { Afnemer } from '#platform';
import { leesafnemers, leesmodellen } from './herbouwproef.js';

/** A process of its own that builds read models: for its memory, or to share the work with others. */
export type Kindopdracht =
  | { readonly soort: 'herbouw'; readonly url: string; readonly gebeurtenissenInGeheugen?: number }
  | { readonly soort: 'volg'; readonly url: string; readonly broker: string; readonly topic: string };

export type Kindantwoord =
  /** Largest resident memory of the whole run, in KiB. */
  { readonly klaar: 'herbouw'; readonly maxRssKib: number } | { readonly klaar: 'volg' };

const antwoord = (bericht: Kindantwoord): void => void process.send?.(bericht);

const opdracht = async (): Promise<Kindopdracht> => {
  const [bericht] = (await once(process, 'message')) as [Kindopdracht];
  return bericht;
};

/** Without what it would make of the log at its start: here the messages are what is measured. */
const alleenDoorBerichten = (afnemer: Afnemer): Afnemer =>
  Object.fromEntries(Object.entries(afnemer).filter(([naam]) => naam !== 'vulling')) as unknown as Afnemer;

const hoofd = async (): Promise<void> => {
  const gevraagd = await opdracht();
  const pool = openPool({ url: gevraagd.url });
  const log = new PostgresEventLog(pool);
  const boek = laadAfspraken(standaardAfsprakenMap());
  if (gevraagd.soort === 'herbouw') {
    const { gebeurtenissenInGeheugen } = gevraagd;
    const grens = gebeurtenissenInGeheugen === undefined ? {} : { gebeurtenissenInGeheugen };
    for (const { herbouw } of leesmodellen({ pool, log, boek, ...grens })) await herbouw();
    process.once('message', () => process.exit(0));
    antwoord({ klaar: 'herbouw', maxRssKib: process.resourceUsage().maxRSS });
    return;
  }
  const { broker, topic } = gevraagd;
  const bus = new KafkaBus({ brokers: [broker], clientId: 'projecties' });
  const wegen = { bus, pool, topics: [topic], deadLetterTopic: TOPICS.deadLetter };
  for (const afnemer of leesafnemers({ log, boek }))
    await runConsumer({ ...alleenDoorBerichten(afnemer), ...wegen });
  // To leave the group, so that the next ones need not wait until it is missed.
  process.once('message', () => void bus.close().finally(() => process.exit(0)));
  antwoord({ klaar: 'volg' });
};

// Whoever started it ends it; and when that one is gone, so is this.
process.once('disconnect', () => process.exit(0));
await hoofd();
