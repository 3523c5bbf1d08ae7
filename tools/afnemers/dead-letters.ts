import { OngeldigBericht, TOPICS, leesBericht } from '#contracts';
import { ask, parkedMessages, replayParked } from '#platform';
import type { Afnemer, BusMessage, ReceivedMessage } from '#platform';
import { alleBrieven } from './brieven.js';
import { NietGelukt, OPDRACHTEN_VAN_VT, afnemerMet } from './grond.js';
import type { Grond } from './grond.js';
import { herhaalopties, kafkaWeigert, weigertKafka } from './rechten.js';

/** Headers that say where a letter came from; the rest is the message as it was. */
const KOP = /^dead-letter-/;

/**
 * All letters on the dead-letter topic again, or those of one consumer. A case that is still aside is replayed; a message
 * that the database does not know any more, as after an older copy was put back, is published again where it came from.
 */
export const herhaalDeadLetters = async (grond: Grond, naam?: string): Promise<void> => {
  if (naam !== undefined && naam !== OPDRACHTEN_VAN_VT) afnemerMet(grond, naam);
  const alle = (await alleBrieven(grond)).filter((brief) => naam === undefined || naamIn(brief) === naam);
  const casussen = perCasus(alle.filter((brief) => ![undefined, OPDRACHTEN_VAN_VT].includes(naamIn(brief))));
  grond.meld(`${alle.length} brieven, ${casussen.length} casussen van afnemers.`);
  for (const brief of alle) if (naamIn(brief) === OPDRACHTEN_VAN_VT) meldOpdracht(grond, brief);
  const herhaling = new Herhaling(grond);
  for (const brieven of casussen) await herhaling.casus(brieven);
  await herhaling.publiceer();
  if (herhaling.mislukt > 0)
    throw new NietGelukt(`${herhaling.mislukt} niet gelukt; de regels hierboven zeggen waarom.`);
};

const naamIn = ({ headers }: ReceivedMessage): string | undefined => {
  const naam = headers['dead-letter-afnemer'];
  return typeof naam === 'string' ? naam : undefined;
};

/** The letters of one case for one consumer together, in the order in which they came. */
const perCasus = (brieven: readonly ReceivedMessage[]): readonly (readonly ReceivedMessage[])[] => {
  const casussen = new Map<string, ReceivedMessage[]>();
  for (const brief of brieven) {
    const casus = `${naamIn(brief)} ${brief.key}`;
    casussen.set(casus, [...(casussen.get(casus) ?? []), brief]);
  }
  return [...casussen.values()];
};

/** What was refused got its answer; only its sender can put it right. */
const meldOpdracht = ({ meld }: Grond, { headers }: ReceivedMessage): void => {
  const kop = (naam: string): string => {
    const waarde = headers[naam];
    return typeof waarde === 'string' ? waarde : '?';
  };
  const plaats = `${kop('dead-letter-topic')}/${kop('dead-letter-partitie')}@${kop('dead-letter-offset')}`;
  meld(
    `opdracht ${kop('ce_id')} op ${plaats} is geweigerd: haar verzender moet haar onder een nieuw id opnieuw sturen`,
  );
};

interface Opnieuw {
  readonly bericht: BusMessage;
  /** Consumers that set it aside; one message is for all of them. */
  readonly namen: string[];
}

class Herhaling {
  /** Cases and messages of which it did not succeed. */
  mislukt = 0;
  /** By topic and id of the message. */
  readonly #opnieuw = new Map<string, Opnieuw>();

  constructor(private readonly grond: Grond) {}

  async casus(brieven: readonly ReceivedMessage[]): Promise<void> {
    const { pool, meld, afnemers } = this.grond;
    const [eerste] = brieven;
    if (!eerste) return;
    const naam = naamIn(eerste);
    const key = sleutelVan(eerste);
    const afnemer = afnemers.find(({ name }) => name === naam);
    if (!afnemer) return meld(`${key}: overgeslagen, er is geen afnemer '${naam}'`);
    if ((await parkedMessages(pool, afnemer.name, key)).length > 0) return this.#apart(afnemer, key);
    const laatste = await laatsteVan(this.grond, afnemer.name, key);
    for (const brief of brieven) this.#nietApart(afnemer, brief, laatste);
  }

