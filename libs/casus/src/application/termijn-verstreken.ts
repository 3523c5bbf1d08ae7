import { sha256Hex } from '#event-sourcing';
import type { Partij } from '#event-sourcing';
import { instantieVan } from '#dossier';
import type { VerstrekenTermijn } from '#dossier';
import { afgeleidId } from './ids.js';
import type { Stapopdracht } from './stap-vastleggen.command.js';

/** The role in which the hub acts by itself. No token can give it, so no user has it. */
export const TERMIJNWACHTER = 'termijnwachter';

export interface Verstrijking {
  readonly casusId: string;
  /** The Veilig Thuis of the case: the hub notes it in its name. */
  readonly veiligThuis: Partij;
  readonly gegevens: VerstrekenTermijn;
  /** The legal instant, ISO 8601. */
  readonly plaatsgevondenOp: string;
}

/**
 * The command that notes that a term passed. Its key follows from the case and the term, so however often and by however
 * many watchers it is given, on any log, one event comes of it.
 */
export const termijnVerstreken = ({
  casusId,
  veiligThuis,
  gegevens,
  plaatsgevondenOp,
}: Verstrijking): Stapopdracht => {
  const sleutel = sha256Hex([TERMIJNWACHTER, casusId, instantieVan(gegevens)].join('/'));
  return {
    casusId,
    stap: { type: 'TermijnVerstreken', data: gegevens, plaatsgevondenOp },
    actor: { partij: veiligThuis, rol: TERMIJNWACHTER },
    kijker: { rol: 'veilig-thuis', partij: veiligThuis },
    sleutel,
    vingerafdruk: sleutel,
    correlatieId: afgeleidId(sleutel, 'correlatie'),
  };
};
