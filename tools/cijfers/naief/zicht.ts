import { zichtlijn } from '#dossier';
import type { Ruw } from './feit.js';
import type { Loop } from './loop.js';

type Periodes = ReturnType<typeof zichtlijn>['periodes'];

export const zicht = (loop: Loop): readonly Ruw[] => {
  const { alle, boek, bekendOp } = loop;
  const { periodes, nietBelegd } = zichtlijn(alle, boek, {
    kalenderTotMs: bekendOp,
    beschikbaarOpMs: bekendOp,
  });
  const gaten = nietBelegd.flatMap(({ vanafMs, totMs }): readonly Ruw[] => {
    const gat: Ruw = { soort: 'niet-belegd', op: vanafMs, bij: {}, gemeenten: loop.gemeentenOp(vanafMs) };
    if (totMs === undefined) return [gat];
    const [duur, gemeenten] = [totMs - vanafMs, loop.gemeentenOp(totMs)];
    return [
      { ...gat, tot: totMs },
      { soort: 'niet-belegd-beeindigd', op: totMs, duur, bij: {}, gemeenten },
    ];
  });
  return [...gaten, ...dubbel(loop, periodes)];
};

/** On what grounds more than one party held it at an instant; empty when not more than one did. */
const grondenOp = (periodes: Periodes, ms: number): string => {
  const gronden = periodes
    .filter(({ vanafMs, totMs = Infinity }) => vanafMs <= ms && ms < totMs)
    .map(({ grond }) => grond);
  return gronden.length > 1 ? gronden.sort().join('+') : '';
};

/** From each instant at which the grounds became these to the next at which they became others. */
const dubbel = (loop: Loop, periodes: Periodes): readonly Ruw[] => {
  const grenzen = [...new Set(periodes.flatMap(({ vanafMs, totMs }) => [vanafMs, totMs ?? Infinity]))]
    .filter((ms) => ms < Infinity)
    .sort((a, b) => a - b);
  const wissels = grenzen
    .map((ms) => ({ ms, grond: grondenOp(periodes, ms) }))
    .filter(({ grond }, i, alle) => i === 0 || grond !== grondenOp(periodes, alle[i - 1]?.ms ?? NaN));
  return wissels.flatMap(({ ms, grond }, i): readonly Ruw[] => {
    if (grond === '') return [];
    const tot = wissels[i + 1]?.ms;
    const gemeenten = loop.gemeentenOp(ms);
    return [{ soort: 'dubbel-belegd', op: ms, ...(tot !== undefined && { tot }), bij: { grond }, gemeenten }];
  });
};
