import { Injectable } from '@nestjs/common';
import { alsAntwoord, bronVanOpdrachten, opdrachtIdVan, topicAntwoorden } from '#contracts';
import type { Afzender, Antwoord, Geweigerd } from '#contracts';
import { Clock, IdempotencyRegister, canonicalJson, sha256Hex } from '#event-sourcing';
import { traceOfParent } from '#platform';
import type { ReceivedMessage } from '#platform';
import type { PartijBeller } from '#toegang';
import { Antwoordenboek } from '../../application/antwoordenboek.js';
import type { Afhandeling, Uitgaand } from '../../application/antwoordenboek.js';
import { OverdrachtOnbekend, SleutelHergebruikt } from '../../application/fouten.js';
import { afgeleidId } from '../../application/ids.js';
import { Partijwijzer } from '../../application/partijwijzer.js';
import { Opdrachtgever } from '../opdrachten/opdrachtgever.js';
import type { Opdrachtuitkomst } from '../opdrachten/opdrachtgever.js';
import type { Opdrachtsoort } from '../opdrachten/opdrachtsoort.js';
import { VEILIG_THUIS_OPDRACHTEN } from '../opdrachten/veilig-thuis.js';
import { dodeBrief } from './dode-brief.js';
import { Opdrachtlezer } from './opdrachtlezer.js';
import type { GelezenOpdracht } from './opdrachtlezer.js';
import { overgeslagen, weigeringVan } from './weigering.js';

/** A Veilig Thuis that gives commands by message: the sender in whose name the hub answers for its region. */
export interface InkomendVeiligThuis {
  /** Id of the party, which is its region. */
  readonly id: string;
  readonly afzender: Afzender;
}

interface Vraag {
  readonly veiligThuis: InkomendVeiligThuis;
  readonly bericht: ReceivedMessage;
  readonly id: string;
  readonly sleutel: string;
  readonly vingerafdruk: string;
  readonly casusId: string | undefined;
}

/** Decides what comes of one message. Rejects with trouble of our own: the message is then tried again. */
@Injectable()
export class Opdrachtverwerker {
  constructor(
    private readonly lezer: Opdrachtlezer,
    private readonly opdrachtgever: Opdrachtgever,
    private readonly partijen: Partijwijzer,
    private readonly boek: Antwoordenboek,
    private readonly register: IdempotencyRegister,
    private readonly clock: Clock,
  ) {}

  async verwerk(veiligThuis: InkomendVeiligThuis, bericht: ReceivedMessage): Promise<Afhandeling> {
    const lezing = await this.lezer.lees(bericht, bronVanOpdrachten(veiligThuis.afzender));
    const opdracht = 'opdracht' in lezing ? lezing.opdracht : undefined;
    const fout = 'fout' in lezing ? lezing.fout : undefined;
    const id = opdrachtIdVan(bericht);
    if (id === undefined) return { uit: [dodeBrief(bericht, weigeringOf(fout))] };
    const sleutel = sha256Hex(canonicalJson(['inkomend', veiligThuis.id, id]));
    const { vingerafdruk } = lezing;
    const vraag = { veiligThuis, bericht, id, sleutel, vingerafdruk, casusId: opdracht?.bericht.casusId };
    const eerder = await this.boek.antwoordOp(sleutel);
    if (eerder) return (await this.#isAnders(vraag)) ? this.#hergebruikt(vraag) : { uit: [eerder] };
    return opdracht ? this.#voerUit(vraag, opdracht) : this.#weiger(vraag, weigeringOf(fout));
  }

  /** What an operator lets be passed by: its sender hears that, and it is kept as one that was refused. */
  async slaOver(veiligThuis: InkomendVeiligThuis, bericht: ReceivedMessage): Promise<Afhandeling> {
    const probleem = overgeslagen();
    const id = opdrachtIdVan(bericht);
    if (id === undefined) return { uit: [dodeBrief(bericht, probleem)] };
    const sleutel = sha256Hex(canonicalJson(['inkomend', veiligThuis.id, id]));
    const eerder = await this.boek.antwoordOp(sleutel);
    if (eerder) return { uit: [eerder, dodeBrief(bericht, probleem)] };
    const vraag = { veiligThuis, bericht, id, sleutel, vingerafdruk: '', casusId: undefined };
    const antwoord = this.#antwoord(vraag, { soort: 'geweigerd', gegevens: probleem });
    return { antwoord: { sleutel, bericht: antwoord }, uit: [antwoord, dodeBrief(bericht, probleem)] };
  }

  async #voerUit(vraag: Vraag, opdracht: GelezenOpdracht): Promise<Afhandeling> {
    try {
      const { herhaald: _, ...gegevens } = await this.#geef(vraag, opdracht);
      const antwoord = this.#antwoord(vraag, { soort: 'aanvaard', gegevens });
      return { antwoord: { sleutel: vraag.sleutel, bericht: antwoord }, uit: [antwoord] };
    } catch (fout) {
      if (fout instanceof SleutelHergebruikt) return this.#hergebruikt(vraag);
      return this.#weiger(vraag, weigeringOf(fout, opdracht.inhoud.verwachteRevisie !== undefined));
    }
  }

