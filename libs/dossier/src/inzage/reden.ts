import { DomainError } from '#event-sourcing';
import type { DomainErrorKind } from '#event-sourcing';
import type { Kijker } from './zichtbaarheid.js';

/** Why the inspection reads a case (`domein.md` §9); recorded with every read. */
export const INZAGE_REDENEN = ['calamiteit', 'steekproef', 'klacht', 'themaonderzoek'] as const;
export type InzageReden = (typeof INZAGE_REDENEN)[number];

export class InzageRedenOntbreekt extends DomainError {
  override readonly code = 'inzage-reden-ontbreekt';
  override readonly kind: DomainErrorKind = 'invalid';
  constructor() {
    super(
      `Toezicht leest met een reden, die wordt vastgelegd. Stuur de kop Inzage-Reden mee met een van: ${INZAGE_REDENEN.join(', ')}.`,
      { regel: '§9', veld: 'Inzage-Reden' },
    );
  }
}

/** The reason to record; only toezicht gives one. @throws InzageRedenOntbreekt */
export const redenVoor = (rol: Kijker['rol'], gegeven: string | undefined): InzageReden | undefined => {
  if (rol !== 'toezicht') return undefined;
  const bekend = INZAGE_REDENEN.find((code) => code === gegeven);
  if (!bekend) throw new InzageRedenOntbreekt();
  return bekend;
};
