import type { DynamicModule } from '@nestjs/common';
import { CijfersBronModule } from '#cijfers';
import { PostvakLeesModule } from '#postvak';
import { TermijnenLeesModule } from '#termijnbewaking';
import type { Pool } from 'pg';
import { Cijfers } from '../config/delen.js';

/** Every read model that the APIs show, as the consumers keep it in this database. */
export const leesmodellen = (
  pool: Pool,
  { CIJFERS_MINIMUM: minimum }: Cijfers = new Cijfers(),
): readonly DynamicModule[] => [
  PostvakLeesModule.met({ pool }),
  TermijnenLeesModule.met({ pool }),
  CijfersBronModule.met({ pool, minimum }),
];
