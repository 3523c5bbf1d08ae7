import type { Afsprakenboek } from '#afspraken';
import type { Casusdossier } from '#dossier';
import { afsluitingFeiten } from './afsluiting-feiten.js';
import type { Casusgang } from './casusgang.js';
import { geldtBij } from './feitgang.js';
import type { Feitgang } from './feitgang.js';
import type { Dimensie, Feit, Feitrij } from './feit.js';
import { tijdperken } from './kennis.js';
import type { Kennismoment } from './kennis.js';
import { meldingFeiten } from './melding-feiten.js';
import { overdrachtFeiten } from './overdracht-feiten.js';
import { termijnFeiten } from './termijn-feiten.js';
import { perGemeente } from './verhuizing.js';
import { zichtFeiten } from './zicht-feiten.js';

const FEITEN: readonly ((gang: Casusgang) => readonly Feitgang[])[] = [
  meldingFeiten,
  overdrachtFeiten,
  termijnFeiten,
  zichtFeiten,
  afsluitingFeiten,
];

/** The facts of a course, each with the beginnings of it that say so. */
export const feitgangen = (gang: Casusgang): readonly Feitgang[] =>
  FEITEN.flatMap((feiten) => feiten(gang)).flatMap(perGemeente(gang));

/**
 * Every fact of a case that was ever known, over both clocks: what a longer part of the history says and a shorter one
 * does not became known by what was recorded then, and what it no longer says ceased to be. The rules are asked once for
 * all parts that are each the beginning of the next. Nothing in it depends on the time at which it is computed: a legal
 * instant that has yet to come is a fact that is known from that instant.
 */
export const feitenVan = (
  { gebeurtenissen }: Pick<Casusdossier, 'gebeurtenissen'>,
  boek: Afsprakenboek,
): readonly Feitrij[] => {
  const kennis = new Kennis(boek);
  for (const { gang, momenten } of tijdperken(gebeurtenissen, boek)) {
    const gangen = gang ? feitgangen(gang).map((gangVanFeit) => new Gesleuteld(gangVanFeit)) : [];
    let vorige = 0;
    kennis.vergeet();
    for (const moment of momenten) {
      const telt = moment.stappen > (gang?.eersteVt ?? 0) ? moment.stappen : 0;
      kennis.leer(gangen, vorige, telt);
      kennis.stelVast(moment, gang?.veiligThuis.id ?? '');
      vorige = telt;
    }
  }
  return kennis.rijen();
};

class Gesleuteld {
  #sleutel: string | undefined;

  constructor(readonly gang: Feitgang) {}

  /** What makes a fact this one. The region and the sub-regions follow from it. */
  get sleutel(): string {
    this.#sleutel ??= sleutelVan(this.gang.feit);
    return this.#sleutel;
  }
}

/** How often a fact is known now, against before; a case may have two facts that do not differ. */
interface Verschil {
  readonly feit: Feit;
  aantal: number;
}

/** What is known, moment after moment. */
class Kennis {
  readonly #afgelopen: Feitrij[] = [];
  readonly #bekend = new Map<string, Feitrij[]>();
  readonly #verschillen = new Map<string, Verschil>();

  constructor(private readonly boek: Afsprakenboek) {}

  /** The history is told anew; what it says again stays known. */
  vergeet(): void {
    for (const [sleutel, rijen] of this.#bekend) for (const rij of rijen) this.#tel(sleutel, rij, -1);
  }

  /** From what so many steps say to what so many say. */
  leer(gangen: readonly Gesleuteld[], van: number, naar: number): void {
    const [gold, geldt] = [geldtBij(van), geldtBij(naar)];
    for (const gesleuteld of gangen) {
      const nu = geldt(gesleuteld.gang);
      if (nu !== gold(gesleuteld.gang)) this.#tel(gesleuteld.sleutel, gesleuteld.gang.feit, nu ? 1 : -1);
    }
  }

  stelVast({ opMs }: Kennismoment, regio: string): void {
    for (const [sleutel, { feit, aantal }] of this.#verschillen) {
      const rijen = this.#bekend.get(sleutel) ?? [];
      for (let n = aantal; n < 0; n += 1) this.#sluit(rijen.pop(), opMs);
      for (let n = aantal; n > 0; n -= 1) rijen.push(this.#nieuweRij(feit, regio, opMs));
      if (rijen.length > 0) this.#bekend.set(sleutel, rijen);
      else this.#bekend.delete(sleutel);
    }
    this.#verschillen.clear();
  }

  rijen(): readonly Feitrij[] {
    return [...this.#afgelopen, ...[...this.#bekend.values()].flat()];
  }

  #tel(sleutel: string, feit: Feit, aantal: number): void {
    const verschil = this.#verschillen.get(sleutel);
    if (verschil) verschil.aantal += aantal;
    else this.#verschillen.set(sleutel, { feit, aantal });
  }

  /** What was to be known only later than it ceased to be was never known. */
  #sluit(rij: Feitrij | undefined, opMs: number): void {
    if (rij && rij.bekendVanMs < opMs) this.#afgelopen.push({ ...rij, bekendTotMs: opMs });
  }

  #nieuweRij(feit: Feit, regio: string, opMs: number): Feitrij {
    const { geldigOpMs, voorzien } = feit;
    const bekendVanMs = voorzien ? opMs : Math.max(opMs, geldigOpMs);
    return { ...feit, regio, subregios: this.#subregiosVan(feit), bekendVanMs };
  }

  #subregiosVan({ gemeenten, geldigOpMs }: Feit): readonly string[] {
    return [...new Set(gemeenten.flatMap((code) => this.boek.gemeente(code, geldigOpMs)?.subregio.id ?? []))];
  }
}

const sleutelVan = (feit: Feit): string => {
  const { kenmerken } = feit;
  let sleutel = `${feit.soort}|${feit.geldigOpMs}|${feit.totMs}|${feit.duurMs}|${feit.partij}|${feit.bewijs}|${feit.sindsMs}`;
  if (feit.partijen) sleutel += `|${feit.partijen.join('+')}`;
  for (const gemeente of feit.gemeenten) sleutel += `|${gemeente}`;
  for (const dimensie in kenmerken) sleutel += `|${dimensie}=${kenmerken[dimensie as Dimensie]}`;
  return sleutel;
};
