import type { Afsprakenboek } from '#afspraken';
import type { Cijferdefinitie, Niveau } from '#cijfers';
import type { NaiefFeit } from './feit.js';
import type { NaiefTijdvak } from './kalender.js';

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

type Rijen = ReadonlyMap<string, readonly (readonly NaiefFeit[] | undefined)[]>;

/** Each cell as `area|period|split`, with its value. `feiten` are those of the kind of the figure. */
export const naiefCijfer = (
  feiten: readonly NaiefFeit[],
  boek: Afsprakenboek,
  vraag: NaieveVraag,
): ReadonlyMap<string, number> => {
  const cellen = new Map<string, number>();
  for (const [naam, rij] of perGebied(feiten, boek, vraag)) {
    const [gebied = '', splitsing = ''] = naam.split('|');
    for (const [plaats, tijdvak] of vraag.tijdvakken.entries()) {
      const erin = rij[plaats];
      if (erin) cellen.set(`${gebied}|${tijdvak.naam}|${splitsing}`, waardeVan(erin, tijdvak, vraag));
    }
  }
  return cellen;
};

/** By `area|split`, and in each by the place of the period. */
const perGebied = (feiten: readonly NaiefFeit[], boek: Afsprakenboek, vraag: NaieveVraag): Rijen => {
  const { definitie, niveau } = vraag;
  const rijen = new Map<string, NaiefFeit[][]>();
  for (const feit of feiten.filter((f) => hoortBij(f, definitie))) {
    const splitsing = definitie.splitsing.map((d) => feit.bij[d] ?? '').join('/');
    for (const gebied of gebiedenVan(feit, niveau, boek)) {
      const rij = rijVoor(rijen, `${gebied}|${splitsing}`);
      for (const plaats of plaatsen(feit, vraag)) (rij[plaats] ??= []).push(feit);
    }
  }
  return rijen;
};

const rijVoor = (rijen: Map<string, NaiefFeit[][]>, naam: string): NaiefFeit[][] => {
  const rij = rijen.get(naam) ?? [];
  rijen.set(naam, rij);
  return rij;
};

/** The places of the periods that it counts in. */
function* plaatsen(feit: NaiefFeit, vraag: NaieveVraag): Generator<number> {
  const { tijdvakken } = vraag;
  const einde = LOOPT.has(vraag.definitie.berekening) ? (feit.tot ?? Infinity) : feit.op;
  for (let plaats = eerste(tijdvakken, feit.op); plaats < tijdvakken.length; plaats += 1) {
    const tijdvak = tijdvakken[plaats];
    if (!tijdvak || tijdvak.vanMs > einde) return;
    if (valtIn(feit, tijdvak, vraag)) yield plaats;
  }
}

/** What is computed of what runs, and not of what happened. */
const LOOPT: ReadonlySet<string> = new Set(['stand', 'oudste', 'som']);

/** Place of the first period that has not ended at an instant. */
const eerste = (rij: readonly NaiefTijdvak[], ms: number): number => {
  let [laag, hoog] = [0, rij.length];
  while (laag < hoog) {
    const midden = (laag + hoog) >>> 1;
    if ((rij[midden]?.totMs ?? Infinity) > ms) hoog = midden;
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

const waardeVan = (
  feiten: readonly NaiefFeit[],
  tijdvak: NaiefTijdvak,
  { definitie, bekendOpMs }: NaieveVraag,
): number => {
  const duren = () => feiten.map(({ duur = NaN }) => duur).sort((a, b) => a - b);
  const einde = Math.min(tijdvak.totMs, bekendOpMs);
  switch (definitie.berekening) {
    case 'aantal':
    case 'stand':
      return feiten.length;
    case 'mediaan':
      return duren()[Math.ceil(0.5 * feiten.length) - 1] ?? NaN;
    case 'p90':
      return duren()[Math.ceil(0.9 * feiten.length) - 1] ?? NaN;
    case 'aandeel':
      return feiten.filter(({ bij }) => bij['uitkomst'] === 'gehaald').length;
    case 'oudste':
      return feiten.reduce(
        (langste, { op, sinds = op }) => Math.max(langste, peil(tijdvak, bekendOpMs) - sinds),
        0,
      );
    case 'som':
      return feiten.reduce(
        (som, { op, tot = Infinity }) => som + Math.min(tot, einde) - Math.max(op, tijdvak.vanMs),
        0,
      );
  }
};
