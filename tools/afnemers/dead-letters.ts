import { TOPICS } from '#contracts';
import { parkedMessages, replayParked } from '#platform';
import type { BusMessage, ReceivedMessage } from '#platform';
import { randomUUID } from 'node:crypto';
import { herhaalopties, NietGelukt } from './grond.js';
import type { Grond } from './grond.js';

/** Headers that say where a letter came from; the rest is the message as it was. */
const KOP = /^dead-letter-/;

/**
 * All letters on the dead-letter topic again. A case that is still aside is replayed; a message that the database does not
 * know any more, as after an older copy was put back, is published again where it came from.
 */
export const herhaalDeadLetters = async (grond: Grond): Promise<void> => {
  const brieven = await alleBrieven(grond);
  const casussen = new Map<string, ReceivedMessage>();
  for (const brief of brieven) {
    const afnemer = brief.headers['dead-letter-afnemer'];
    if (typeof afnemer === 'string') casussen.set(`${afnemer} ${brief.key}`, brief);
  }
  grond.meld(`${brieven.length} brieven, ${casussen.size} casussen van afnemers.`);
  let mislukt = 0;
  for (const brief of casussen.values()) if (!(await herhaalBrief(grond, brief))) mislukt += 1;
  if (mislukt > 0) throw new NietGelukt(`${mislukt} casussen blijven apart staan.`);
};

const herhaalBrief = async (grond: Grond, brief: ReceivedMessage): Promise<boolean> => {
  const { pool, meld, afnemers } = grond;
  const naam = String(brief.headers['dead-letter-afnemer']);
  const afnemer = afnemers.find(({ name }) => name === naam);
  if (!afnemer) {
    meld(`${brief.key}: overgeslagen, er is geen afnemer '${naam}'`);
    return true;
  }
  if ((await parkedMessages(pool, naam, brief.key)).length === 0) {
    await grond.bus().publish([alsBericht(brief)]);
    meld(`${brief.key}: staat niet meer apart bij ${naam}; opnieuw gepubliceerd`);
    return true;
  }
  const probleem = await replayParked(herhaalopties(grond, afnemer), brief.key);
  meld(`${brief.key}: ${probleem === undefined ? 'verwerkt' : `blijft apart bij ${naam}: ${probleem}`}`);
  return probleem === undefined;
};

const alsBericht = ({ key, value, headers }: ReceivedMessage): BusMessage => {
  const eigen = Object.entries(headers).filter(
    (kop): kop is [string, string] => typeof kop[1] === 'string' && !KOP.test(kop[0]),
  );
  return { topic: String(headers['dead-letter-topic']), key, value, headers: Object.fromEntries(eigen) };
};

/** From the first to what was last when it began; as a group of its own that nobody else shares. */
const alleBrieven = async (grond: Grond): Promise<readonly ReceivedMessage[]> => {
  const brieven: ReceivedMessage[] = [];
  const tot = new Map<number, number>();
  let klaar = (): void => undefined;
  const compleet = new Promise<void>((resolve) => (klaar = resolve));
  const isKlaar = (): boolean => tot.size > 0 && [...tot.values()].every((rest) => rest <= 0);
  let bekend = (): void => undefined;
  const grenzen = new Promise<void>((resolve) => (bekend = resolve));
  const consumptie = await grond.bus().consume({
    group: `overdracht-hub-afnemers-${randomUUID()}`,
    topics: [TOPICS.deadLetter],
    positionOf: () => Promise.resolve(undefined),
    handle: async ({ partition }, berichten) => {
      await grenzen;
      brieven.push(...berichten);
      const laatste = berichten.at(-1)?.offset ?? 0;
      if (laatste >= (tot.get(partition) ?? 0) - 1) tot.set(partition, 0);
      if (isKlaar()) klaar();
    },
  });
  for (const { partition, first, end } of await consumptie.extents())
    tot.set(partition, end > first ? end : 0);
  bekend();
  if (isKlaar()) klaar();
  await compleet;
  await consumptie.stop();
  return brieven;
};
