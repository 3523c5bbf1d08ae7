import { alsKafka, berichtVan, TOPICS, topicVanGemeente } from '#contracts';
import type { Afzender, KafkaVorm } from '#contracts';
import { alsGebeurtenis, gemeentenVan, stroomVan } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import type { EventLog, RecordedEvent } from '#event-sourcing';
import type { BusMessage } from './bus.js';

/** Cases whose addresses are remembered; a case that is not costs one read of its stream. */
const MAX_REMEMBERED = 20_000;

/** Whom a case concerns after its event `volgnummer`. */
interface Adressen {
  readonly volgnummer: number;
  readonly veiligThuis: string | undefined;
  readonly gemeenten: readonly string[];
}

export interface BerichtenmakerOptions {
  readonly log: EventLog;
  /** The sender of the cases of one Veilig Thuis, by the id of that party. */
  readonly afzenderVan: (veiligThuis: string) => Afzender;
}

/** An event of a case in which no Veilig Thuis has acted; nobody can be named as its source. */
export class AfzenderOnbekend extends Error {
  override readonly name = 'AfzenderOnbekend';
}

/** Makes of each event, in the order of the log, the messages that go out, with whom the case concerns. */
export class Berichtenmaker {
  readonly #adressen = new Map<string, Adressen>();

  constructor(private readonly options: BerichtenmakerOptions) {}

  /** The one message of an event, as it stands on the topic of all cases. */
  async berichtVan(event: RecordedEvent): Promise<KafkaVorm> {
    const { veiligThuis } = this.#onthoud(event, await this.#voor(event));
    return this.#vorm(event, veiligThuis);
  }

  /**
   * All messages of an event: for the hub itself, and for each gemeente that the case was ever in. A gemeente that
   * comes in later first gets what went before, so that it too can count from the beginning.
   */
  async berichtenVan(event: RecordedEvent): Promise<readonly BusMessage[]> {
    const voor = await this.#voor(event);
    const { veiligThuis, gemeenten } = this.#onthoud(event, voor);
    const vorm = this.#vorm(event, veiligThuis);
    const berichten: BusMessage[] = [];
    for (const gemeente of gemeenten) {
      if (!voor.gemeenten.includes(gemeente))
        berichten.push(...(await this.#inhaal(event, gemeente, veiligThuis)));
    }
    for (const topic of [TOPICS.casussen, ...gemeenten.map(topicVanGemeente)])
      berichten.push({ topic, ...vorm });
    return berichten;
  }

  #vorm(event: RecordedEvent, veiligThuis: string | undefined): KafkaVorm {
    if (veiligThuis === undefined)
      throw new AfzenderOnbekend(`casus of event ${event.id} has no Veilig Thuis`);
    return alsKafka(berichtVan(event, this.options.afzenderVan(veiligThuis)));
  }

  async #inhaal(
    { casusId, volgnummer }: RecordedEvent,
    gemeente: string,
    veiligThuis: string | undefined,
  ): Promise<readonly BusMessage[]> {
    const messages: BusMessage[] = [];
    if (volgnummer === 0) return messages;
    for await (const eerder of this.options.log.readStream(stroomVan(casusId))) {
      if (eerder.volgnummer >= volgnummer) break;
      messages.push({ topic: topicVanGemeente(gemeente), ...this.#vorm(eerder, veiligThuis) });
    }
    return messages;
  }

  #onthoud(event: RecordedEvent, voor: Adressen): Adressen {
    const adressen = met(voor, event);
    this.#adressen.delete(event.casusId);
    this.#adressen.set(event.casusId, adressen);
    if (this.#adressen.size > MAX_REMEMBERED) this.#vergeetOudste();
    return adressen;
  }

  #vergeetOudste(): void {
    const [oudste] = this.#adressen.keys();
    if (oudste !== undefined) this.#adressen.delete(oudste);
  }

  /** Before this event: as remembered, or from the stream when the event is not the next of what is remembered. */
  async #voor({ casusId, volgnummer }: RecordedEvent): Promise<Adressen> {
    const onthouden = this.#adressen.get(casusId);
    if (onthouden?.volgnummer === volgnummer - 1) return onthouden;
    let adressen: Adressen = { volgnummer: -1, veiligThuis: undefined, gemeenten: [] };
    if (volgnummer === 0) return adressen;
    for await (const eerder of this.options.log.readStream(stroomVan(casusId))) {
      if (eerder.volgnummer >= volgnummer) break;
      adressen = met(adressen, eerder);
    }
    return adressen;
  }
}

const met = ({ veiligThuis, gemeenten }: Adressen, record: RecordedEvent): Adressen => {
  const gebeurtenis: CasusGebeurtenis = alsGebeurtenis(record);
  const { soort, id } = gebeurtenis.actor.partij;
  const nieuw = gemeentenVan([gebeurtenis]).filter((gemeente) => !gemeenten.includes(gemeente));
  return {
    volgnummer: record.volgnummer,
    veiligThuis: veiligThuis ?? (soort === 'veilig-thuis' ? id : undefined),
    gemeenten: nieuw.length === 0 ? gemeenten : [...gemeenten, ...nieuw],
  };
};
