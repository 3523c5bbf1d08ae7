import type { Meting } from './meting.js';
import { P9 } from './metingen/abonnement.js';
import { P6 } from './metingen/http.js';
import { P11 } from './metingen/keten.js';
import { P1, P2 } from './metingen/opdrachten.js';

/** All measurements, in the order of `prestatie.md`. */
export const METINGEN: readonly Meting[] = [P1, P2, P6, P9, P11];