  async #geef(vraag: Vraag, { bericht, inhoud, lichaam }: GelezenOpdracht): Promise<Opdrachtuitkomst> {
    const { veiligThuis, sleutel, vingerafdruk } = vraag;
    const partij = { soort: 'veilig-thuis', id: veiligThuis.id } as const;
    const beller: PartijBeller = {
      ...{ sub: inhoud.medewerker, rol: 'veilig-thuis', partij },
      regio: veiligThuis.afzender.regio,
    };
    const { stap } = VEILIG_THUIS_OPDRACHTEN[bericht.naam] as unknown as Opdrachtsoort<object>;
    const gegevens = {
      ...{ sleutel, vingerafdruk, verwachteRevisie: inhoud.verwachteRevisie },
      casusId: bericht.casusId ?? afgeleidId(sleutel, 'casus'),
      nieuweCasus: bericht.casusId === undefined,
      traceId: traceOfParent(vraag.bericht.headers['ce_traceparent'])?.traceId,
    };
    const bron = {
      ...{ beller, partijen: this.partijen },
      overdrachtId: () => {
        if (inhoud.overdrachtId === undefined) throw new OverdrachtOnbekend();
        return inhoud.overdrachtId;
      },
      nieuwId: (wat: 'melding' | 'overdracht') => afgeleidId(sleutel, wat),
    };
    return this.opdrachtgever.geef(gegevens, beller, stap(lichaam, bron));
  }

  async #isAnders({ sleutel, vingerafdruk }: Vraag): Promise<boolean> {
    return (await this.register.register(sleutel, vingerafdruk)) === 'anders';
  }

  /** A refusal stands too: the id is taken, and a command that was mended comes under a new one. */
  async #weiger(vraag: Vraag, probleem: Geweigerd): Promise<Afhandeling> {
    if (await this.#isAnders(vraag)) return this.#hergebruikt(vraag);
    const antwoord = this.#antwoord(vraag, { soort: 'geweigerd', gegevens: probleem });
    return {
      antwoord: { sleutel: vraag.sleutel, bericht: antwoord },
      uit: [antwoord, dodeBrief(vraag.bericht, probleem)],
    };
  }

  /** The id stands for another command; the answer to that one stays what it is. */
  #hergebruikt(vraag: Vraag): Afhandeling {
    const probleem = weigeringOf(new SleutelHergebruikt());
    const antwoord = this.#antwoord(vraag, { soort: 'geweigerd', gegevens: probleem }, vraag.vingerafdruk);
    return { uit: [antwoord, dodeBrief(vraag.bericht, probleem)] };
  }

  #antwoord(vraag: Vraag, antwoord: Antwoord, onderscheid = ''): Uitgaand {
    const { veiligThuis, bericht, id, sleutel, casusId } = vraag;
    const kop = {
      ...{
        id: afgeleidId(sleutel, `antwoord${onderscheid}`),
        afzender: veiligThuis.afzender,
        opdrachtId: id,
      },
      sleutel: casusId ?? id,
      casusId: antwoord.soort === 'aanvaard' ? antwoord.gegevens.casusId : casusId,
      tijdstip: new Date(this.clock.nowMs()).toISOString(),
      traceparent: traceparentVan(bericht),
    };
    return { topic: topicAntwoorden(veiligThuis.id), ...alsAntwoord(antwoord, kop) };
  }
}

/** The refusal that this error is; trouble of our own goes on its way. */
const weigeringOf = (fout: unknown, metRevisie = false): Geweigerd => {
  const weigering = weigeringVan(fout, metRevisie);
  if (!weigering) throw fout;
  return weigering;
};

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

const traceparentVan = ({ headers }: ReceivedMessage): string | undefined => {
  const traceparent = headers['ce_traceparent'];
  return typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? traceparent : undefined;
};
