import type { Doel } from './meting.js';
import type { Gemeten, Meetverslag, NietGemeten } from './rondes.js';
import type { Verdeling } from './verdeling.js';

/** Fits a terminal of 120 columns, and a page of code. */
const BREEDTE = 120;

interface Kolom {
  readonly kop: string;
  readonly breedte: number;
  readonly rechts?: true;
}

const KOLOMMEN: readonly Kolom[] = [
  { kop: '', breedte: 3 },
  { kop: 'meting, en waar die tegen staat', breedte: 42 },
  { kop: 'onze', breedte: 8, rechts: true },
  { kop: 'plafond', breedte: 8, rechts: true },
  { kop: 'eenheid', breedte: 9 },
  { kop: 'keer', breedte: 5, rechts: true },
  { kop: 'spreiding', breedte: 11 },
  { kop: 'doel', breedte: 6 },
  { kop: 'oordeel', breedte: 12 },
];
const TUSSEN = '  ';

/** The results for a person: what it measures on one line, against what below it. */
export const tabel = (verslagen: readonly Meetverslag[]): string => {
  const streep = '─'.repeat(BREEDTE);
  const kop = regel(KOLOMMEN.map((kolom) => kolom.kop));
  return [kop, streep, ...verslagen.flatMap(metNoten), streep].join('\n');
};

const metNoten = ({ uitslagen, noten }: Meetverslag): readonly string[] => [
  ...uitslagen.flatMap((uitslag) => ('reden' in uitslag ? redenregels(uitslag) : meetregels(uitslag))),
  ...noten.flatMap((noot) => ingesprongen(noot)),
];

const meetregels = (uitslag: Gemeten): readonly string[] => {
  const { id, naam, plafond, onze, vergelijking, eenheid, verhouding, doel, oordeel } = uitslag;
  const [eerste = '', ...rest] = afgebroken(naam, breedteVan(1));
  const cellen = [
    id,
    eerste,
    getal(onze.mediaan),
    getal(vergelijking.mediaan),
    eenheid,
    keer(verhouding.mediaan),
    spreiding(verhouding),
    doeltekst(doel),
    oordeel,
  ];
  const eronder = [...rest, ...afgebroken(`tegen ${plafond}`, breedteVan(1))];
  return [regel(cellen), ...eronder.map((tekst) => regel(['', tekst]))];
};

const redenregels = ({ id, naam, oordeel, reden }: NietGemeten): readonly string[] => {
  const [eerste = '', ...rest] = afgebroken(naam, breedteVan(1));
  const leeg = Array.from({ length: KOLOMMEN.length - 3 }, () => '');
  const [waarom = ''] = reden.split('\n');
  return [
    regel([id, eerste, ...leeg, oordeel]),
    ...rest.map((tekst) => regel(['', tekst])),
    ...ingesprongen(waarom),
  ];
};

const ingesprongen = (tekst: string): readonly string[] => {
  const begin = ' '.repeat(breedteVan(0) + TUSSEN.length);
  return afgebroken(`· ${tekst}`, BREEDTE - begin.length).map(
    (deel, n) => `${begin}${n > 0 ? '  ' : ''}${deel}`,
  );
};

const breedteVan = (kolom: number): number => KOLOMMEN[kolom]?.breedte ?? 0;

const regel = (cellen: readonly string[]): string =>
  KOLOMMEN.map(({ breedte, rechts }, n) => {
    const cel = cellen[n] ?? '';
    return rechts ? cel.padStart(breedte) : cel.padEnd(breedte);
  })
    .join(TUSSEN)
    .trimEnd();

/** At spaces; a word that is longer than the line stands on a line of its own. */
export const afgebroken = (tekst: string, breedte: number): readonly string[] => {
  const regels: string[] = [];
  for (const woord of tekst.split(' ')) {
    const laatste = regels.at(-1);
    if (laatste !== undefined && laatste.length + 1 + woord.length <= breedte)
      regels[regels.length - 1] = `${laatste} ${woord}`;
    else regels.push(woord);
  }
  return regels;
};

/** As people read them here: three digits that matter, thousands apart. */
export const getal = (waarde: number): string =>
  Math.abs(waarde) >= HEEL
    ? Math.round(waarde).toLocaleString('nl-NL')
    : waarde.toLocaleString('nl-NL', { maximumSignificantDigits: 3, useGrouping: false });

const HEEL = 1_000;

const keer = (waarde: number): string =>
  waarde.toLocaleString('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const spreiding = ({ spreiding: [van, tot] }: Verdeling): string => `${keer(van)}–${keer(tot)}`;

const TEKENS = { minstens: '≥', hoogstens: '≤', meer: '>' } as const;

const doeltekst = ({ richting, verhouding }: Doel): string => `${TEKENS[richting]} ${keer(verhouding)}`;
