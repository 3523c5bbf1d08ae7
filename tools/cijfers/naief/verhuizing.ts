import type { Ruw } from './feit.js';
import type { Loop } from './loop.js';

/** What counts at the end of a period as long as it runs. */
const STANDEN = ['casus-open', 'triage-open', 'overdracht-open', 'niet-belegd', 'dubbel-belegd'];

/** What runs counts where the case is: here until the household moves, and from then on there. */
export const verhuisd = (loop: Loop, feit: Ruw): readonly Ruw[] => {
  if (!STANDEN.includes(feit.soort)) return [feit];
  const hier = { ...feit, gemeenten: loop.gemeentenOp(feit.op) };
  const vertrek = loop.stappen.find(
    ({ op }) =>
      op > feit.op && op < (feit.tot ?? Infinity) && loop.gemeentenOp(op).join() !== hier.gemeenten.join(),
  )?.op;
  if (vertrek === undefined) return [hier];
  return [
    { ...hier, tot: vertrek },
    ...verhuisd(loop, { ...feit, op: vertrek, sinds: feit.sinds ?? feit.op }),
  ];
};
