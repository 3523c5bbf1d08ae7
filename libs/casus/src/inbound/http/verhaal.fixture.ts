import { GEBRUIKERS } from './hub.fixture.js';
import type { Gebruiker, ProefHub, Verzoekopties } from './hub.fixture.js';
import {
  dienstafronding,
  melding,
  overdrachtDirect,
  overdrachtNaDienst,
  triage,
} from './lichamen.fixture.js';

const { vt, heerlen } = GEBRUIKERS;
const UUR_MS = 3_600_000;
const DAG_MS = 24 * UUR_MS;

/** One case, told by its users. A step that a spec only needs as history must be accepted. */
export class Verhaal {
  overdrachtId = '';

  private constructor(
    readonly hub: ProefHub,
    readonly casusId: string,
  ) {}

  static async begin(hub: ProefHub, anders: object = {}): Promise<Verhaal> {
    const { status, body, text } = await hub.doe(vt, '/veilig-thuis/v1/meldingen', melding(anders));
    if (status !== 201) throw new Error(text);
    return new Verhaal(hub, body.casusId as string);
  }

  /** A case that Veilig Thuis has handed over directly to Heerlen. */
  static async direct(hub: ProefHub, anders: object = {}): Promise<Verhaal> {
    const verhaal = await Verhaal.begin(hub);
    await verhaal.gelukt(vt, 'triagebesluiten', triage());
    return verhaal.metOverdracht(overdrachtDirect(anders));
  }

  /** A case whose direct handover Heerlen has received: it holds the zicht op veiligheid. */
  static async bijHeerlen(hub: ProefHub): Promise<Verhaal> {
    const verhaal = await Verhaal.direct(hub);
    return verhaal.ontvangen();
  }

  static async naDienst(hub: ProefHub): Promise<Verhaal> {
    const verhaal = await Verhaal.begin(hub);
    await verhaal.gelukt(vt, 'triagebesluiten', triage('dienst-onderzoek'));
    await verhaal.gelukt(vt, 'dienstafrondingen', dienstafronding());
    return verhaal.metOverdracht(overdrachtNaDienst());
  }

  /** A case that Heerlen has accepted after a dienst: Veilig Thuis monitors. */
  static async gemonitord(hub: ProefHub): Promise<Verhaal> {
    const verhaal = await Verhaal.naDienst(hub);
    await verhaal.ontvangen();
    await verhaal.gelukt(heerlen, verhaal.over('aanvaardingen'), { wijze: 'digitaal' });
    return verhaal;
  }

  over(wat: string): string {
    return `overdrachten/${this.overdrachtId}/${wat}`;
  }

  doe(gebruiker: Gebruiker, wat: string, lichaam: object = {}, opties: Verzoekopties = {}) {
    return this.hub.doe(gebruiker, `${basisVan(gebruiker)}/casussen/${this.casusId}/${wat}`, lichaam, opties);
  }

  haal(gebruiker: Gebruiker, wat: string) {
    return this.hub.haal(gebruiker, `${basisVan(gebruiker)}/casussen/${this.casusId}/${wat}`);
  }

  async gelukt(gebruiker: Gebruiker, wat: string, lichaam: object = {}) {
    this.hub.clock.advanceMs(UUR_MS);
    const antwoord = await this.doe(gebruiker, wat, lichaam);
    if (antwoord.status !== 201) throw new Error(`${wat}: ${antwoord.text}`);
    return antwoord;
  }

  wachtDagen(dagen: number): void {
    this.hub.clock.advanceMs(dagen * DAG_MS);
  }

  async metOverdracht(lichaam: object, gebruiker: Gebruiker = vt): Promise<this> {
    const { body } = await this.gelukt(gebruiker, 'overdrachten', lichaam);
    this.overdrachtId = body.overdrachtId as string;
    return this;
  }

  async inhoudHash(gebruiker: Gebruiker = vt): Promise<string> {
    const { body } = await this.haal(gebruiker, `overdrachten/${this.overdrachtId}`);
    return body.inhoudHash as string;
  }

  async ontvangen(gebruiker: Gebruiker = heerlen): Promise<this> {
    const inhoudHash = await this.inhoudHash(gebruiker);
    await this.gelukt(gebruiker, this.over('ontvangstbevestigingen'), { wijze: 'digitaal', inhoudHash });
    return this;
  }
}

const basisVan = (gebruiker: Gebruiker): string => {
  const naam = typeof gebruiker === 'string' ? gebruiker : gebruiker.sub;
  if (naam.startsWith('vt-')) return '/veilig-thuis/v1';
  return naam.startsWith('gemeente-') ? '/gemeente/v1' : '/lokaal-veld/v1';
};
