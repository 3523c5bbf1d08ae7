import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateIf } from 'class-validator';
import type { ValidationOptions } from 'class-validator';

/** What every field says of itself: its meaning, the rule that asks for it, and whether it may be left out. */
export interface Veld {
  readonly uitleg: string;
  /** Id of the rule; a refusal of this field names it. */
  readonly regel?: string;
  readonly optioneel?: boolean;
}

/** How many elements a list may have. */
export interface Lijst {
  readonly min: number;
  readonly max: number;
}

/** A refusal names the rule that asks for the field. */
export const opties = ({ regel }: Veld): ValidationOptions =>
  regel === undefined ? {} : { context: { regel } };

export const optiesPerElement = (gegeven: Veld): ValidationOptions => ({ ...opties(gegeven), each: true });

/** Left out is allowed only where a field says so; `null` is never the same as left out. */
const aanwezigheid = ({ optioneel = false }: Veld): readonly PropertyDecorator[] =>
  optioneel ? [ValidateIf((_, waarde) => waarde !== undefined)] : [];

const beschrijving = (
  { uitleg, regel, optioneel = false }: Veld,
  schema: ApiPropertyOptions,
): PropertyDecorator =>
  ApiProperty({
    ...schema,
    description: regel === undefined ? uitleg : `${uitleg} (regel ${regel})`,
    required: !optioneel,
  } as ApiPropertyOptions);

export const veld = (
  gegeven: Veld,
  schema: ApiPropertyOptions,
  ...eisen: readonly PropertyDecorator[]
): PropertyDecorator => applyDecorators(beschrijving(gegeven, schema), ...aanwezigheid(gegeven), ...eisen);

export const lijsteisen = ({ min, max }: Lijst, gegeven: Veld): readonly PropertyDecorator[] => [
  IsArray(opties(gegeven)),
  ArrayMinSize(min, opties(gegeven)),
  ArrayMaxSize(max, opties(gegeven)),
];

export const itemGrenzen = ({ min, max }: Lijst) => ({ minItems: min, maxItems: max });