  /** What the consumers need once more, once; a refusal is told and holds up no other. */
  async publiceer(): Promise<void> {
    const { meld } = this.grond;
    for (const { bericht, namen } of this.#opnieuw.values()) {
      const { key, topic } = bericht;
      const voor = `opnieuw gepubliceerd voor ${[...namen].sort().join(', ')}`;
      try {
        await this.grond.bus().publish([bericht]);
        meld(`${key}: ${voor}`);
      } catch (fout) {
        if (!weigertKafka(fout)) throw fout;
        this.mislukt += 1;
        meld(`${key}: niet ${voor}: ${kafkaWeigert(this.grond, `te schrijven op ${topic}`)}`);
      }
    }
  }

  async #apart(afnemer: Afnemer, key: string): Promise<void> {
    const { name } = afnemer;
    const probleem = await replayParked(herhaalopties(this.grond, afnemer), key);
    if (probleem !== undefined) this.mislukt += 1;
    this.grond.meld(
      `${key}: ${probleem === undefined ? `verwerkt door ${name}` : `blijft apart bij ${name}: ${probleem}`}`,
    );
  }

  #nietApart({ name }: Afnemer, brief: ReceivedMessage, laatste: number): void {
    const { meld } = this.grond;
    const gelezen = leesBrief(brief);
    if (typeof gelezen === 'string')
      return meld(`${sleutelVan(brief)}: niet opnieuw gepubliceerd voor ${name}, want ${gelezen}`);
    if (gelezen.volgnummer <= laatste) return meld(`${brief.key}: al verwerkt door ${name}`);
    const { bericht } = gelezen;
    const eerder = this.#opnieuw.get(gelezen.id);
    if (!eerder) this.#opnieuw.set(gelezen.id, { bericht, namen: [name] });
    else if (!eerder.namen.includes(name)) eerder.namen.push(name);
  }
}

/** As it stands in the database, which keeps no NUL in text. */
const sleutelVan = ({ key }: ReceivedMessage): string => key.replaceAll('\0', '\ufffd');

/** The last message of the case that the consumer has dealt with; -1 when it knows none. */
const laatsteVan = async ({ pool }: Grond, naam: string, key: string): Promise<number> => {
  const { rows } = await ask<{ volgnummer: number }>(pool, {
    text: 'select volgnummer::float8 as volgnummer from bus_volgorde where afnemer = $1 and sleutel = $2',
    values: [naam, key],
  });
  return rows[0]?.volgnummer ?? -1;
};

interface Gelezen {
  readonly id: string;
  readonly volgnummer: number;
  readonly bericht: BusMessage;
}

/**
 * The message in a letter, or why it is none that may be published again. Who may write letters may not write what
 * happened in cases, so a letter gets through as little as a message does that comes from elsewhere.
 */
const leesBrief = (brief: ReceivedMessage): Gelezen | string => {
  const bericht = alsBericht(brief);
  const { topic, key, headers, value } = bericht;
  if (topic !== TOPICS.casussen) return `afnemers lezen niet van ${topic}`;
  try {
    const { attributen, inhoud } = leesBericht({ headers, value });
    if (attributen.subject !== key) throw new OngeldigBericht('subject: is niet de sleutel van het bericht');
    return { id: `${topic} ${attributen.id}`, volgnummer: inhoud.volgnummer, bericht };
  } catch (fout) {
    if (!(fout instanceof OngeldigBericht)) throw fout;
    return `het is geen bericht van een casus (${fout.message})`;
  }
};

const alsBericht = ({ key, value, headers }: ReceivedMessage): BusMessage => {
  const eigen = Object.entries(headers).filter(
    (kop): kop is [string, string] => typeof kop[1] === 'string' && !KOP.test(kop[0]),
  );
  return { topic: String(headers['dead-letter-topic']), key, value, headers: Object.fromEntries(eigen) };
};
