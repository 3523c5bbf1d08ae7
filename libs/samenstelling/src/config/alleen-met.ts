import { ValidateBy, ValidateIf } from 'class-validator';
import type { ValidationArguments } from 'class-validator';

/** Refuses a variable that does nothing without another: whoever set it believes that it does. */
export const AlleenMet = (ander: string, waarde?: string): PropertyDecorator =>
  ValidateBy(
    {
      name: 'alleen-met',
      validator: {
        validate: (gegeven: unknown, args?: ValidationArguments) =>
          gegeven === undefined || past(args?.object, ander, waarde),
      },
    },
    {
      message: `Werkt alleen samen met ${ander}${waarde === undefined ? '' : `=${waarde}`}. Geef die ook, of laat deze weg.`,
    },
  );

/** Asks for a variable only when another is given. */
export const VerplichtMet = (ander: string): PropertyDecorator =>
  ValidateIf((config: object, waarde: unknown) => waarde !== undefined || past(config, ander));

const past = (config: object | undefined, naam: string, waarde?: string): boolean => {
  const gegeven = (config as Readonly<Record<string, unknown>> | undefined)?.[naam];
  return waarde === undefined ? gegeven !== undefined : gegeven === waarde;
};
