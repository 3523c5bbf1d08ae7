import type { Partij } from '#event-sourcing';
import type { Casusbeeld } from '../beeld/beeld.js';
import type { CasusGebeurtenis } from '../events.js';
import type { Periode } from '../periodes.js';
import { houderVan } from '../zicht/toestand.js';
import type { Grond } from '../zicht/toestand.js';

/** The kinds of responsibility beside the zicht op veiligheid. */
export type Rol = 'casusregie' | 'monitoring' | 'procescoordinatie';

/** The rule by which a role begins or ends; the section of the agreement where no rule has an id of its own. */
export type Rolgrond = Grond | 'S2' | 'S3' | 'S4' | '003 §6.3';

export interface Rolhouder {
  readonly rol: Rol;
  readonly partij: Partij;
}

export interface Rolperiode extends Periode<Rolgrond> {
  readonly rol: Rol;
}

/** Who takes a handover takes the casusregie on the same ground (003 §1.1); otherwise it was assigned (S4). */
export const begingrond = (
  rol: Rol,
  partij: Partij,
  { zicht }: Casusbeeld,
  { type }: CasusGebeurtenis,
): Rolgrond => {
  if (rol === 'monitoring') return 'S2';
  if (rol === 'procescoordinatie') return '003 §6.3';
  return type === 'CasusregieToegewezen' ? 'S4' : (houderVan(zicht, partij)?.grond ?? 'S4');
};

/** A role ends by the step that closes it, or on the ground on which the next one took the casusregie. */
export const eindgrond = ({ type }: CasusGebeurtenis, begonnen: readonly Rolperiode[]): Rolgrond => {
  if (type === 'MonitoringAfgesloten') return 'S3';
  if (type === 'CasusregieAfgesloten') return 'V10';
  if (type === 'TriageBesluit') return 'V4';
  return begonnen.find(({ rol }) => rol === 'casusregie')?.grond ?? 'S4';
};
