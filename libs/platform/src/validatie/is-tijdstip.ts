import { ValidateBy } from 'class-validator';
import type { ValidationOptions } from 'class-validator';
import { OngeldigeTijd, instantMs } from '#afspraken';

const MELDING =
  'Dit moet een tijdstip met tijdzone zijn, zoals 2026-03-03T10:15:00+01:00 of 2026-03-03T09:15:00Z.';
const MELDING_IN_ADRES = `${MELDING} Schrijf + in een adres als %2B.`;

/** An instant exactly as the whole hub reads it: ISO 8601 with an offset or Z. */
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
    instantMs(waarde);
    return true;
  } catch (fout) {
    if (fout instanceof OngeldigeTijd) return false;
    throw fout;
  }
};
