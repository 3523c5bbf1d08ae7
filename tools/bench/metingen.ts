import type { Meting, Reeks } from './meting.js';
import { P9 } from './metingen/abonnement.js';
import { P14 } from './metingen/emmett.js';
import { P12 } from './metingen/geheugen.js';
import { P13 } from './metingen/groei.js';
import { P3 } from './metingen/herbouw.js';
import { P6 } from './metingen/http.js';
import { P11 } from './metingen/keten.js';
import { P1, P2 } from './metingen/opdrachten.js';
import { P4 } from './metingen/partities.js';
import { P10, P8 } from './metingen/relais.js';
import { P5 } from './metingen/verantwoordelijkheid.js';
import { P7 } from './metingen/zichtbaar.js';

/** All measurements, in the order of docs/prestatie.md. */
export const METINGEN: readonly (Meting | Reeks)[] = [
  P1,
  P2,
  P3,
  P4,
  P5,
  P6,
  P7,
  P8,
  P9,
  P10,
  P11,
  P12,
  P13,
  P14,
];
