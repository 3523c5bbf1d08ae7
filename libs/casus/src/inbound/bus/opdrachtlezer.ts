import { Injectable } from '@nestjs/common';
import { leesOpdrachtbericht, noemtOverdracht, opdrachttypeVan } from '#contracts';
import type { InkomendBericht, Opdrachtbericht } from '#contracts';
import { canonicalJson, sha256Hex } from '#event-sourcing';
import { createValidationPipe, parseStrictJson } from '#platform';
import { OngeldigBericht } from '../../application/fouten.js';
import { VEILIG_THUIS_OPDRACHTEN } from '../opdrachten/veilig-thuis.js';
import { InkomendeSleutels, NietTeOntsleutelen } from './inkomende-sleutels.js';
import { OpdrachtinhoudDto } from './opdrachtinhoud.dto.js';

/** A command after every check that needs no case. */
export interface GelezenOpdracht {
  readonly bericht: Opdrachtbericht;
  readonly inhoud: OpdrachtinhoudDto;
  /** The body, an instance of the class that HTTP checks it with. */
  readonly lichaam: object;
}

/** What a message holds, with the fingerprint of what was asked; or why it holds no command. */
export type Lezing = { readonly vingerafdruk: string } & (
  { readonly opdracht: GelezenOpdracht } | { readonly fout: unknown }
);

/** The attributes that may be named in an answer; a header of the sender's own could be called anything. */
const KENMERKEN: ReadonlySet<string> = new Set([
  ...['bericht', 'data', 'id', 'source', 'specversion', 'type', 'datacontenttype', 'dataschema', 'subject'],
  ...['time', 'dataref', 'sequence', 'sequencetype'],
]);

/** The text of this rule repeats the content type; that one is wrong is told by what was agreed. */
const HERHAALT_DE_AFZENDER = 'ce-nl:data';

/** Opens a message and checks what is in it, by the rules of HTTP. */
@Injectable()
export class Opdrachtlezer {
  readonly #toets = createValidationPipe();

  constructor(private readonly sleutels: InkomendeSleutels) {}

  /** `fout` may also be trouble of our own; whoever answers tells them apart. */
  async lees(record: InkomendBericht, bron: string): Promise<Lezing> {
    let vingerafdruk = vingerafdrukVanDichtBericht(record);
    try {
      const bericht = buitenkantVan(record, bron);
      const inhoud = parseStrictJson(await this.#open(bericht.jwe));
      vingerafdruk = sha256Hex(canonicalJson({ inhoud }));
      return { vingerafdruk, opdracht: await this.#toetsInhoud(bericht, inhoud) };
    } catch (fout) {
      return { vingerafdruk, fout };
    }
  }

  async #open(jwe: string): Promise<Uint8Array> {
    try {
      return await this.sleutels.open(jwe);
    } catch (fout) {
      if (!(fout instanceof NietTeOntsleutelen)) throw fout;
      throw ongeldig('data', 'is niet te ontsleutelen: versleutel voor een sleutel uit de JWKS van de hub');
    }
  }

  async #toetsInhoud(bericht: Opdrachtbericht, gelezen: unknown): Promise<GelezenOpdracht> {
    if (typeof gelezen !== 'object' || gelezen === null || Array.isArray(gelezen))
      throw ongeldig('data', 'moet versleuteld een JSON-object zijn');
    const inhoud = await this.#alsInstantie(OpdrachtinhoudDto, gelezen);
    const { naam } = bericht;
    if (inhoud.bron !== bericht.bron)
      throw ongeldig(
        'bron',
        'moet gelijk zijn aan source: een opdracht geldt alleen van wie haar versleutelde',
      );
    if (inhoud.id !== bericht.id) throw ongeldig('id', 'moet binnen en buiten de versleuteling gelijk zijn');
    if (inhoud.type !== opdrachttypeVan(naam))
      throw ongeldig('type', 'moet binnen en buiten de versleuteling gelijk zijn');
    if (inhoud.casusId !== bericht.casusId)
      throw ongeldig('casusId', 'moet gelijk zijn aan subject, en ontbreken als dat ontbreekt');
    if ((inhoud.overdrachtId !== undefined) !== noemtOverdracht(naam))
      throw ongeldig('overdrachtId', `${noemtOverdracht(naam) ? 'is verplicht' : 'hoort niet'} bij ${naam}`);
    // As it was read: the instance of the envelope holds a copy that the validator has touched.
    const { lichaam } = gelezen as OpdrachtinhoudDto;
    return { bericht, inhoud, lichaam: await this.#alsInstantie(VEILIG_THUIS_OPDRACHTEN[naam].dto, lichaam) };
  }

  /** @throws Problem */
  #alsInstantie<T extends object>(metatype: new () => T, waarde: object): Promise<T> {
    return this.#toets.transform(structuredClone(waarde), { type: 'body', metatype }) as Promise<T>;
  }
}

const buitenkantVan = (record: InkomendBericht, bron: string): Opdrachtbericht => {
  const lezing = leesOpdrachtbericht(record, bron);
  if ('bericht' in lezing) return lezing.bericht;
  throw new OngeldigBericht(
    lezing.overtredingen
      .filter(({ regel }) => regel !== HERHAALT_DE_AFZENDER)
      .map(({ attribuut, regel, melding }) => ({
        veld: KENMERKEN.has(attribuut) ? attribuut : 'kenmerk',
        regel,
        melding,
      })),
  );
};

const ongeldig = (veld: string, melding: string): OngeldigBericht =>
  new OngeldigBericht([{ veld, regel: 'opdracht', melding }]);

/** Of a message that does not open the same message is the same request, and nothing else is. */
const vingerafdrukVanDichtBericht = ({ key, headers, value }: InkomendBericht): string =>
  sha256Hex(canonicalJson([key, String(headers['ce_type']), String(headers['ce_subject']), value]));
