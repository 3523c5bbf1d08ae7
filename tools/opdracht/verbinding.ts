import { randomUUID } from 'node:crypto';
import { topicAntwoorden, topicInkomend } from '#contracts';
import type { KafkaVorm } from '#contracts';
import { KafkaBus, openKafka } from '#platform';
import type { ReceivedMessage } from '#platform';
import type { Toegang } from '../kafka/admin.js';

/** No answer came in time; whether the command was done is not known. */
export class GeenAntwoord extends Error {
  override readonly name = 'GeenAntwoord';
}

/** One Veilig Thuis at its two topics. */
export class Verbinding {
  readonly #bus: KafkaBus;

  constructor(
    private readonly toegang: Toegang,
    private readonly veiligThuis: string,
  ) {
    this.#bus = new KafkaBus({ ...toegang, clientId: 'overdracht-hub-opdracht' });
  }

  async stuur({ key, headers, value }: KafkaVorm): Promise<void> {
    await this.#bus.publish([{ topic: topicInkomend(this.veiligThuis), key, headers, value }]);
  }

  /**
   * Listens for the answer to a command from this moment on; call it before the command is sent.
   * @throws GeenAntwoord after `wachtMs`
   */
  async luister(opdrachtId: string, wachtMs: number): Promise<() => Promise<ReceivedMessage>> {
    const topic = topicAntwoorden(this.veiligThuis);
    const begin = await this.#einde(topic);
    let kreeg: (bericht: ReceivedMessage) => void = () => undefined;
    const antwoord = new Promise<ReceivedMessage>((resolve) => (kreeg = resolve));
    await this.#bus.consume({
      group: `veilig-thuis-${this.veiligThuis}-opdracht-${randomUUID()}`,
      topics: [topic],
      positionOf: async ({ partition }) => begin.get(partition) ?? 0,
      handle: async (_, berichten) => {
        const gevonden = berichten.find(({ headers }) => headers['ce_opdrachtid'] === opdrachtId);
        if (gevonden) kreeg(gevonden);
      },
    });
    return () => binnen(antwoord, wachtMs);
  }

  async sluit(): Promise<void> {
    await this.#bus.close();
  }

  async #einde(topic: string): Promise<ReadonlyMap<number, number>> {
    const admin = openKafka({ ...this.toegang, clientId: 'overdracht-hub-opdracht' }).admin();
    try {
      await admin.connect();
      const offsets = await admin.fetchTopicOffsets(topic);
      return new Map(offsets.map(({ partition, high }) => [partition, Number(high)]));
    } finally {
      await admin.disconnect();
    }
  }
}

const binnen = async (antwoord: Promise<ReceivedMessage>, ms: number): Promise<ReceivedMessage> => {
  let klok: NodeJS.Timeout | undefined;
  const teLaat = new Promise<never>((_, reject) => {
    klok = setTimeout(() => reject(new GeenAntwoord(`Na ${ms / 1_000} seconden was er geen antwoord.`)), ms);
  });
  try {
    return await Promise.race([antwoord, teLaat]);
  } finally {
    clearTimeout(klok);
  }
};
