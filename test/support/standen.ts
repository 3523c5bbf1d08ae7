import { GEBRUIKERS, GI, HEERLEN, HEERLEN_ZUID, INSTELLING, VEILIGHEIDSHUIS } from './gebruikers.js';
import type { Partijverwijzing } from './gebruikers.js';
import type { HubUnderTest } from './hub-under-test.js';
import { van } from './klant.js';
import type { Casus, Klant, Overdracht } from './klant.js';
import { TOELICHTING } from './lichamen.js';

/** Who receives a handover: the party, its user, and the triagebesluit that leads to it. */
export interface Ontvanger {
  readonly partij: Partijverwijzing;
  readonly gebruiker: (typeof GEBRUIKERS)[keyof typeof GEBRUIKERS];
  readonly besluit: string;
}

export const ONTVANGERS = {
  heerlen: { partij: HEERLEN, gebruiker: GEBRUIKERS.heerlen, besluit: 'lokaal-veld' },
  gi: { partij: GI, gebruiker: GEBRUIKERS.gi, besluit: '' },
  instelling: { partij: INSTELLING, gebruiker: GEBRUIKERS.instelling, besluit: 'instelling' },
  veiligheidshuis: {
    partij: VEILIGHEIDSHUIS,
    gebruiker: GEBRUIKERS.veiligheidshuis,
    besluit: 'multidisciplinair-team',
  },
} as const satisfies Record<string, Ontvanger>;

/** How a case in Heerlen stands, told for any recipient by the users who brought it there. */
export class Standen {
  private readonly vt: Klant;

  constructor(private readonly hub: HubUnderTest) {
    this.vt = hub.als(GEBRUIKERS.vt);
  }

  /** A melding waits for its triage. */
  async triage(): Promise<Overdracht> {
    return zonder(await this.vt.meldt());
  }

  /** A dienst is running. */
  async dienst(): Promise<Overdracht> {
    const casus = await this.vt.meldt();
    await this.vt.beslist(casus, 'dienst-onderzoek');
    return zonder(casus);
  }

  /** Triaged for the lokaal veld, and not handed over yet. */
  async besloten(): Promise<Overdracht> {
    const casus = await this.vt.meldt();
    await this.vt.beslist(casus, 'lokaal-veld');
    return zonder(casus);
  }

  /** A direct handover waits for the recipient. */
  async open({ partij, besluit }: Ontvanger): Promise<Overdracht> {
    const gezinsvoogdBetrokken = partij.soort === 'gi';
    const casus = await this.vt.meldt({ gezinsvoogdBetrokken });
    if (!gezinsvoogdBetrokken) await this.vt.beslist(casus, besluit);
    return this.vt.draagtDirectOver(casus, { ontvangers: [partij] });
  }

  /** The recipient has confirmed a direct handover: it holds the zicht op veiligheid. */
  async belegd(ontvanger: Ontvanger): Promise<Overdracht> {
    const overdracht = await this.open(ontvanger);
    await this.hub.als(ontvanger.gebruiker).bevestigt(overdracht);
    return overdracht;
  }

  /** Veilig Thuis recorded what the recipient said: it holds, and may still endorse or dispute that. */
  async namens(ontvanger: Ontvanger): Promise<Overdracht> {
    const overdracht = await this.open(ontvanger);
    const lichaam = { ontvanger: ontvanger.partij, wijze: 'mondeling' };
    await this.vt.doet(overdracht, van(overdracht, 'ontvangstbevestigingen'), lichaam);
    return overdracht;
  }

  /** The recipient held it, passed it on to its neighbour, and has it no more. */
  async doorgegeven(ontvanger: Ontvanger): Promise<Overdracht> {
    const overdracht = await this.belegd(ontvanger);
    const tweede = await this.hub.als(ontvanger.gebruiker).geeftDoor(overdracht, HEERLEN_ZUID);
    await this.hub.als(GEBRUIKERS.heerlenZuid).aanvaardt(tweede);
    return overdracht;
  }

  /** The recipient holds it and has asked its neighbour to take it over. */
  async doorgevend(ontvanger: Ontvanger): Promise<Overdracht> {
    const overdracht = await this.belegd(ontvanger);
    return this.hub.als(ontvanger.gebruiker).geeftDoor(overdracht, HEERLEN_ZUID);
  }

  /** The handover was withdrawn before the recipient answered. */
  async ingetrokken(ontvanger: Ontvanger): Promise<Overdracht> {
    const overdracht = await this.open(ontvanger);
    await this.vt.doet(overdracht, van(overdracht, 'intrekkingen'), {
      reden: 'onjuist-geadresseerd',
      ...TOELICHTING,
    });
    return overdracht;
  }

  /** Accepted after a dienst: Veilig Thuis monitors. */
  async gemonitord({ partij, gebruiker }: Ontvanger): Promise<Overdracht> {
    const casus = await this.vt.meldt();
    await this.vt.beslist(casus, 'dienst-onderzoek');
    await this.vt.rondtDienstAf(casus);
    const overdracht = await this.vt.draagtNaDienstOver(casus, { ontvangers: [partij] });
    const ontvanger = this.hub.als(gebruiker);
    await ontvanger.bevestigt(overdracht);
    await ontvanger.aanvaardt(overdracht);
    return overdracht;
  }

  /** Veilig Thuis has reported non-compliance to the gemeente. */
  async gesignaleerd(ontvanger: Ontvanger): Promise<Overdracht> {
    const overdracht = await this.belegd(ontvanger);
    await this.vt.doet(overdracht, 'opschalingen', {
      niveau: 'gemeente',
      gemeente: 'GM0917',
      ...TOELICHTING,
    });
    return overdracht;
  }

  /** The household goes on by itself and Veilig Thuis has closed (V12). */
  async gesloten(): Promise<Overdracht> {
    const casus = await this.vt.meldt();
    await this.vt.beslist(casus, 'client-systeem');
    return zonder(casus);
  }
}

const NERGENS = '00000000-0000-4000-8000-000000000000';

/** Stands in the path of a handover where the case has none. */
const zonder = (casus: Casus): Overdracht => ({ ...casus, overdrachtId: NERGENS });
