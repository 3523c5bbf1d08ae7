import type { Ruw } from './feit.js';
import { sleutel } from './loop.js';
import type { Loop, Stap } from './loop.js';

export const einden = (loop: Loop): readonly Ruw[] => [
  ...loop.stappen.flatMap((stap, i) => afgesloten(loop, stap, i)),
  ...levens(loop),
];

const afgesloten = (loop: Loop, { op, g }: Stap, i: number): readonly Ruw[] => {
  if (g.type !== 'CasusregieAfgesloten' && g.type !== 'MonitoringAfgesloten') return [];
  const wat = { op, bij: { grond: g.data.grond }, gemeenten: loop.gemeentenNa(i) };
  return g.type === 'MonitoringAfgesloten'
    ? [{ soort: 'monitoring-afgesloten', ...wat }]
    : [{ soort: 'casusregie-afgesloten', ...wat, partij: sleutel(g.data.door) }];
};

/** Somebody holds it, or something waits for a triage. */
const gaat = ({ na }: Loop, i: number): boolean => {
  const zicht = na[i];
  return zicht !== undefined && (zicht.houders.length > 0 || zicht.triage !== undefined);
};

/** By which step a case may end. */
const GROND: Readonly<Record<string, string>> = {
  TriageBesluit: 'triage-client-systeem',
  DienstAfgerond: 'dienst-dossier-gesloten',
  CasusregieAfgesloten: 'casusregie-stabiele-veiligheid',
  MonitoringAfgesloten: 'monitoring-stabiele-veiligheid',
  OverdrachtIngetrokken: 'client-systeem-na-intrekking',
};

const levens = (loop: Loop): readonly Ruw[] =>
  loop.stappen.flatMap(({ op: sinds }, begin): readonly Ruw[] => {
    if (!gaat(loop, begin) || gaat(loop, begin - 1)) return [];
    const open: Ruw = { soort: 'casus-open', op: sinds, bij: {}, gemeenten: loop.gemeentenNa(begin) };
    const eind = loop.stappen.findIndex((_, i) => i > begin && !gaat(loop, i));
    const stap = loop.stappen[eind];
    if (!stap) return [open];
    const { op, g } = stap;
    const geweest = { soort: 'casus-beeindigd', op, duur: op - sinds, gemeenten: loop.gemeentenNa(eind) };
    return [
      { ...open, tot: op },
      { ...geweest, bij: { grond: GROND[g.type] ?? 'overig' } },
    ];
  });
