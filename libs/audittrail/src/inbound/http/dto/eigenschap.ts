import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

const VOORBEELD = '2026-03-05T07:30:00.000Z';

/** An instant in an answer: always UTC. */
export const Tijdstip = (description: string): PropertyDecorator =>
  ApiProperty({ type: String, format: 'date-time', description, example: VOORBEELD });

export const TijdstipSoms = (description: string): PropertyDecorator =>
  ApiProperty({ type: String, format: 'date-time', description, example: VOORBEELD, required: false });

/** A code with what each value means. */
export const Code = (codes: readonly string[], description: string, required = true): PropertyDecorator =>
  ApiProperty({ type: String, enum: [...codes], description, required });

/** Text of at most a number of visible ASCII characters. */
export const IsCursor = (): PropertyDecorator =>
  Matches(/^[\x21-\x7e]{1,200}$/, {
    message: 'Dit moet de waarde van volgende van de vorige pagina zijn, ongewijzigd.',
  });
