import request from 'supertest';
import type { Response } from 'supertest';
import type { ManualClock } from '#event-sourcing/testing';
import type { TestTokens } from '#toegang/testing';
import type { Gebruiker } from './gebruikers.js';
import {
  dienstafronding,
  directeOverdracht,
  doorgifte,
  melding,
  overdrachtNaDienst,
  triagebesluit,
} from './lichamen.js';

export type { Gebruiker } from './gebruikers.js';

export interface Casus {
  readonly casusId: string;
}

export interface Overdracht extends Casus {
  readonly overdrachtId: string;
}

export type Koppen = Readonly<Record<string, string>>;

/** What a user needs of the hub: its address, a token, a key of its own, and the time to let pass. */
export interface Loket {
  readonly adres: string;
  readonly clock: ManualClock;
  readonly tokens: TestTokens;
  nieuweSleutel(): string;
}

const STAP_MS = 60_000;
const REFUSED = 300;

/** One user of the hub, through HTTP only. A verb in the third person must succeed; `post` and `haal` just ask. */
export class Klant {
  constructor(
    private readonly loket: () => Loket,
    readonly gebruiker: Gebruiker,
  ) {}

  async post(pad: string, lichaam: object = {}, koppen: Koppen = {}): Promise<Response> {
    return request(this.loket().adres)
      .post(pad)
      .set({ ...(await this.koppen()), 'idempotency-key': this.loket().nieuweSleutel(), ...koppen })
      .send(lichaam);
  }

  async haal(pad: string, koppen: Koppen = {}): Promise<Response> {
    return request(this.loket().adres)
      .get(pad)
      .set({ ...(await this.koppen()), ...koppen });
  }

  /** Asks for something of a case, at the API of this user. */
  vraagt(casus: Casus, wat = '', koppen: Koppen = {}): Promise<Response> {
    return this.haal(this.pad(casus, wat), koppen);
  }

  probeert(casus: Casus, wat: string, lichaam: object = {}, koppen: Koppen = {}): Promise<Response> {
    return this.post(this.pad(casus, wat), lichaam, koppen);
  }

  async doet(casus: Casus, wat: string, lichaam: object = {}): Promise<Response> {
    return this.gelukt(wat, await this.probeert(casus, wat, lichaam));
  }

  async meldt(anders: object = {}): Promise<Casus> {
    const { body } = this.gelukt('melding', await this.post('/veilig-thuis/v1/meldingen', melding(anders)));
    return { casusId: body.casusId as string };
  }

  beslist(casus: Casus, besluit: string, anders: object = {}): Promise<Response> {
    return this.doet(casus, 'triagebesluiten', triagebesluit(besluit, anders));
  }

  rondtDienstAf(casus: Casus, anders: object = {}): Promise<Response> {
    return this.doet(casus, 'dienstafrondingen', dienstafronding(anders));
  }

  draagtDirectOver(casus: Casus, anders: object = {}): Promise<Overdracht> {
    return this.verstuurt(casus, directeOverdracht(anders));
  }

  draagtNaDienstOver(casus: Casus, anders: object = {}): Promise<Overdracht> {
    return this.verstuurt(casus, overdrachtNaDienst(anders));
  }

  geeftDoor(casus: Casus, ...ontvangers: readonly object[]): Promise<Overdracht> {
    return this.verstuurt(casus, doorgifte(ontvangers));
  }

  /** Confirms with the hash that this user read, as a recipient must. */
  async bevestigt(overdracht: Overdracht, anders: object = {}): Promise<Response> {
    const { body } = await this.vraagt(overdracht, van(overdracht, ''));
    const inhoudHash = body.inhoudHash as string;
    return this.doet(overdracht, van(overdracht, 'ontvangstbevestigingen'), {
      wijze: 'digitaal',
      inhoudHash,
      ...anders,
    });
  }

  aanvaardt(overdracht: Overdracht, anders: object = {}): Promise<Response> {
    return this.doet(overdracht, van(overdracht, 'aanvaardingen'), { wijze: 'digitaal', ...anders });
  }

  weigert(overdracht: Overdracht, anders: object = {}): Promise<Response> {
    return this.doet(overdracht, van(overdracht, 'weigeringen'), { reden: 'woont-elders', ...anders });
  }

  private async verstuurt(casus: Casus, lichaam: object): Promise<Overdracht> {
    const { body } = await this.doet(casus, 'overdrachten', lichaam);
    return { casusId: casus.casusId, overdrachtId: body.overdrachtId as string };
  }

  /** What follows happens a minute later, unless the spec sets the clock. */
  private gelukt(wat: string, antwoord: Response): Response {
    if (antwoord.status >= REFUSED) throw new Error(`${wat}: ${antwoord.status} ${antwoord.text}`);
    this.loket().clock.advanceMs(STAP_MS);
    return antwoord;
  }

  private pad({ casusId }: Casus, wat: string): string {
    return `${basisVan(this.gebruiker)}/casussen/${casusId}${wat === '' ? '' : `/${wat}`}`;
  }

  private async koppen(): Promise<Koppen> {
    const { tokens } = this.loket();
    const token =
      typeof this.gebruiker === 'string'
        ? await tokens.van(this.gebruiker)
        : await tokens.met(this.gebruiker.sub, this.gebruiker.claims);
    return { authorization: `Bearer ${token}` };
  }
}

/** The part of a path that names a handover. */
export const van = ({ overdrachtId }: Overdracht, wat: string): string =>
  wat === '' ? `overdrachten/${overdrachtId}` : `overdrachten/${overdrachtId}/${wat}`;

const basisVan = (gebruiker: Gebruiker): string => {
  const naam = typeof gebruiker === 'string' ? gebruiker : gebruiker.sub;
  if (naam.startsWith('vt-')) return '/veilig-thuis/v1';
  return naam.startsWith('gemeente-') || naam === 'toezicht' ? '/gemeente/v1' : '/lokaal-veld/v1';
};
