import { Matches, ValidateBy } from 'class-validator';
import type { ValidationOptions } from 'class-validator';
import { isDatum } from '#afspraken';

export const IsBestaandeDatum = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    { name: 'datum', validator: { validate: (waarde) => typeof waarde === 'string' && isDatum(waarde) } },
    { ...options, message: 'Dit moet een bestaande datum zijn zoals 2026-04-08.' },
  );

export const IsGevuld = (options: ValidationOptions): PropertyDecorator =>
  Matches(/\S/u, { ...options, message: 'Dit mag niet leeg zijn.' });

/** class-validator also looks into a list where one object is asked for, and into a list within a list. */
export const IsGeenLijst = (options: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    { name: 'geenLijst', validator: { validate: (waarde) => !Array.isArray(waarde) } },
    { ...options, message: 'Dit moet een object zijn.' },
  );
