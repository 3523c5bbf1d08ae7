import { randomUUID } from 'node:crypto';
import type { JWK } from 'jose';
import {
  TOPICS,
  alsOpdrachtbericht,
  bronVanOpdrachten,
  topicAntwoorden,
  topicInkomend,
  versleutelOpdracht,
} from '#contracts';
import type { Aanvaard, Afzender, Geweigerd, KafkaVorm, Opdrachtnaam } from '#contracts';
import { WakeUp } from '#event-sourcing';
import { InProcessBus } from '#platform';
import type { Bus, Consumption, ReceivedMessage } from '#platform';
import { InkomendeOpdrachtenModule } from '../../inkomende-opdrachten.module.js';
import { InMemoryAntwoordenboek } from '../../testing/in-memory-antwoordenboek.js';
import { ProefHub } from '../http/hub.fixture.js';
import { InkomendeSleutels } from './inkomende-sleutels.js';

export const VT_ID = 'zuid-limburg';
export const AFZENDER: Afzender = {
  oin: '00000009999999999000',
  regio: VT_ID,
  openbareUrl: 'https://hub.voorbeeld.example',
};
export const BRON = bronVanOpdrachten(AFZENDER);
export const NU = '2026-03-02T09:00:00.000Z';

/** The member of staff in the tokens of the specs over HTTP. */
export const MEDEWERKER = 'vt-zuid-limburg';

/** What of a command a spec may choose itself. */
export interface Opdrachtopties {
  readonly id?: string;
  /** What stands for `bron` in the encrypted part; the message itself always says the source of its topic. */
  readonly bronBinnen?: string;
  readonly casusId?: string;
  readonly overdrachtId?: string;
  readonly medewerker?: string;
  readonly verwachteRevisie?: number;
  readonly lichaam?: object;
  readonly traceparent?: string;
}

export interface Ontvangen {
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly gegevens: Aanvaard & Geweigerd;
}

/** A command as the systems of Veilig Thuis would make it. */
export const maakOpdracht = async (
  sleutel: JWK,
  naam: Opdrachtnaam,
  lichaam: object,
  opties: Opdrachtopties = {},
): Promise<KafkaVorm> => {
  const { id = randomUUID(), casusId, overdrachtId, medewerker = MEDEWERKER, verwachteRevisie } = opties;
  const inhoud = {
    ...{ bron: opties.bronBinnen ?? BRON, naam, id, medewerker, lichaam },
    ...(casusId !== undefined && { casusId }),
    ...(overdrachtId !== undefined && { overdrachtId }),
    ...(verwachteRevisie !== undefined && { verwachteRevisie }),
    ...(opties.lichaam !== undefined && { lichaam: opties.lichaam }),
  };
  const jwe = await versleutelOpdracht(inhoud, sleutel);
  const { traceparent } = opties;
  return alsOpdrachtbericht({
    ...{ id, naam, casusId, jwe, bron: BRON, tijdstip: NU },
    ...(traceparent !== undefined && { traceparent }),
  });
};

/** Remembers what comes on some topics, and lets a spec wait for it. */
export class Ontvanger {
  readonly berichten: ReceivedMessage[] = [];
  readonly #nieuws = new WakeUp();
  #lijn: Consumption | undefined;

  /** All that ever came on them, and what comes. */
  static async op(bus: Bus, topics: readonly string[]): Promise<Ontvanger> {
    const ontvanger = new Ontvanger();
    const group = `proef-${randomUUID()}`;
    ontvanger.#lijn = await bus.consume({
      group,
      topics,
      positionOf: async () => undefined,
      handle: async (_, berichten) => {
        ontvanger.berichten.push(...berichten);
        ontvanger.#nieuws.notify();
      },
    });
    return ontvanger;
  }

  async tot(klaar: (berichten: readonly ReceivedMessage[]) => boolean): Promise<void> {
    for (;;) {
      const gezien = this.#nieuws.count;
      if (klaar(this.berichten)) return;
      await this.#nieuws.wait(gezien, new AbortController().signal);
    }
  }

  async stop(): Promise<void> {
    await this.#lijn?.stop();
  }
}

/** The systems of Veilig Thuis: they send, and read what comes back. */
export class Zender {
  protected constructor(
    readonly bus: Bus,
    readonly sleutel: JWK,
    readonly antwoorden: Ontvanger,
    readonly doden: Ontvanger,
  ) {}

  static async aan(bus: Bus, sleutels: InkomendeSleutels): Promise<Zender> {
    return new Zender(...(await onderdelen(bus, sleutels)));
  }

  /** Sends a message as it is. */
  async stuurRuw({ key, headers, value }: KafkaVorm): Promise<void> {
    await this.bus.publish([{ topic: topicInkomend(VT_ID), key, headers, value }]);
  }

  /** Sends a command and waits for its answer. */
  async stuur(naam: Opdrachtnaam, lichaam: object, opties: Opdrachtopties = {}): Promise<Ontvangen> {
    const id = opties.id ?? randomUUID();
    const eerder = this.antwoordenOp(id).length;
    await this.stuurRuw(await maakOpdracht(this.sleutel, naam, lichaam, { ...opties, id }));
    return this.antwoordOp(id, eerder);
  }

  /** The n-th answer to a command. */
  async antwoordOp(id: string, n = 0): Promise<Ontvangen> {
    await this.antwoorden.tot(() => this.antwoordenOp(id).length > n);
    return this.antwoordenOp(id)[n] as Ontvangen;
  }

  antwoordenOp(id: string): readonly Ontvangen[] {
    return this.antwoorden.berichten
      .filter(({ headers }) => headers['ce_opdrachtid'] === id)
      .map(({ headers, value }) => ({
        type: String(headers['ce_type']).split('.').at(-2) ?? '',
        headers: headers as Readonly<Record<string, string>>,
        gegevens: JSON.parse(value) as Aanvaard & Geweigerd,
      }));
  }

  async stop(): Promise<void> {
    await Promise.all([this.antwoorden.stop(), this.doden.stop()]);
  }
}

const onderdelen = async (
  bus: Bus,
  sleutels: InkomendeSleutels,
): Promise<readonly [Bus, JWK, Ontvanger, Ontvanger]> => {
  const [sleutel] = sleutels.publiek.keys;
  const antwoorden = await Ontvanger.op(bus, [topicAntwoorden(VT_ID)]);
  return [bus, { ...sleutel }, antwoorden, await Ontvanger.op(bus, [TOPICS.deadLetter])];
};

/** The whole hub in memory with its line for commands, and the systems of Veilig Thuis at the other end. */
export class Proeflijn extends Zender {
  private constructor(
    zender: readonly [Bus, JWK, Ontvanger, Ontvanger],
    readonly hub: ProefHub,
    readonly fouten: readonly Error[],
    readonly boek: InMemoryAntwoordenboek,
  ) {
    super(...zender);
  }

  static async start(): Promise<Proeflijn> {
    const bus = new InProcessBus({ partitions: 3 });
    const sleutels = await InkomendeSleutels.lees(await InkomendeSleutels.maak());
    const fouten: Error[] = [];
    const boek = new InMemoryAntwoordenboek();
    const lijn = InkomendeOpdrachtenModule.metBoek(boek, {
      ...{ bus, sleutels, veiligThuizen: [{ id: VT_ID, afzender: AFZENDER }] },
      onError: (fout) => void fouten.push(fout),
    });
    const hub = await ProefHub.start({}, [lijn]);
    return new Proeflijn(await onderdelen(bus, sleutels), hub, fouten, boek);
  }

  override async stop(): Promise<void> {
    await this.hub.app.close();
    await super.stop();
  }
}
