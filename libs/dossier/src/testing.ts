import { Afsprakenboek } from '#afspraken';
import { zuidLimburg } from '#afspraken/testing';

/** The agreement book with Zuid-Limburg as it really is, for specs. */
export const boekVanZuidLimburg = (): Afsprakenboek => new Afsprakenboek([zuidLimburg()]);
