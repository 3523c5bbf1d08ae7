import { ValidationPipe } from '@nestjs/common';
import { Problem } from './problem.js';
import { tekortkomingen } from '../validatie/tekortkomingen.js';

/** Strict DTOs: unknown fields are refused, nothing is converted unasked, and all shortcomings come at once. */
export const createValidationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    transformOptions: { enableImplicitConversion: false },
    forbidUnknownValues: true,
    stopAtFirstError: false,
    // Their constraints' arguments and whether a value is missing are needed for the words; neither is sent.
    validationError: { target: true, value: true },
    exceptionFactory: (errors) => {
      const all = tekortkomingen(errors);
      const fields = [...new Set(all.map(({ veld }) => veld).filter((veld) => veld !== ''))];
      const named = fields.slice(0, MAX_NAMED).join(', ') + (fields.length > MAX_NAMED ? ', ...' : '');
      return new Problem('ongeldige-invoer', `Herstel eerst: ${named || 'de inhoud'}.`, { errors: all });
    },
  });

/** Fields named in the detail; all of them are in `errors`. */
const MAX_NAMED = 10;
