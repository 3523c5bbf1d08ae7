import { metKalender, partijSleutel, zichtlijnVan } from '#dossier';
import type { Grond, Periode } from '#dossier';
import { gemeentenOp } from './casusgang.js';
import type { Casusgang, Gangstap } from './casusgang.js';
import type { Feitgang } from './feitgang.js';
import type { Feit } from './feit.js';
import { gemeentenIn } from './verhuizing.js';
import type { Tijdruimte } from './verhuizing.js';

/** When nobody held the zicht op veiligheid (V0), and when more than one party did (V7, V13). */
export const zichtFeiten = (gang: Casusgang): readonly Feitgang[] => {
  const keren = gang.stappen.filter((stap) => verandert(gang, stap));
  return keren.flatMap((stap, i) => {
    const tot = keren[i + 1];
    return feitenNa(gang, stap).map((feit) => ({
      feit,
      van: stap.nr + 1,
      tot: tot ? tot.nr + 1 : Number.POSITIVE_INFINITY,
    }));
  });
};

/** Whether a step can have changed the periods, or where the case is in them. */
const verandert = ({ verhuizingen }: Casusgang, { voor: { zicht: a }, na: { zicht: b }, nr }: Gangstap) =>
  nr === 0 ||
  a.houders !== b.houders ||
  a.afgelopen !== b.afgelopen ||
  a.nietBelegd !== b.nietBelegd ||
  a.triage !== b.triage ||
  verhuizingen.includes(nr + 1);

/** V3 begins by itself on its day, so the calendar is run to the end of time. */
const feitenNa = (gang: Casusgang, stap: Gangstap): readonly Feit[] => {
  const { periodes, nietBelegd } = zichtlijnVan(metKalender(stap.na.zicht, Number.POSITIVE_INFINITY));
  const aantal = stap.nr + 1;
  const gaten = nietBelegd.flatMap(({ vanafMs, totMs }): readonly Feit[] => [
    tijdvak(gang, 'niet-belegd', { vanafMs, totMs }, aantal),
    bevinding(gang, 'bevinding-niet-belegd', { vanafMs, totMs }, aantal),
    ...(totMs === undefined ? [] : [beeindigd(gang, { vanafMs, totMs }, aantal)]),
  ]);
  const dubbel = overlappen(periodes).flatMap(({ gronden, partijen, ...stuk }): readonly Feit[] => {
    const kenmerken = { grond: gronden };
    return [
      { ...tijdvak(gang, 'dubbel-belegd', stuk, aantal), kenmerken },
      { ...bevinding(gang, 'bevinding-dubbel-belegd', stuk, aantal), kenmerken, partijen },
    ];
  });
  return [...gaten, ...dubbel];
};

const tijdvak = (
  gang: Casusgang,
  soort: Feit['soort'],
  { vanafMs, totMs }: Tijdruimte,
  aantal: number,
): Feit => ({
  soort,
  geldigOpMs: vanafMs,
  ...(totMs !== undefined && { totMs }),
  kenmerken: {},
  gemeenten: gemeentenOp(gang, vanafMs, aantal),
});

interface Afgelopen extends Tijdruimte {
  readonly totMs: number;
}

/** One, however often the case moved meanwhile. */
const bevinding = (gang: Casusgang, soort: Feit['soort'], tijden: Tijdruimte, aantal: number): Feit => ({
  ...tijdvak(gang, soort, tijden, aantal),
  gemeenten: gemeentenIn(gang, tijden, aantal),
});

const beeindigd = (gang: Casusgang, { vanafMs, totMs }: Afgelopen, aantal: number): Feit => ({
  soort: 'niet-belegd-beeindigd',
  geldigOpMs: totMs,
  duurMs: totMs - vanafMs,
  kenmerken: {},
  gemeenten: gemeentenOp(gang, totMs, aantal),
});

interface Overlap extends Tijdruimte {
  /** Grounds of the parties that hold, `V2+V5`, and the keys of those parties in the same order. */
  readonly gronden: string;
  readonly partijen: readonly string[];
}

/** The stretches in which more than one period runs; neighbours with the same parties on the same grounds are one stretch. */
const overlappen = (periodes: readonly Periode<Grond>[]): readonly Overlap[] => {
  if (periodes.length < 2) return [];
  const grenzen = [
    ...new Set(periodes.flatMap(({ vanafMs, totMs }) => [vanafMs, totMs ?? Number.POSITIVE_INFINITY])),
  ].sort((a, b) => a - b);
  const stukken: Overlap[] = [];
  for (const [i, vanafMs] of grenzen.slice(0, -1).entries()) {
    const houders = periodes.filter(
      (periode) => periode.vanafMs <= vanafMs && vanafMs < (periode.totMs ?? Number.POSITIVE_INFINITY),
    );
    if (houders.length < 2) continue;
    const gesorteerd = houders
      .map(({ grond, partij }) => ({ grond, partij: partijSleutel(partij) }))
      .sort((a, b) => vergelijk(a.grond, b.grond) || vergelijk(a.partij, b.partij));
    const totMs = grenzen[i + 1];
    voegToe(stukken, {
      vanafMs,
      totMs: totMs === Number.POSITIVE_INFINITY ? undefined : totMs,
      gronden: gesorteerd.map(({ grond }) => grond).join('+'),
      partijen: gesorteerd.map(({ partij }) => partij),
    });
  }
  return stukken;
};

const vergelijk = (a: string, b: string): number => Number(a > b) - Number(a < b);

const voegToe = (stukken: Overlap[], stuk: Overlap): void => {
  const vorige = stukken.at(-1);
  if (vorige?.totMs === stuk.vanafMs && zelfdeHouders(vorige, stuk))
    stukken[stukken.length - 1] = { ...vorige, totMs: stuk.totMs };
  else stukken.push(stuk);
};

const zelfdeHouders = (a: Overlap, b: Overlap): boolean =>
  a.gronden === b.gronden && a.partijen.join() === b.partijen.join();
