import type { Pool } from 'pg';
import type { Afsprakenboek } from '#afspraken';
import { CIJFERS, PERIODEN, PostgresCijferbron, PostgresGevallenbron, tijdvakken } from '#cijfers';
import type { Cijferdefinitie, Niveau, Periodesoort, Tijdvak } from '#cijfers';
import type { CasusGebeurtenis } from '#dossier';
import { naieveAansluiting } from './naief/aansluiting.js';
import { naiefCijfer } from './naief/cijfer.js';
import type { NaiefFeit } from './naief/feit.js';
import { naieveFeiten } from './naief/feiten.js';
import { dagenVan, datumOp, periodenVan } from './naief/kalender.js';
import type { NaiefTijdvak } from './naief/kalender.js';

/** As many periods at once as the API gives. */
const PERIODEN_TEGELIJK = 366;

export interface Vergelijkopties {
  readonly pool: Pool;
  readonly boek: Afsprakenboek;
  /** Per case all of its events, in the order of its stream. */
  readonly casussen: () => Iterable<readonly CasusGebeurtenis[]>;
  /** First day, and the day after the last. */
  readonly van: string;
  readonly tot: string;
  /** Instants of record time, ms since the epoch. */
  readonly bekendOp: readonly number[];
  /** All of them when absent. */
  readonly cijfers?: readonly Cijferdefinitie[];
}

export interface Verschil {
  /** Which figure, how it was asked, and which cell of it. */
  readonly waar: string;
  readonly cijfer: unknown;
  readonly naief: unknown;
}

export interface Vergelijkuitslag {
  /** Figures per level, kind of period and instant, the reconciliation as one of them. */
  readonly vragen: number;
  /** Values that either side gave. */
  readonly cellen: number;
  readonly verschillen: readonly Verschil[];
}

/** Every figure at every level, per every kind of period, as known at some instants, against a naive computation. */
export const vergelijkAlles = async (opties: Vergelijkopties): Promise<Vergelijkuitslag> => {
  const vergelijking = new Vergelijking(opties);
  for (const bekendOpMs of opties.bekendOp) await vergelijking.op(bekendOpMs);
  return vergelijking;
};

const inStukken = <T>(rij: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rij.length / PERIODEN_TEGELIJK) }, (_, i) =>
    rij.slice(i * PERIODEN_TEGELIJK, (i + 1) * PERIODEN_TEGELIJK),
  );

class Vergelijking implements Vergelijkuitslag {
  vragen = 0;
  cellen = 0;
  readonly verschillen: Verschil[] = [];
  readonly #perioden: ReadonlyMap<Periodesoort, readonly NaiefTijdvak[]>;
  /** The same of the read model, cut up as a caller of the API would. */
  readonly #gevraagd: ReadonlyMap<Periodesoort, readonly (readonly Tijdvak[])[]>;
  readonly #bron: PostgresCijferbron;

  constructor(private readonly opties: Vergelijkopties) {
    const { van, tot } = opties;
    const dagen = dagenVan(van, tot);
    this.#perioden = new Map(PERIODEN.map((per) => [per, periodenVan(per, dagen)]));
    this.#gevraagd = new Map(PERIODEN.map((per) => [per, inStukken(tijdvakken(per, van, tot))]));
    this.#bron = new PostgresCijferbron(opties.pool);
  }

  async op(bekendOpMs: number): Promise<void> {
    const { boek, cijfers = CIJFERS } = this.opties;
    const perSoort = this.#feiten(bekendOpMs);
    for (const definitie of cijfers) {
      const feiten = perSoort.get(definitie.feit) ?? [];
      for (const niveau of definitie.niveaus)
        for (const per of PERIODEN) {
          const perioden = this.#perioden.get(per) ?? [];
          const naief = naiefCijfer(feiten, boek, { definitie, niveau, tijdvakken: perioden, bekendOpMs });
          const cijfer = await this.#cijfer(definitie, niveau, per, bekendOpMs);
          const vraag = `${definitie.id} per ${niveau} en ${per}`;
          this.#toets(vraag, bekendOpMs, cijfer, naief);
        }
    }
    const bevestigingen = ['te-bevestigen', 'bevestigd'].flatMap((soort) => perSoort.get(soort) ?? []);
    await this.#aansluiting(bekendOpMs, bevestigingen);
  }

  #feiten(bekendOpMs: number): ReadonlyMap<string, readonly NaiefFeit[]> {
    const perSoort = new Map<string, NaiefFeit[]>();
    for (const gebeurtenissen of this.opties.casussen())
      for (const feit of naieveFeiten(gebeurtenissen, this.opties.boek, bekendOpMs)) {
        const zelfde = perSoort.get(feit.soort);
        if (zelfde) zelfde.push(feit);
        else perSoort.set(feit.soort, [feit]);
      }
    return perSoort;
  }

  async #cijfer(
    definitie: Cijferdefinitie,
    niveau: Niveau,
    per: Periodesoort,
    bekendOpMs: number,
  ): Promise<ReadonlyMap<string, number>> {
    const gevonden = new Map<string, number>();
    for (const perioden of this.#gevraagd.get(per) ?? []) {
      const vraag = { definitie, niveau, per, tijdvakken: perioden, bekendOpMs, blik: {} };
      for (const { gebied, periode, kenmerken, waarde } of await this.#bron.bereken(vraag))
        gevonden.set(
          `${gebied}|${periode}|${definitie.splitsing.map((d) => kenmerken[d] ?? '').join('/')}`,
          waarde,
        );
    }
    return gevonden;
  }

  async #aansluiting(bekendOpMs: number, feiten: readonly NaiefFeit[]): Promise<void> {
    const { pool, van, tot } = this.opties;
    const regels = await new PostgresGevallenbron(pool).aansluiting({ blik: {}, van, tot, bekendOpMs });
    const erin = feiten.filter(({ op }) => datumOp(op) >= van && datumOp(op) < tot);
    const gevonden = regels.map(({ dag, ontvanger, ...regel }) => [`${dag}|${ontvanger}`, regel] as const);
    this.#toets('aansluiting', bekendOpMs, new Map(gevonden), naieveAansluiting(erin));
  }

  #toets(
    vraag: string,
    bekendOpMs: number,
    cijfers: ReadonlyMap<string, unknown>,
    naief: ReadonlyMap<string, unknown>,
  ): void {
    this.vragen += 1;
    for (const cel of new Set([...cijfers.keys(), ...naief.keys()])) {
      this.cellen += 1;
      const [a, b] = [cijfers.get(cel), naief.get(cel)];
      if (a === b || (typeof a === 'object' && gelijk(a, b))) continue;
      const waar = `${vraag}, bekend op ${new Date(bekendOpMs).toISOString()}: ${cel}`;
      this.verschillen.push({ waar, cijfer: a, naief: b });
    }
  }
}

const gelijk = (a: unknown, b: unknown): boolean =>
  JSON.stringify(Object.entries(a ?? {}).sort()) === JSON.stringify(Object.entries(b ?? {}).sort());
