import { describe, expect, it } from '@jest/globals';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min, MinLength } from 'class-validator';
import { ConfigFout, jaNee, leesConfig } from './lees-config.js';

class TestConfig {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(65_535)
  readonly POORT: number = 3000;

  @IsString()
  @MinLength(16)
  readonly GEHEIM!: string;

  @IsOptional()
  @IsIn(['stil', 'druk'])
  readonly LOG?: string;

  @Transform(jaNee)
  @IsBoolean()
  readonly DEMO: boolean = false;
}

const GEHEIM = 'een-verzonnen-geheim';
const messageOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigFout) return error.message;
    throw error;
  }
  throw new Error('expected a ConfigFout');
};

describe('leesConfig', () => {
  it('converts what the class says it converts and ignores other variables', () => {
    const config = leesConfig({ POORT: '8080', GEHEIM, DEMO: 'true', PATH: '/bin' }, TestConfig);
    expect({ ...config }).toEqual({ POORT: 8080, GEHEIM, DEMO: true });
  });

  it('takes the default for an absent or empty variable', () => {
    expect(leesConfig({ POORT: ' ', GEHEIM }, TestConfig).POORT).toBe(3000);
  });

  it('names every wrong variable and what would be right, at once', () => {
    const message = messageOf(() => leesConfig({ POORT: 'tachtig', LOG: 'hard', DEMO: 'ja' }, TestConfig));
    expect(message).toContain('POORT: Dit moet een geheel getal zijn.');
    expect(message).toContain('GEHEIM: Ontbreekt.');
    expect(message).toContain('LOG: Dit moet een van deze waarden zijn: stil, druk.');
    expect(message).toContain('DEMO: Dit moet true of false zijn.');
  });

  it('never shows the value of a variable', () => {
    expect(messageOf(() => leesConfig({ GEHEIM: 'kort' }, TestConfig))).not.toContain('kort');
  });

  it('reads several parts as one, and names what is wrong in all of them at once', () => {
    class Elders {
      @IsString()
      readonly ADRES!: string;
    }
    const { POORT, ADRES } = leesConfig({ GEHEIM, ADRES: 'hier' }, TestConfig, Elders);
    expect({ POORT, ADRES }).toEqual({ POORT: 3000, ADRES: 'hier' });
    const message = messageOf(() => leesConfig({ POORT: 'x' }, TestConfig, Elders));
    expect(message).toMatch(/POORT[^]*GEHEIM[^]*ADRES/);
  });

  it('lets an app have a default of its own', () => {
    class Eigen extends TestConfig {
      override readonly POORT = 3010;
    }
    expect(leesConfig({ GEHEIM }, Eigen).POORT).toBe(3010);
    expect(leesConfig({ GEHEIM, POORT: '1' }, Eigen).POORT).toBe(1);
  });

  it('cannot be changed after boot', () => {
    expect(Object.isFrozen(leesConfig({ GEHEIM }, TestConfig))).toBe(true);
  });
});
