import type { DynamicModule } from '@nestjs/common';
import { PostvakLeesModule } from '#postvak';
import { TermijnenLeesModule } from '#termijnbewaking';
import type { Pool } from 'pg';

/** Every read model that the APIs show, as the consumers keep it in this database. */
export const leesmodellen = (pool: Pool): readonly DynamicModule[] => [
  PostvakLeesModule.met({ pool }),
  TermijnenLeesModule.met({ pool }),
];
