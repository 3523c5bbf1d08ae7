import { metKalender, zichtlijnVan } from '#dossier';
import type { Grond, Periode } from '#dossier';
import { gemeentenOp } from './casusgang.js';
import type { Casusgang, Gangstap } from './casusgang.js';
import type { Feitgang } from './feitgang.js';
import type { Feit } from './feit.js';

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
    ...(totMs === undefined
      ? []
      : [
          {
            soort: 'niet-belegd-beeindigd' as const,
            geldigOpMs: totMs,
            duurMs: totMs - vanafMs,
            kenmerken: {},
            gemeenten: gemeentenOp(gang, vanafMs, aantal),
          },
        ]),
  ]);
  const dubbel = overlappen(periodes).map(({ gronden, ...stuk }) => ({
    ...tijdvak(gang, 'dubbel-belegd', stuk, aantal),
    kenmerken: { grond: gronden },
  }));
  return [...gaten, ...dubbel];
};

interface Stuk {
  readonly vanafMs: number;
  readonly totMs?: number | undefined;
}

const tijdvak = (gang: Casusgang, soort: Feit['soort'], { vanafMs, totMs }: Stuk, aantal: number): Feit => ({
  soort,
  geldigOpMs: vanafMs,
  ...(totMs !== undefined && { totMs }),
  kenmerken: {},
  gemeenten: gemeentenOp(gang, vanafMs, aantal),
});

interface Overlap extends Stuk {
  /** Grounds of the parties that hold, `V2+V5`. */
  readonly gronden: string;
}

/** The stretches in which more than one period runs; neighbours on the same grounds are one stretch. */
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
    const gronden = houders.map(({ grond }) => grond).sort();
    const totMs = grenzen[i + 1];
    voegToe(stukken, {
      vanafMs,
      totMs: totMs === Number.POSITIVE_INFINITY ? undefined : totMs,
      gronden: gronden.join('+'),
    });
  }
  return stukken;
};

const voegToe = (stukken: Overlap[], stuk: Overlap): void => {
  const vorige = stukken.at(-1);
  if (vorige?.totMs === stuk.vanafMs && vorige.gronden === stuk.gronden)
    stukken[stukken.length - 1] = { ...vorige, totMs: stuk.totMs };
  else stukken.push(stuk);
};
