import type { DynamicModule } from '@nestjs/common';
import { CijfersBronModule } from '#cijfers';
import { leesstand } from '#platform';
import type { Leesstand } from '#platform';
import { PostvakLeesModule } from '#postvak';
import { TermijnenLeesModule } from '#termijnbewaking';
import type { Pool } from 'pg';
import { Cijfers } from '../config/delen.js';

/**
 * Every read model that the APIs show, as the consumers keep it in this database. `relais` names the relay that feeds them;
 * none in the hub, whose consumers read the log itself.
 */
export const leesmodellen = (
  pool: Pool,
  { CIJFERS_MINIMUM: minimum }: Cijfers = new Cijfers(),
  relais?: string,
): readonly DynamicModule[] => {
  const bron = { pool, ...(relais !== undefined && { relais }) };
  const stand = (): Promise<Leesstand> => leesstand({ pool, afnemer: 'cijfers', relais });
  return [
    PostvakLeesModule.met(bron),
    TermijnenLeesModule.met(bron),
    CijfersBronModule.met({ pool, minimum, stand }),
  ];
};
