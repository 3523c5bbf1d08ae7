import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cijfersDocument } from '#cijfers';
import { ROOT } from './root.js';

/** Writes what the figures mean; .ci/run makes it again and accepts no difference. */
writeFileSync(join(ROOT, 'docs/cijfers.md'), cijfersDocument());
