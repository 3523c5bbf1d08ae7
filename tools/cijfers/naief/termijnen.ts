import { instantMs } from '#afspraken';
import { termijnenVan } from '#dossier';
import type { Casustermijn } from '#dossier';
import type { Ruw } from './feit.js';
import { datumOp, middernacht } from './kalender.js';
import { sleutel } from './loop.js';
import type { Loop } from './loop.js';

/** Later than any term. */
const OOIT = Number.MAX_SAFE_INTEGER;
const HALVE_DAG_MS = 43_200_000;

export const termijnen = (loop: Loop): readonly Ruw[] => {
  const { alle, boek, bekendOp } = loop;
  const om = (nuMs: number) => termijnenVan(alle, boek, { nuMs, beschikbaarOpMs: bekendOp });
  const geweest = om(bekendOp).flatMap((t): readonly Ruw[] => {
    if (t.status === 'gepland' || t.status === 'waarschuwing' || t.termijn === 'T9') return [];
    const op = t.status === 'verstreken' ? t.overschredenVanaf : (t.gehaaldOp ?? t.vervallenOp ?? '');
    return [ruwVan(loop, t, 'termijn', instantMs(op), { uitkomst: t.status })];
  });
  // Due: as it stands when nothing more happens. Half a day before it has passed lies in its last day.
  const gepland = om(OOIT)
    .filter(({ termijn, status }) => termijn === 'T6' && status !== 'vervallen')
    .map((t) => {
      const laatsteDag = datumOp(Date.parse(t.overschredenVanaf) - HALVE_DAG_MS);
      return ruwVan(loop, t, 'monitoring-gepland', middernacht(laatsteDag));
    });
  return [...geweest, ...gepland];
};

const ruwVan = (
  loop: Loop,
  { termijn, maanden, wachtOp, gemeente, partij }: Casustermijn,
  soort: string,
  op: number,
  bij: Readonly<Record<string, string>> = {},
): Ruw => ({
  soort,
  op,
  bij: {
    termijn,
    ...(maanden !== undefined && { maanden: String(maanden) }),
    ...(wachtOp && { antwoord: wachtOp }),
    ...bij,
  },
  gemeenten: gemeente === undefined ? loop.gemeentenOp(op) : [gemeente],
  ...(partij && { partij: sleutel(partij) }),
});
