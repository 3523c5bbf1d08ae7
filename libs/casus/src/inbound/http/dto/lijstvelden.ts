import { Transform, Type } from 'class-transformer';
import { ArrayUnique, IsIn, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { codesVan, uitlegVan } from './codes.js';
import { IsBestaandeDatum, IsGeenLijst } from './eisen.js';
import { itemGrenzen, lijsteisen, opties, optiesPerElement, veld } from './veld.js';
import type { Lijst } from './veld.js';
import type { Codeveld, Onderdeelveld, Patroonveld, Tekstveld } from './velden.js';

interface MetLijst {
  readonly lijst: Lijst;
}

export const TekstLijst = (gegeven: Tekstveld & MetLijst): PropertyDecorator => {
  const { max, voorbeeld, lijst } = gegeven;
  return veld(
    gegeven,
    { type: 'array', ...itemGrenzen(lijst), items: { type: 'string', maxLength: max }, example: [voorbeeld] },
    ...lijsteisen(lijst, gegeven),
    IsString(optiesPerElement(gegeven)),
    MaxLength(max, optiesPerElement(gegeven)),
  );
};

export const PatroonLijst = (gegeven: Patroonveld & MetLijst): PropertyDecorator => {
  const { patroon, goed, voorbeeld, lijst } = gegeven;
  const items = { type: 'string', pattern: patroon.source } as const;
  return veld(
    gegeven,
    { type: 'array', ...itemGrenzen(lijst), uniqueItems: true, items, example: [voorbeeld] },
    ...lijsteisen(lijst, gegeven),
    ArrayUnique(opties(gegeven)),
    Matches(patroon, { ...optiesPerElement(gegeven), message: goed }),
  );
};

export const CodeLijst = (gegeven: Codeveld & MetLijst): PropertyDecorator => {
  const { codes, voorbeeld, uitleg, lijst } = gegeven;
  const items = { type: 'string', enum: codesVan(codes) } as const;
  return veld(
    { ...gegeven, uitleg: `${uitleg} ${uitlegVan(codes)}` },
    { type: 'array', ...itemGrenzen(lijst), uniqueItems: true, items, example: [voorbeeld] },
    ...lijsteisen(lijst, gegeven),
    ArrayUnique(opties(gegeven)),
    IsIn(codesVan(codes), optiesPerElement(gegeven)),
  );
};

export const DatumLijst = (
  gegeven: Pick<Tekstveld, 'uitleg' | 'regel' | 'optioneel' | 'voorbeeld'> & MetLijst,
): PropertyDecorator => {
  const { voorbeeld, lijst } = gegeven;
  const items = { type: 'string', format: 'date' } as const;
  return veld(
    gegeven,
    { type: 'array', ...itemGrenzen(lijst), uniqueItems: true, items, example: [voorbeeld] },
    ...lijsteisen(lijst, gegeven),
    ArrayUnique(opties(gegeven)),
    IsBestaandeDatum(optiesPerElement(gegeven)),
  );
};

export const OnderdeelLijst = (gegeven: Onderdeelveld & MetLijst): PropertyDecorator =>
  veld(
    gegeven,
    { type: gegeven.type, isArray: true, ...itemGrenzen(gegeven.lijst) },
    ...lijsteisen(gegeven.lijst, gegeven),
    IsGeenLijst(optiesPerElement(gegeven)),
    ValidateNested(optiesPerElement(gegeven)),
    Type(gegeven.type),
    Transform(({ value }: { readonly value: unknown }) => eenTeVeel(value, gegeven.lijst)),
  );

/** Every object is validated, also in a list that is refused for its length: one too many is enough for that. */
const eenTeVeel = (waarde: unknown, { max }: Lijst): unknown =>
  Array.isArray(waarde) ? waarde.slice(0, max + 1) : waarde;
