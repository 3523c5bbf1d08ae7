import { instantMs, isoInstant } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import { bevatPartij, faseVan, leegBeeld, metStap, veiligThuisVan } from '#dossier';
import type { Casusbeeld, Casustermijn, Fase, Gat, Grond, Periode, Rol, Stap, Zichtlijn } from '#dossier';
import type { Kenmerk, Rolsoort } from './rijen.js';

/** What the search of cases is asked about, of one case. */
export interface Kenmerkbron {
  readonly stappen: readonly Stap[];
  readonly zicht: Zichtlijn;
  readonly rollen: readonly (Periode<string> & { readonly rol: Rol })[];
  /** With their ends, the calendar run to the end. */
  readonly termijnen: readonly Casustermijn[];
  readonly boek: Afsprakenboek;
}

/**
 * Everything that a case can be found by, each with the time in which it held. Nothing depends on the time at which it is
 * made: what is still to come stands with the instant at which it comes.
 */
export const kenmerkenVan = (bron: Kenmerkbron): readonly Kenmerk[] =>
  [
    ...standkenmerken(bron),
    ...verantwoordelijkheden(bron),
    ...bevindingen(bron.zicht),
    ...bron.termijnen.flatMap((termijn) => termijnkenmerken(termijn, bron)),
  ].flatMap(alsKenmerk);

interface Span {
  readonly kenmerk: string;
  readonly waarde?: string;
  readonly vanafMs: number;
  readonly totMs?: number | undefined;
}

/** Nothing can be found in no time. */
const alsKenmerk = ({ vanafMs, totMs, ...kenmerk }: Span): readonly Kenmerk[] =>
  totMs !== undefined && totMs <= vanafMs
    ? []
    : [{ ...kenmerk, vanaf: isoInstant(vanafMs), ...(totMs !== undefined && { tot: isoInstant(totMs) }) }];

const VOORBIJ: readonly Fase[] = ['afgesloten', 'gewist'];

/** Where the case stood after each step, the time in which it was not closed, and for whom it waited. */
const standkenmerken = ({ stappen, boek }: Kenmerkbron): readonly Span[] => {
  const veiligThuis = veiligThuisVan(stappen);
  if (!veiligThuis) return [];
  let beeld = leegBeeld(veiligThuis);
  const standen = stappen.map((stap) => {
    beeld = metStap(beeld, stap, boek);
    return { vanafMs: stap.opMs, fase: faseVan(beeld), wachtOp: wachtenden(beeld) };
  });
  const fasen = aaneen(standen.map(({ vanafMs, fase }) => ({ vanafMs, wat: fase })));
  const ontvangers = [...new Set(standen.flatMap(({ wachtOp }) => wachtOp))];
  return [
    ...fasen.map(({ wat, ...tijd }) => ({ kenmerk: `fase/${wat}`, ...tijd })),
    ...zolang(standen, ({ fase }) => !VOORBIJ.includes(fase)).map((tijd) => ({ kenmerk: 'lopend', ...tijd })),
    ...ontvangers.flatMap((waarde) =>
      zolang(standen, ({ wachtOp }) => wachtOp.includes(waarde)).map((tijd) => ({
        kenmerk: 'wacht-op',
        waarde,
        ...tijd,
      })),
    ),
  ];
};

/** Recipients of a handover that they have neither taken nor declined: what was declined waits for who sent it (V9). */
const wachtenden = ({ zicht }: Casusbeeld): readonly string[] =>
  zicht.overdrachten
    .flatMap(({ wachtend, geweigerd }) => wachtend.filter((partij) => !bevatPartij(geweigerd, partij)))
    .map(({ id }) => id);

type Tijd = Pick<Span, 'vanafMs' | 'totMs'>;

const zolang = <S extends { readonly vanafMs: number }>(
  standen: readonly S[],
  geldt: (stand: S) => boolean,
): readonly Tijd[] =>
  aaneen(standen.map((stand) => ({ vanafMs: stand.vanafMs, wat: geldt(stand) })))
    .filter(({ wat }) => wat)
    .map(({ wat: _, ...tijd }) => tijd);

