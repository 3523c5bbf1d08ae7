import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Type, plainToInstance } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsCreditCard,
  IsDateString,
  IsDefined,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { MAX_TEKORTKOMINGEN, onvertaaldeRegels, tekortkomingen } from './tekortkomingen.js';

class Stap {
  @IsDateString({}, { context: { regel: 'O2' } })
  readonly op!: string;
}

class Basis {
  @IsOptional()
  @IsString()
  @Length(2, 4)
  readonly code?: string;
}

class Opdracht extends Basis {
  @IsOptional()
  @IsIn(['a', 'b'], { each: true })
  @ArrayMaxSize(2)
  readonly keuzes?: readonly string[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @IsString({ each: true })
  @Length(2, 4, { each: true })
  readonly namen?: readonly string[];

  @IsOptional()
  @Matches(/^GM\d{4}$/, { message: 'Moet een CBS-code zijn, zoals GM0917.' })
  readonly gemeente?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  readonly aantal?: number;

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Stap)
  readonly stappen?: readonly Stap[];
}

class Verplicht {
  @IsDefined()
  readonly iets!: unknown;
}

class Engels {
  @IsOptional()
  @IsCreditCard()
  @IsEmail()
  readonly kaart?: string;
}

const of = <T extends object>(type: new () => T, plain: object) =>
  tekortkomingen(validateSync(plainToInstance(type, plain), { whitelist: true, forbidNonWhitelisted: true }));

describe('shortcomings', () => {
  it('say per element what each must be', () => {
    expect(of(Opdracht, { keuzes: ['a', 'x', 'b'] })).toEqual([
      { veld: 'keuzes', regel: 'keuze', melding: 'Elk element moet een van deze waarden zijn: a, b.' },
      { veld: 'keuzes', regel: 'lijst-maximum', melding: 'Dit mag ten hoogste 2 element(en) hebben.' },
    ]);
  });

  it('take the words of the DTO where it has its own', () => {
    expect(of(Opdracht, { gemeente: 'Heerlen' })).toEqual([
      { veld: 'gemeente', regel: 'patroon', melding: 'Moet een CBS-code zijn, zoals GM0917.' },
    ]);
  });

  it('know the arguments of an inherited constraint', () => {
    expect(of(Opdracht, { code: 'x' })).toEqual([
      { veld: 'code', regel: 'lengte', melding: 'Dit moet 2 tot en met 4 tekens lang zijn.' },
    ]);
  });

  it('name the place in a list and the rule of the domain', () => {
    expect(of(Opdracht, { stappen: [{ op: '2026-03-03' }, { op: 'gisteren' }, {}] })).toEqual([
      { veld: 'stappen[1].op', regel: 'O2', melding: expect.stringContaining('ISO 8601') as unknown },
      { veld: 'stappen[2].op', regel: 'O2', melding: expect.stringMatching(/^Ontbreekt\. /) as unknown },
    ]);
  });

  it('say all that is wrong with one field', () => {
    expect(
      of(Opdracht, { aantal: -1.5 })
        .map(({ regel }) => regel)
        .sort(),
    ).toEqual(['geheel-getal', 'minimum']);
  });

  it('of a value of another type are one: what type it must be', () => {
    expect(of(Opdracht, { code: 7 })).toEqual([
      { veld: 'code', regel: 'tekst', melding: 'Dit moet tekst zijn.' },
    ]);
    expect(of(Opdracht, { namen: 'x' })).toEqual([
      { veld: 'namen', regel: 'lijst', melding: 'Dit moet een lijst zijn.' },
    ]);
    expect(of(Opdracht, { namen: [7] })).toEqual([
      { veld: 'namen', regel: 'tekst', melding: 'Elk element moet tekst zijn.' },
    ]);
  });

  it('need no more than that it is there', () => {
    expect(of(Verplicht, {})).toEqual([{ veld: 'iets', regel: 'verplicht', melding: 'Dit is verplicht.' }]);
  });

  it('are bounded, in number and in what they echo', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${'x'.repeat(200)}${n}`, n]));
    const found = of(Opdracht, many);
    expect(found).toHaveLength(MAX_TEKORTKOMINGEN);
    expect(found[0]?.veld.length).toBeLessThanOrEqual(80);
  });

  it('are missing for a constraint in use that has no Dutch words, and then the hub does not start', () => {
    expect(of(Engels, {})).toEqual([]);
    expect(onvertaaldeRegels()).toEqual(['isCreditCard']);
  });
});
