import request from 'supertest';
import type { Response } from 'supertest';
import type { HubUnderTest } from './hub-under-test.js';
import type { Koppen, Overdracht } from './klant.js';
import { ZEGELMERK } from './lichamen.js';
import { BELLERS } from './rollen.js';
import { Standen } from './standen.js';
import { VERZOEKEN } from './verzoeken.js';

const NERGENS: Overdracht = {
  casusId: '0a0a0a0a-0000-4000-8000-000000000000',
  overdrachtId: '0b0b0b0b-0000-4000-8000-000000000000',
};

/** Why a caller is refused, as one letter behind the status. */
const LETTERS: Readonly<Record<string, string>> = {
  'rol-niet-toegestaan': 'r',
  'niet-bevoegd': 'b',
  'alleen-lezen': 'l',
  'niets-te-beoordelen': 'n',
};

/** A cell of the table in which something is recorded. */
const slaagt = (cel: string): boolean => cel.startsWith('20');

/** Tries one route as one caller and says in a word what came of it. */
export class Rolproef {
  private readonly standen: Standen;
  private readonly gedeeld = new Map<string, Overdracht>();

  constructor(private readonly hub: HubUnderTest) {
    this.standen = new Standen(hub);
  }

  /** What came of it, in the words of the table; `verwacht` decides only whether the case may be shared. */
  async cel(route: string, naam: string, verwacht: string): Promise<string> {
    const overdracht = await this.casusVoor(route, naam, verwacht);
    if (route.startsWith('GET')) await this.hub.bijgewerkt();
    const voor = await this.hub.log.head();
    const antwoord = await this.vraag(route, naam, overdracht);
    const vastgelegd = (await this.hub.log.head()) > voor;
    if (vastgelegd && !slaagt(String(antwoord.status))) return `${antwoord.status}, and yet recorded`;
    const letter = LETTERS[codeVan(antwoord)] ?? '';
    const inhoud = antwoord.text.includes(ZEGELMERK) ? '*' : '';
    const genoemd = (await this.noemt(route, naam, antwoord, overdracht)) ? '+' : '';
    return `${antwoord.status}${letter}${inhoud}${genoemd}`;
  }

  /** The same request for a case that is there and for one that is nowhere. */
  async tweeling(route: string, naam: string): Promise<readonly [Response, Response]> {
    const overdracht = await this.casusVoor(route, naam, 'geweigerd');
    return [await this.vraag(route, naam, overdracht), await this.vraag(route, naam, NERGENS)];
  }

  /** A case of its own for what will be recorded; what only reads or is refused shares one. */
  private async casusVoor(route: string, naam: string, verwacht: string): Promise<Overdracht> {
    const { stand, ontvanger } = plaats(route, naam);
    if (slaagt(verwacht) && !route.startsWith('GET')) return this.standen[stand](ontvanger);
    const sleutel = `${stand} ${ontvanger.partij.id}`;
    const overdracht = this.gedeeld.get(sleutel) ?? (await this.standen[stand](ontvanger));
    this.gedeeld.set(sleutel, overdracht);
    return overdracht;
  }

  private async vraag(route: string, naam: string, overdracht: Overdracht): Promise<Response> {
    const { verzoek, beller } = plaats(route, naam);
    const [methode = '', pad = ''] = route.split(' ');
    const adres = pad
      .replace(':casusId', overdracht.casusId)
      // A figure that every API has.
      .replace(':id', 'overdrachten-naar-pad')
      .replace(':overdrachtId', overdracht.overdrachtId);
    const lichaam = await verzoek.lichaam?.({ hub: this.hub, overdracht, ...beller.eigen });
    if (!beller.gebruiker)
      return request(this.hub.adres)[methode === 'GET' ? 'get' : 'post'](adres).send(lichaam);
    const koppen: Koppen = beller.reden === undefined ? {} : { 'inzage-reden': beller.reden };
    const klant = this.hub.als(beller.gebruiker);
    return methode === 'GET' ? klant.haal(adres, koppen) : klant.post(adres, lichaam, koppen);
  }

  /** Whether a list, on one of its pages, names the case. */
  private async noemt(
    route: string,
    naam: string,
    antwoord: Response,
    overdracht: Overdracht,
  ): Promise<boolean> {
    if (!route.startsWith('GET') || route.includes(':casusId')) return false;
    if (antwoord.text.includes(overdracht.casusId)) return true;
    const { volgende } = antwoord.body as { readonly volgende?: string };
    if (volgende === undefined) return false;
    const [kaal = ''] = route.split('?');
    const pagina = `${kaal}?cursor=${volgende}`;
    return this.noemt(pagina, naam, await this.vraag(pagina, naam, overdracht), overdracht);
  }
}

const plaats = (route: string, naam: string) => {
  const [kaal = ''] = route.split('?');
  const [verzoek, beller] = [VERZOEKEN.get(kaal), BELLERS.get(naam)];
  if (!verzoek || !beller) throw new Error(`no request for ${kaal}, or nobody is called ${naam}`);
  return { verzoek, beller, stand: beller.stand ?? verzoek.stand, ontvanger: beller.ontvanger };
};

const codeVan = ({ body }: Response): string =>
  String(body?.type ?? '')
    .split(':')
    .at(-1) ?? '';
