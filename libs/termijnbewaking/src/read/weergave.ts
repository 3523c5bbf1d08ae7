import { resterend } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import { isOpenTermijn, statusOp } from '#dossier';
import type { Casustermijn } from '#dossier';
import type { Termijnrij } from './rijen.js';

/** A term of a case at the time of the question. */
export interface Termijnweergave extends Omit<Casustermijn, 'begonnenDoor'> {
  readonly casusId: string;
  readonly regio: string;
  readonly gemeenten: readonly string[];
  /** `volgnummer` of the event that started it. */
  readonly begonnenDoor: number;
  /** Whether somebody must still act. */
  readonly open: boolean;
  /** What is left: 0 on the last day, negative after it. */
  readonly dagenOver: number;
  readonly werkdagenOver: number;
}

export const termijnweergave = (rij: Termijnrij, boek: Afsprakenboek, nuMs: number): Termijnweergave => {
  const {
    revisie: _revisie,
    veiligThuis: _veiligThuis,
    ooitGemeenten: _ooit,
    inzagegrond: _grond,
    teNoteren: _teNoteren,
    gehaaldOp,
    vervallenOp,
    ...termijn
  } = rij;
  const status = statusOp(rij, nuMs);
  // The end of the window T9 is known beforehand, and has not come yet.
  const einde =
    status === 'gepland' ? {} : { ...(gehaaldOp && { gehaaldOp }), ...(vervallenOp && { vervallenOp }) };
  const { dagen, werkdagen } = resterend(rij.laatsteDag, nuMs, boek.voor(rij.regio, nuMs).extraVrijeDagen);
  return {
    ...termijn,
    ...einde,
    status,
    open: isOpenTermijn({ status, ...einde }),
    dagenOver: dagen,
    werkdagenOver: werkdagen,
  };
};
