import { afnemerState, whyStale } from '#platform';
import type { HealthCheck, HealthOutcome } from '#platform';
import type { Pool } from 'pg';
import { LEESMODELLEN } from './afnemerlijst.js';

/**
 * Whether the read models that the APIs show follow the log. Another service keeps them; the API goes on with what it reads from
 * the log itself, so this never makes it unready.
 */
export const leesmodelgezondheid = (pool: Pool, relais: string): readonly HealthCheck[] =>
  LEESMODELLEN.map((naam) => ({ name: `leesmodel ${naam}`, check: () => stand(pool, naam, relais) }));

const stand = async (pool: Pool, naam: string, relais: string): Promise<HealthOutcome> => {
  const state = await afnemerState(pool, naam, relais);
  const { behind, parked: geparkeerd } = state;
  return {
    achter: whyStale(state) !== undefined || geparkeerd > 0,
    details: { ...(behind !== undefined && { achterstand: behind }), geparkeerd },
  };
};
