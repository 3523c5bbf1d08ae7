import type { Doel } from './meting.js';
import type { Uitslag, Verdeling } from './rondes.js';

const KOP = [
  'id',
  'wat',
  'onze',
  'plafond',
  'eenheid',
  'verhouding',
  'spreiding',
  'doel',
  'oordeel',
] as const;

/** The results for a person, one line each. */
export const tabel = (uitslagen: readonly Uitslag[]): string => {
  const rijen = [KOP, ...uitslagen.map(rijVan)];
  const breedten = KOP.map((_, kolom) => Math.max(...rijen.map((rij) => rij[kolom]?.length ?? 0)));
  return rijen
    .map((rij) =>
      rij
        .map((cel, kolom) => cel.padEnd(breedten[kolom] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const rijVan = ({ id, naam, tegen, onze, plafond, eenheid, verhouding, doel, oordeel }: Uitslag) => [
  id,
  `${naam} / ${tegen}`,
  getal(onze.mediaan),
  getal(plafond.mediaan),
  eenheid,
  verhouding.mediaan.toFixed(2),
  spreiding(verhouding),
  doelTekst(doel),
  oordeel,
];

const spreiding = ({ spreiding: [van, tot] }: Verdeling): string => `${van.toFixed(2)}-${tot.toFixed(2)}`;

const doelTekst = ({ richting, verhouding }: Doel): string =>
  `${richting === 'minstens' ? '>=' : '<='} ${verhouding.toFixed(2)}`;

const GROOT = 100;

const getal = (waarde: number): string =>
  waarde >= GROOT ? Math.round(waarde).toLocaleString('nl-NL') : waarde.toPrecision(3);
