import type { Afsprakenboek } from '#afspraken';
import type { Cijferdefinitie, Niveau } from '#cijfers';
import type { NaiefFeit } from './naief-feiten.js';

/** A period by the calendar of the machine, not by that of the read model. */
export interface NaiefTijdvak {
  readonly naam: string;
  readonly vanMs: number;
  readonly totMs: number;
}

export interface NaieveVraag {
  readonly definitie: Cijferdefinitie;
  readonly niveau: Niveau;
  readonly tijdvakken: readonly NaiefTijdvak[];
  readonly bekendOpMs: number;
}

const gebiedenVan = (feit: NaiefFeit, niveau: Niveau, boek: Afsprakenboek): readonly string[] => {
  if (niveau === 'regio') return [feit.regio];
  if (niveau === 'gemeente') return feit.gemeenten;
  if (niveau === 'team')
    return feit.partij !== undefined && !/^(veilig-thuis|gemeente)\//.test(feit.partij) ? [feit.partij] : [];
  return [...new Set(feit.gemeenten.flatMap((code) => boek.gemeente(code, feit.op)?.subregio.id ?? []))];
};

interface Gevonden {
  readonly feiten: NaiefFeit[];
  readonly tijdvak: NaiefTijdvak;
}

/** Each cell as `area|period|split`, with its value. */
export const naiefCijfer = (
  feiten: readonly NaiefFeit[],
  boek: Afsprakenboek,
  vraag: NaieveVraag,
): ReadonlyMap<string, number> => {
  const { definitie, niveau, tijdvakken } = vraag;
  const cellen = new Map<string, Gevonden>();
  for (const feit of feiten.filter((f) => hoortBij(f, definitie))) {
    const splitsing = definitie.splitsing.map((d) => feit.bij[d] ?? '').join('/');
    for (const tijdvak of rakend(feit, tijdvakken).filter((t) => valtIn(feit, t, vraag))) {
      for (const gebied of gebiedenVan(feit, niveau, boek)) {
        const naam = `${gebied}|${tijdvak.naam}|${splitsing}`;
        const cel = cellen.get(naam) ?? { feiten: [], tijdvak };
        cel.feiten.push(feit);
        cellen.set(naam, cel);
      }
    }
  }
  return new Map([...cellen].map(([naam, cel]) => [naam, waardeVan(cel, vraag)]));
};

/** The periods that it may touch at all, so that ten years of days are not looked at for each fact. */
const rakend = (
  { op, tot, soort }: NaiefFeit,
  tijdvakken: readonly NaiefTijdvak[],
): readonly NaiefTijdvak[] => {
  const vanaf = eerste(tijdvakken, ({ totMs }) => totMs > op);
  const duurt = soort.endsWith('open') || soort.endsWith('belegd');
  const na = eerste(tijdvakken, ({ vanMs }) => vanMs > (duurt ? (tot ?? Infinity) : op));
  return tijdvakken.slice(vanaf, na);
};

/** Place of the first for which it holds, in a row where it holds for all after that one. */
const eerste = (rij: readonly NaiefTijdvak[], geldt: (tijdvak: NaiefTijdvak) => boolean): number => {
  let [laag, hoog] = [0, rij.length];
  while (laag < hoog) {
    const midden = (laag + hoog) >>> 1;
    const tijdvak = rij[midden];
    if (tijdvak && geldt(tijdvak)) hoog = midden;
    else laag = midden + 1;
  }
  return laag;
};

const hoortBij = (feit: NaiefFeit, { feit: soort, waarin = {}, berekening }: Cijferdefinitie): boolean =>
  feit.soort === soort &&
  Object.entries(waarin).every(([d, toegestaan]) => toegestaan.includes(feit.bij[d] ?? '')) &&
  (berekening !== 'aandeel' || feit.bij['uitkomst'] !== 'vervallen');

/** The last instant of a period, or that at which it is known when that comes first. */
const peil = ({ totMs }: NaiefTijdvak, bekendOpMs: number): number => Math.min(totMs - 1, bekendOpMs);

const valtIn = (
  { op, tot = Infinity }: NaiefFeit,
  tijdvak: NaiefTijdvak,
  { definitie, bekendOpMs }: NaieveVraag,
): boolean => {
  const { vanMs, totMs } = tijdvak;
  const om = peil(tijdvak, bekendOpMs);
  switch (definitie.berekening) {
    case 'stand':
    case 'oudste':
      return vanMs <= bekendOpMs && op <= om && om < tot;
    case 'som':
      return vanMs <= bekendOpMs && op < Math.min(totMs, bekendOpMs) && tot > vanMs;
    case 'aantal':
    case 'mediaan':
    case 'p90':
    case 'aandeel':
      return vanMs <= op && op < totMs;
  }
};

const waardeVan = ({ feiten, tijdvak }: Gevonden, { definitie, bekendOpMs }: NaieveVraag): number => {
  const duren = feiten.map(({ duur = NaN }) => duur).sort((a, b) => a - b);
  const einde = Math.min(tijdvak.totMs, bekendOpMs);
  switch (definitie.berekening) {
    case 'aantal':
    case 'stand':
      return feiten.length;
    case 'mediaan':
      return duren[Math.ceil(0.5 * duren.length) - 1] ?? NaN;
    case 'p90':
      return duren[Math.ceil(0.9 * duren.length) - 1] ?? NaN;
    case 'aandeel':
      return feiten.filter(({ bij }) => bij['uitkomst'] === 'gehaald').length;
    case 'oudste':
      return peil(tijdvak, bekendOpMs) - Math.min(...feiten.map(({ op }) => op));
    case 'som':
      return feiten.reduce(
        (som, { op, tot = Infinity }) => som + Math.min(tot, einde) - Math.max(op, tijdvak.vanMs),
        0,
      );
  }
};
