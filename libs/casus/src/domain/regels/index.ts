import type { Regels } from '../stap.js';
import { AFSLUIT_REGELS } from './afsluiting.js';
import { OORDEEL_REGELS } from './betwisting.js';
import { DIENST_REGELS } from './dienst.js';
import { MELDING_REGELS } from './melding.js';
import { OPSCHALING_REGELS } from './opschaling.js';
import { ANTWOORD_REGELS } from './overdracht-beantwoorden.js';
import { TERMIJN_REGELS } from './termijn.js';
import { VERSTUUR_REGELS } from './overdracht-versturen.js';
import { VEILIGHEID_REGELS } from './veiligheid.js';

/** Every step, of a user or of the hub itself, with the rule that judges it. */
export const REGELS: Regels = {
  ...MELDING_REGELS,
  ...DIENST_REGELS,
  ...VERSTUUR_REGELS,
  ...ANTWOORD_REGELS,
  ...OORDEEL_REGELS,
  ...VEILIGHEID_REGELS,
  ...OPSCHALING_REGELS,
  ...AFSLUIT_REGELS,
  ...TERMIJN_REGELS,
};
