import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { codesVan, uitlegVan } from './codes.js';
import type { Codes } from './codes.js';
import { IsTijdstip } from '#platform';
import { IsBestaandeDatum, IsGeenLijst, IsGevuld } from './eisen.js';
import { opties, veld } from './veld.js';
import type { Veld } from './veld.js';

export interface Tekstveld extends Veld {
  readonly max: number;
  readonly voorbeeld: string;
  /** The completeness rules name all that is blank at once (O1, O2, V8); here blank is no error then. */
  readonly magLeeg?: boolean;
}

export const Tekst = (gegeven: Tekstveld): PropertyDecorator => {
  const { max, voorbeeld, magLeeg = false } = gegeven;
  return veld(
    gegeven,
    { type: 'string', maxLength: max, ...(!magLeeg && { minLength: 1 }), example: voorbeeld },
    IsString(opties(gegeven)),
    MaxLength(max, opties(gegeven)),
    ...(magLeeg ? [] : [IsGevuld(opties(gegeven))]),
  );
};

export interface Patroonveld extends Veld {
  readonly patroon: RegExp;
  /** Dutch: what would be right. */
  readonly goed: string;
  readonly voorbeeld: string;
}

export const Patroon = (gegeven: Patroonveld): PropertyDecorator => {
  const { patroon, goed, voorbeeld } = gegeven;
  return veld(
    gegeven,
    { type: 'string', pattern: patroon.source, example: voorbeeld },
    Matches(patroon, { ...opties(gegeven), message: goed }),
  );
};

export interface Codeveld extends Veld {
  readonly codes: Codes;
  readonly voorbeeld: string;
}

export const Code = (gegeven: Codeveld): PropertyDecorator => {
  const { codes, voorbeeld, uitleg } = gegeven;
  return veld(
    { ...gegeven, uitleg: `${uitleg} ${uitlegVan(codes)}` },
    { type: 'string', enum: codesVan(codes), example: voorbeeld },
    IsIn(codesVan(codes), opties(gegeven)),
  );
};

export const JaNee = (gegeven: Veld & { readonly voorbeeld: boolean }): PropertyDecorator =>
  veld(gegeven, { type: 'boolean', example: gegeven.voorbeeld }, IsBoolean(opties(gegeven)));

interface Getalveld extends Veld {
  readonly min: number;
  readonly max: number;
  readonly voorbeeld: number;
}

export const GeheelGetal = (gegeven: Getalveld): PropertyDecorator => {
  const { min, max, voorbeeld } = gegeven;
  return veld(
    gegeven,
    { type: 'integer', minimum: min, maximum: max, example: voorbeeld },
    IsInt(opties(gegeven)),
    Min(min, opties(gegeven)),
    Max(max, opties(gegeven)),
  );
};

export const Tijdstip = (gegeven: Veld): PropertyDecorator =>
  veld(
    gegeven,
    { type: 'string', format: 'date-time', example: '2026-03-03T10:15:00+01:00' },
    IsTijdstip(opties(gegeven)),
  );

export const Datum = (gegeven: Veld & { readonly voorbeeld: string }): PropertyDecorator =>
  veld(
    gegeven,
    { type: 'string', format: 'date', example: gegeven.voorbeeld },
    IsBestaandeDatum(opties(gegeven)),
  );

/** A DTO class, named lazily because it may stand further on in the file. */
export interface Onderdeelveld extends Veld {
  readonly type: () => new () => object;
}

export const Onderdeel = (gegeven: Onderdeelveld): PropertyDecorator =>
  veld(
    gegeven,
    { type: gegeven.type },
    // What is absent passes ValidateNested.
    IsDefined(opties(gegeven)),
    IsGeenLijst(opties(gegeven)),
    ValidateNested(opties(gegeven)),
    Type(gegeven.type),
  );
