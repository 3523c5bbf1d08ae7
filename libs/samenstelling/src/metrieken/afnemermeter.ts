import type { ConsumerStatus } from '#platform';
import type { Meting, Metrieken } from './metrieken.js';

export interface GemetenAfnemer {
  readonly afnemer: { readonly name: string };
  stand(): Promise<ConsumerStatus | undefined>;
}

type Maat = readonly [naam: string, uitleg: string, neem: (stand: ConsumerStatus) => number | undefined];

const MATEN: readonly Maat[] = [
  [
    'overdracht_afnemer_achterstand_berichten',
    'Messages that a consumer has not dealt with.',
    ({ behind }) => behind,
  ],
  [
    'overdracht_afnemer_gezien_seconds_geleden',
    'Seconds since a consumer last knew how far behind it was.',
    ({ seenSecondsAgo }) => seenSecondsAgo,
  ],
  [
    'overdracht_afnemer_gestopte_partities',
    'Partitions on which a consumer stands still until an operator has looked.',
    ({ stopped }) => stopped.size,
  ],
  ['overdracht_afnemer_geparkeerde_casussen', 'Cases that a consumer has set aside.', ({ parked }) => parked],
];

/** How far each consumer is, of all its processes together. */
export const meetAfnemers = (metrieken: Metrieken, afnemers: readonly GemetenAfnemer[]): void => {
  const gemeten = afnemers.map((each) => ({
    naam: each.afnemer.name,
    stand: metrieken.perRonde(() => each.stand()),
  }));
  for (const [naam, uitleg, neem] of MATEN) {
    const peil = async (): Promise<readonly Meting[]> =>
      (await Promise.all(gemeten.map((each) => meting(each, neem)))).flat();
    metrieken.volg({ naam, uitleg, labels: ['afnemer'], peil });
  }
};

interface Gemeten {
  readonly naam: string;
  readonly stand: () => Promise<ConsumerStatus | undefined>;
}

const meting = async ({ naam, stand }: Gemeten, neem: Maat[2]): Promise<readonly Meting[]> => {
  const staat = await stand();
  const waarde = staat && neem(staat);
  return waarde === undefined ? [] : [{ labels: { afnemer: naam }, waarde }];
};
