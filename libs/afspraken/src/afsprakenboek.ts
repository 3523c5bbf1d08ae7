import type { Partij } from '#event-sourcing';
import type { Afspraken, Partner, Partnersoort } from './afspraken.js';
import { dagnummer } from './datum.js';
import { OnbekendeRegio, OngeldigeAfspraken } from './fouten.js';
import { type GemeenteInRegio, Regiokaart, type TeamInRegio } from './regiokaart.js';
import { onderlingeFouten, samenhangfouten } from './samenhang.js';
import { type Moment, beginVanDagMs, momentMs } from './tijdzone.js';

interface Versie {
  readonly vanafMs: number;
  readonly kaart: Regiokaart;
}

const versie = (afspraken: Afspraken): Versie => ({
  vanafMs: beginVanDagMs(dagnummer(afspraken.geldigVanaf)),
  kaart: new Regiokaart(afspraken),
});

const opBegin = (a: Afspraken, b: Afspraken): number => (a.geldigVanaf < b.geldigVanaf ? -1 : 1);

const fouten = (sets: readonly Afspraken[]): readonly string[] =>
  sets.length === 0
    ? ['er is geen enkele set afspraken; nodig is er ten minste één.']
    : [
        ...sets.flatMap((set) =>
          samenhangfouten(set).map((reden) => `${set.regio} (versie ${set.versie}): ${reden}`),
        ),
        ...onderlingeFouten(sets),
      ];

/**
 * All sets of afspraken of all regions, and which of them is in force when. A set is in force from the first
 * moment of its start date (Europe/Amsterdam) until the next set of its region starts. Before the first set of
 * a region that first one applies: an older case has to be judged by something.
 */
export class Afsprakenboek {
  /** Per region, newest first: most questions are about now. */
  private readonly versies: ReadonlyMap<string, readonly Versie[]>;

  /** @throws OngeldigeAfspraken when a set contradicts itself or another one */
  constructor(sets: readonly Afspraken[]) {
    const opVolgorde = [...sets].sort(opBegin);
    const redenen = fouten(opVolgorde);
    if (redenen.length > 0) throw new OngeldigeAfspraken(redenen);
    opVolgorde.reverse();
    this.versies = new Map(
      opVolgorde.map(({ regio }) => [regio, opVolgorde.filter((set) => set.regio === regio).map(versie)]),
    );
  }

  /** Ids of the regions, in alphabetical order. */
  regios(): readonly string[] {
    return [...this.versies.keys()].sort();
  }

  /**
   * The set of a region in force at an instant.
   * @throws OnbekendeRegio
   */
  voor(regio: string, op: Moment): Afspraken {
    return this.kaart(regio, momentMs(op)).afspraken;
  }

  /** The gemeente with this CBS code, in whichever region it lies at that instant. */
  gemeente(code: string, op: Moment): GemeenteInRegio | undefined {
    return this.zoek(op, (kaart) => kaart.gemeenten.get(code));
  }

  /** The team of the lokaal veld with this id, in whichever region it works at that instant. */
  team(id: string, op: Moment): TeamInRegio | undefined {
    return this.zoek(op, (kaart) => kaart.teams.get(id));
  }

  /** @throws OnbekendeRegio */
  partner(regio: string, soort: Partnersoort, id: string, op: Moment): Partner | undefined {
    return this.kaart(regio, momentMs(op)).partner(soort, id);
  }

  /** @throws OnbekendeRegio */
  gemeenten(regio: string, op: Moment): readonly GemeenteInRegio[] {
    return [...this.kaart(regio, momentMs(op)).gemeenten.values()];
  }

  /** CBS codes of every gemeente that any set of any region names, also before it applies and after; in order. */
  alleGemeenten(): readonly string[] {
    const kaarten = [...this.versies.values()].flat().map(({ kaart }) => kaart);
    return [...new Set(kaarten.flatMap(({ gemeenten }) => [...gemeenten.keys()]))].sort();
  }

  /** @throws OnbekendeRegio */
  teams(regio: string, op: Moment): readonly TeamInRegio[] {
    return [...this.kaart(regio, momentMs(op)).teams.values()];
  }

  /**
   * The party as the afspraken of the region know it: a team and a gemeente with their `gemeente`, the others
   * without. Undefined when the afspraken do not know it, or when a gemeente is given that is not its own. A
   * cliëntsysteem stands in no agreement: always undefined.
   * @throws OnbekendeRegio
   */
  partij(regio: string, partij: Partij, op: Moment): Partij | undefined {
    return this.kaart(regio, momentMs(op)).partij(partij);
  }

  /** What the afspraken call a party; undefined when they do not know it. */
  naam(regio: string, { soort, id }: Partij, op: Moment): string | undefined {
    switch (soort) {
      case 'veilig-thuis':
        return this.versies.has(id) ? this.voor(id, op).veiligThuis.naam : undefined;
      case 'lokaal-veld':
        return this.team(id, op)?.naam;
      case 'gemeente':
        return this.gemeente(id, op)?.naam;
      case 'client-systeem':
        return 'cliëntsysteem';
      case 'gi':
      case 'instelling':
      case 'multidisciplinair-team':
        return this.partner(regio, soort, id, op)?.naam;
    }
  }

  private kaart(regio: string, ms: number): Regiokaart {
    const vanRegio = this.versies.get(regio);
    const kaart = (vanRegio?.find(({ vanafMs }) => vanafMs <= ms) ?? vanRegio?.at(-1))?.kaart;
    if (kaart === undefined) throw new OnbekendeRegio(regio, this.regios());
    return kaart;
  }

  /** Prefers a region whose afspraken are in force over one whose first set is still to come. */
  private zoek<T>(op: Moment, vind: (kaart: Regiokaart) => T | undefined): T | undefined {
    const ms = momentMs(op);
    let nogNietGeldig: T | undefined;
    for (const [regio, versies] of this.versies) {
      const gevonden = vind(this.kaart(regio, ms));
      if (gevonden === undefined) continue;
      if (versies.some(({ vanafMs }) => vanafMs <= ms)) return gevonden;
      nogNietGeldig = gevonden;
    }
    return nogNietGeldig;
  }
}
