import type { HealthCheck } from '#platform';
import type { Metrieken } from './metrieken.js';

/** The same checks as `/gezondheid/gereed`, for who looks at graphs. */
export const meetGezondheid = (metrieken: Metrieken, checks: readonly HealthCheck[]): void =>
  metrieken.volg({
    naam: 'overdracht_onderdeel_gereed',
    uitleg: '1 when a part of the service works, 0.5 when it is behind, 0 when it fails.',
    labels: ['onderdeel'],
    peil: () =>
      Promise.all(
        checks.map(async (each) => ({ labels: { onderdeel: each.name }, waarde: await waarde(each) })),
      ),
  });

const waarde = async ({ check }: HealthCheck): Promise<number> => {
  try {
    return (await check())?.achter === true ? 0.5 : 1;
  } catch {
    return 0;
  }
};
