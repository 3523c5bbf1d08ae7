import { ApiProperty } from '@nestjs/swagger';
import { Matches, ValidateBy, isString } from 'class-validator';
import type { ValidationOptions } from 'class-validator';
import { OngeldigeTijd, instantMs } from '#afspraken';

const VOORBEELD = '2026-03-05T07:30:00.000Z';

/** An instant in an answer: always UTC. */
export const Tijdstip = (description: string): PropertyDecorator =>
  ApiProperty({ type: String, format: 'date-time', description, example: VOORBEELD });

export const TijdstipSoms = (description: string): PropertyDecorator =>
  ApiProperty({ type: String, format: 'date-time', description, example: VOORBEELD, required: false });

/** A code with what each value means. */
export const Code = (codes: readonly string[], description: string, required = true): PropertyDecorator =>
  ApiProperty({ type: String, enum: [...codes], description, required });

/** An instant as the whole hub reads it: ISO 8601 with an offset or Z. */
export const IsTijdstip = (options: ValidationOptions = {}): PropertyDecorator =>
  ValidateBy(
    { name: 'isTijdstip', validator: { validate: isTijdstip, defaultMessage: () => TIJDSTIP_MELDING } },
    { message: TIJDSTIP_MELDING, context: { regel: 'tijdstip' }, ...options },
  );

const TIJDSTIP_MELDING =
  'Dit moet een tijdstip met tijdzone zijn, zoals 2026-03-03T10:15:00+01:00 of 2026-03-03T09:15:00Z. Schrijf + in een adres als %2B.';

const isTijdstip = (waarde: unknown): boolean => {
  if (!isString(waarde)) return false;
  try {
    instantMs(waarde);
    return true;
  } catch (fout) {
    if (fout instanceof OngeldigeTijd) return false;
    throw fout;
  }
};

/** Text of at most a number of visible ASCII characters. */
export const IsCursor = (): PropertyDecorator =>
  Matches(/^[\x21-\x7e]{1,200}$/, {
    message: 'Dit moet de waarde van volgende van de vorige pagina zijn, ongewijzigd.',
  });
