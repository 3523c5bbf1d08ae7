import { beginVanDag, instantMs } from '#afspraken';
import { partijSleutel, termijngangen } from '#dossier';
import type { Casustermijn } from '#dossier';
import { gemeentenOp } from './casusgang.js';
import type { Casusgang } from './casusgang.js';
import type { Feitgang } from './feitgang.js';
import type { Feit } from './feit.js';
import { perVerhuizing } from './verhuizing.js';

/**
 * How each term went: once, as met, exceeded or lapsed. The rules say so and not the recorded `TermijnVerstreken`, so
 * that a figure and the trail agree also while the watcher is down. T9 is a window and no duty: it has no figure.
 */
export const termijnFeiten = (gang: Casusgang): readonly Feitgang[] =>
  termijngangen(gang)
    .filter(({ termijn }) => termijn !== 'T9')
    .flatMap(({ keerpunten, na }) => {
      const standen = [...keerpunten, Number.POSITIVE_INFINITY];
      return keerpunten.flatMap((van, i) => {
        const stand = na(van, Number.POSITIVE_INFINITY);
        // A term may end on a day to come, and where the case is then may change until then.
        return perVerhuizing(gang, van, standen[i + 1] ?? van, (aantal) => [
          ...afloop(gang, stand, aantal),
          ...gepland(gang, stand, aantal),
        ]);
      });
    });

const kenmerken = ({ termijn, maanden, wachtOp }: Casustermijn): Feit['kenmerken'] => ({
  termijn,
  ...(maanden !== undefined && { maanden: String(maanden) }),
  ...(wachtOp && { antwoord: wachtOp }),
});

const overige = (gang: Casusgang, { gemeente, partij }: Casustermijn, opMs: number, aantal: number) => ({
  geldigOpMs: opMs,
  gemeenten: gemeente === undefined ? gemeentenOp(gang, opMs, aantal) : [gemeente],
  ...(partij && { partij: partijSleutel(partij) }),
});

const afloop = (gang: Casusgang, termijn: Casustermijn, aantal: number): readonly Feit[] => {
  const { status, gehaaldOp, vervallenOp, overschredenVanaf } = termijn;
  if (status === 'gepland' || status === 'waarschuwing') return [];
  const op = { gehaald: gehaaldOp, verstreken: overschredenVanaf, vervallen: vervallenOp }[status];
  return [
    {
      soort: 'termijn',
      kenmerken: { ...kenmerken(termijn), uitkomst: status },
      ...overige(gang, termijn, instantMs(op ?? overschredenVanaf), aantal),
    },
  ];
};

/** T6: a monitoring contact is due on the last day of its term, unless the monitoring ends before. */
const gepland = (gang: Casusgang, termijn: Casustermijn, aantal: number): readonly Feit[] =>
  termijn.termijn === 'T6' && termijn.status !== 'vervallen'
    ? [
        {
          soort: 'monitoring-gepland',
          kenmerken: kenmerken(termijn),
          ...overige(gang, termijn, instantMs(beginVanDag(termijn.laatsteDag)), aantal),
          voorzien: true,
        },
      ]
    : [];
