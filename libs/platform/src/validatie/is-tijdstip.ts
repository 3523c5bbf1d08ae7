import { ValidateBy } from 'class-validator';
import type { ValidationOptions } from 'class-validator';
import { OngeldigeTijd, instantMs } from '#afspraken';

/** PostgreSQL has no year 0, and no case or question of today reaches back further. */
const VROEGSTE_TIJDSTIP = '1900-01-01T00:00:00Z';
/** Past it, local time or the day after a term would be written with a year of six digits. */
const LAATSTE_DAG = '9999-12-30';
const VROEGSTE_MS = instantMs(VROEGSTE_TIJDSTIP);
const LAATSTE_MS = instantMs(`${LAATSTE_DAG}T23:59:59.999Z`);

const MELDING = `Dit moet een tijdstip met tijdzone zijn, van ${VROEGSTE_TIJDSTIP} tot en met ${LAATSTE_DAG}, zoals 2026-03-03T10:15:00+01:00 of 2026-03-03T09:15:00Z.`;
const MELDING_IN_ADRES = `${MELDING} Schrijf + in een adres als %2B.`;

/** An instant exactly as the whole hub reads and writes it: ISO 8601 with an offset or Z, in a year of four digits. */
export const IsTijdstip = (options: ValidationOptions = {}): PropertyDecorator =>
  ValidateBy(
    { name: 'tijdstip', validator: { validate: isTijdstip } },
    { message: MELDING, context: { regel: 'tijdstip' }, ...options },
  );

/** The same in a query, where a plus sign means a space. */
export const IsTijdstipInAdres = (): PropertyDecorator => IsTijdstip({ message: MELDING_IN_ADRES });

const isTijdstip = (waarde: unknown): boolean => {
  if (typeof waarde !== 'string') return false;
  try {
    const ms = instantMs(waarde);
    return ms >= VROEGSTE_MS && ms <= LAATSTE_MS;
  } catch (fout) {
    if (fout instanceof OngeldigeTijd) return false;
    throw fout;
  }
};
