import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { JWK } from 'jose';
import {
  OPDRACHTEN,
  OPDRACHTNAMEN,
  alsOpdrachtbericht,
  bronVanOpdrachten,
  topicAntwoorden,
  topicInkomend,
  versleutelOpdracht,
} from '#contracts';
import type { Opdrachtnaam } from '#contracts';
import { WakeUp } from '#event-sourcing';
import { BusUnavailable, KafkaBus } from '#platform';
import type { BusMessage, Partition, ReceivedMessage } from '#platform';
import type { Antwoord, Opdracht, Uitkomst, Weg } from './opdracht.js';

const VEILIG_THUIS = 'zuid-limburg';
/** Then the system of Veilig Thuis sends the command again. */
const GEDULD_MS = 5_000;
/** Every so many commands is sent twice at once, as a client that crashed in between would. */
const DUBBEL_ELKE = 5;

export interface KafkaWegOptions {
  readonly brokers: readonly string[];
  /** Of the hub, for which commands are encrypted. */
  readonly sleutel: JWK;
  /** Of the organisation that sends. */
  readonly oin: string;
}

/** Commands of the systems of Veilig Thuis as messages, and the answers on their own topic. */
export class KafkaWeg implements Weg {
  readonly naam = 'kafka';
  /** Commands that got two answers that differ. */
  readonly tegenstrijdig: string[] = [];
  readonly #bus: KafkaBus;
  readonly #antwoorden = new Map<string, string>();
  readonly #posities = new Map<string, number>();
  readonly #nieuws = new WakeUp();
  #verstuurd = 0;

  private constructor(private readonly options: KafkaWegOptions) {
    this.#bus = new KafkaBus({ brokers: options.brokers, clientId: 'systeem-van-veilig-thuis' });
  }

  static async open(options: KafkaWegOptions): Promise<KafkaWeg> {
    const weg = new KafkaWeg(options);
    await weg.#bus.consume({
      group: `systeem-van-veilig-thuis-${randomUUID()}`,
      topics: [topicAntwoorden(VEILIG_THUIS)],
      positionOf: async (partition) => weg.#posities.get(plaatsVan(partition)),
      handle: async (partition, berichten) => {
        for (const bericht of berichten) weg.#ontvang(bericht);
        weg.#posities.set(plaatsVan(partition), (berichten.at(-1)?.offset ?? -1) + 1);
      },
    });
    return weg;
  }

  close(): Promise<void> {
    return this.#bus.close();
  }

  async geef(opdracht: Opdracht): Promise<Uitkomst> {
    const bericht = await this.#bericht(opdracht);
    this.#verstuurd += 1;
    try {
      await this.#bus.publish(this.#verstuurd % DUBBEL_ELKE === 0 ? [bericht, bericht] : [bericht]);
    } catch (fout) {
      if (!(fout instanceof BusUnavailable)) throw fout;
      return { soort: 'onbekend', waarom: 'Kafka does not take it' };
    }
    return this.#antwoordOp(opdracht);
  }

  async #antwoordOp({ sleutel }: Opdracht): Promise<Uitkomst> {
    const geduld = new AbortController();
    void pause(GEDULD_MS, undefined, { ref: false }).then(() => geduld.abort());
    for (;;) {
      const gezien = this.#nieuws.count;
      const antwoord = this.#antwoorden.get(sleutel);
      if (antwoord !== undefined) return uitkomstVan(antwoord);
      if (geduld.signal.aborted) return { soort: 'onbekend', waarom: 'no answer on Kafka' };
      await this.#nieuws.wait(gezien, geduld.signal);
    }
  }

  #ontvang({ headers, value }: ReceivedMessage): void {
    const opdrachtId = String(headers['ce_opdrachtid']);
    const eerder = this.#antwoorden.get(opdrachtId);
    if (eerder !== undefined && eerder !== value) this.tegenstrijdig.push(opdrachtId);
    this.#antwoorden.set(opdrachtId, value);
    this.#nieuws.notify();
  }

  async #bericht({ sleutel: id, gebruiker, pad, lichaam }: Opdracht): Promise<BusMessage> {
    const { naam, casusId, overdrachtId } = opdrachtUit(pad);
    const bron = bronVanOpdrachten({ oin: this.options.oin, regio: VEILIG_THUIS });
    const inhoud = { bron, naam, id, medewerker: gebruiker, lichaam };
    const jwe = await versleutelOpdracht(
      { ...inhoud, ...(casusId && { casusId }), ...(overdrachtId && { overdrachtId }) },
      this.options.sleutel,
    );
    const tijdstip = new Date().toISOString();
    return {
      topic: topicInkomend(VEILIG_THUIS),
      ...alsOpdrachtbericht({ id, naam, casusId, jwe, bron, tijdstip }),
    };
  }
}

const uitkomstVan = (tekst: string): Uitkomst => {
  const { status } = JSON.parse(tekst) as { readonly status?: number };
  if (status !== undefined) return { soort: 'geweigerd', status, tekst };
  return { soort: 'aanvaard', antwoord: JSON.parse(tekst) as Antwoord };
};

interface OpdrachtUitPad {
  readonly naam: Opdrachtnaam;
  readonly casusId: string | undefined;
  readonly overdrachtId: string | undefined;
}

const VORMEN = OPDRACHTNAMEN.map((naam) => {
  const vorm = OPDRACHTEN[naam].pad
    .replace(':casusId', '(?<casusId>[^/]+)')
    .replace(':overdrachtId', '(?<overdrachtId>[^/]+)');
  return { naam, vorm: new RegExp(`^${vorm}$`) };
});

/** What over HTTP is a path, is here a name and ids. */
const opdrachtUit = (pad: string): OpdrachtUitPad => {
  for (const { naam, vorm } of VORMEN) {
    const gevonden = vorm.exec(pad);
    if (gevonden) {
      const { casusId, overdrachtId } = gevonden.groups ?? {};
      return { naam, casusId, overdrachtId };
    }
  }
  throw new Error(`${pad} is no command`);
};

const plaatsVan = ({ topic, partition }: Partition): string => `${topic}/${partition}`;
