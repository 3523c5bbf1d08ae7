import { beginVanDag, instantMs } from '#afspraken';
import { partijSleutel, termijnenVan } from '#dossier';
import type { Casustermijn } from '#dossier';
import { gemeentenOp } from './casusgang.js';
import type { Casusgang } from './casusgang.js';
import type { Feit } from './feit.js';

/**
 * How each term went: once, as met, exceeded or lapsed. The rules say so and not the recorded `TermijnVerstreken`, so
 * that a figure and the trail agree also while the watcher is down. T9 is a window and no duty: it has no figure.
 */
export const termijnFeiten = (gang: Casusgang): readonly Feit[] =>
  termijnenVan(gang.gebeurtenissen, gang.boek, { nuMs: Number.POSITIVE_INFINITY })
    .filter(({ termijn }) => termijn !== 'T9')
    .flatMap((termijn) => [...afloop(gang, termijn), ...gepland(gang, termijn)]);

const kenmerken = ({ termijn, maanden, wachtOp }: Casustermijn): Feit['kenmerken'] => ({
  termijn,
  ...(maanden !== undefined && { maanden: String(maanden) }),
  ...(wachtOp && { antwoord: wachtOp }),
});

const overige = (gang: Casusgang, { gemeente, partij }: Casustermijn, opMs: number) => ({
  geldigOpMs: opMs,
  gemeenten: gemeente === undefined ? gemeentenOp(gang, opMs) : [gemeente],
  ...(partij && { partij: partijSleutel(partij) }),
});

const afloop = (gang: Casusgang, termijn: Casustermijn): readonly Feit[] => {
  const { status, gehaaldOp, vervallenOp, overschredenVanaf } = termijn;
  if (status === 'gepland' || status === 'waarschuwing') return [];
  const op = { gehaald: gehaaldOp, verstreken: overschredenVanaf, vervallen: vervallenOp }[status];
  return [
    {
      soort: 'termijn',
      kenmerken: { ...kenmerken(termijn), uitkomst: status },
      ...overige(gang, termijn, instantMs(op ?? overschredenVanaf)),
    },
  ];
};

/** T6: a monitoring contact is due on the last day of its term, unless the monitoring ends before. */
const gepland = (gang: Casusgang, termijn: Casustermijn): readonly Feit[] =>
  termijn.termijn === 'T6' && termijn.status !== 'vervallen'
    ? [
        {
          soort: 'monitoring-gepland',
          kenmerken: kenmerken(termijn),
          ...overige(gang, termijn, instantMs(beginVanDag(termijn.laatsteDag))),
          voorzien: true,
        },
      ]
    : [];