interface Stand<T> {
  readonly vanafMs: number;
  readonly wat: T;
}

/** From one change to the next; the last one lasts. Of what happened at one instant the last counts. */
const aaneen = <T>(standen: readonly Stand<T>[]): readonly (Stand<T> & { readonly totMs?: number })[] => {
  const geldend = standen.filter(({ vanafMs }, i) => standen[i + 1]?.vanafMs !== vanafMs);
  const wisselingen = geldend.filter(({ wat }, i) => geldend[i - 1]?.wat !== wat);
  return wisselingen.map((stand, i) => {
    const volgende = wisselingen[i + 1];
    return volgende ? { ...stand, totMs: volgende.vanafMs } : stand;
  });
};

/** Twice: by the responsibility, and by the party. */
const verantwoordelijkheden = ({ zicht, rollen }: Kenmerkbron): readonly Span[] => {
  const alle: readonly (readonly [Rolsoort, Periode<string>])[] = [
    ...zicht.periodes.map((periode) => ['zicht-op-veiligheid', periode] as const),
    ...rollen.map((periode) => [periode.rol, periode] as const),
  ];
  return alle.flatMap(([rol, { partij, vanafMs, totMs }]) => [
    { kenmerk: `rol/${rol}`, waarde: partij.id, vanafMs, totMs },
    { kenmerk: `partij/${partij.id}`, waarde: rol, vanafMs, totMs },
  ]);
};

/** When nobody held the zicht op veiligheid (V0), and when two parties did (V7, V13). */
const bevindingen = ({ periodes, nietBelegd }: Zichtlijn): readonly Span[] => [
  ...nietBelegd.map(({ vanafMs, totMs }: Gat) => ({ kenmerk: 'bevinding/niemand', vanafMs, totMs })),
  ...periodes.flatMap((een, i) => periodes.slice(i + 1).map((ander) => samenloop(een, ander))),
];

/** Periods of one party never overlap, so two that do are of two parties. */
const samenloop = (een: Periode<Grond>, ander: Periode<Grond>): Span => ({
  kenmerk: 'bevinding/twee',
  vanafMs: Math.max(een.vanafMs, ander.vanafMs),
  totMs: vroegste(een.totMs, ander.totMs),
});

/** T9 is a window and asks nothing of anybody. */
const termijnkenmerken = (termijn: Casustermijn, { stappen }: Kenmerkbron): readonly Span[] => {
  if (termijn.termijn === 'T9') return [];
  const beginMs = beginVan(termijn, stappen);
  const eindeMs = instantMs(termijn.overschredenVanaf);
  const klaar = termijn.gehaaldOp ?? termijn.vervallenOp;
  const klaarMs = klaar === undefined ? undefined : instantMs(klaar);
  const nadertMs = Math.max(beginMs, instantMs(termijn.waarschuwingVanaf ?? termijn.overschredenVanaf));
  const waarde = termijn.termijn;
  return [
    { kenmerk: 'termijn/open', waarde, vanafMs: beginMs, totMs: klaarMs },
    { kenmerk: 'termijn/nadert', waarde, vanafMs: nadertMs, totMs: vroegste(eindeMs, klaarMs) },
    { kenmerk: 'termijn/verstreken', waarde, vanafMs: eindeMs, totMs: klaarMs },
  ];
};

/** T8 counts from the triagebesluit, but asks something of the recipient only once there is a handover to it. */
const beginVan = ({ begonnenDoor, overdrachtId }: Casustermijn, stappen: readonly Stap[]): number => {
  const redenen = stappen.filter(
    ({ gebeurtenis: { volgnummer, type, data } }) =>
      volgnummer === begonnenDoor ||
      (type === 'OverdrachtVerstuurd' && overdrachtId !== undefined && data.overdrachtId === overdrachtId),
  );
  return Math.max(...redenen.map(({ opMs }) => opMs));
};

const vroegste = (een: number | undefined, ander: number | undefined): number | undefined => {
  if (een === undefined) return ander;
  return ander === undefined ? een : Math.min(een, ander);
};
