import { describe, expect, it } from '@jest/globals';
import { InMemoryInzageLog } from '#event-sourcing/testing';
import { Problem } from '#platform';
import { Cijferinzage, GEEN_CASUS } from './cijferinzage.js';

const VERZOEK = {
  lezer: {
    sub: 'm-1',
    rol: 'gemeente',
    partij: { soort: 'gemeente', id: 'GM0917', gemeente: 'GM0917' },
  },
} as const;
const REGEL = { casusId: GEEN_CASUS, grond: 'gemeente-van-de-casus', wat: 'cijfer meldingen' };

const gelegd = async (achterstand: string | undefined, apart = 0) => {
  const log = new InMemoryInzageLog();
  const inzage = new Cijferinzage(log, { stand: () => Promise.resolve({ achterstand, apart }) });
  const uitkomst = await inzage.leg(VERZOEK, [REGEL], 0).catch((fout: unknown) => fout);
  return { uitkomst, regels: (await log.vanCasus(GEEN_CASUS, { limiet: 10 })).regels };
};

describe('a figure that is asked for', () => {
  it('is recorded as read', async () => {
    const { uitkomst, regels } = await gelegd(undefined);
    expect(uitkomst).toEqual({});
    expect(regels).toMatchObject([{ wat: 'cijfer meldingen', medewerker: 'm-1' }]);
  });

  it('says how many cases it does not hold', async () => {
    expect((await gelegd(undefined, 2)).uitkomst).toEqual({ onvolledig: 2 });
  });

  it('is refused while its tables do not follow the log, and then nothing was read', async () => {
    const { uitkomst, regels } = await gelegd('its consumer has not run yet');
    expect(uitkomst).toBeInstanceOf(Problem);
    expect((uitkomst as Problem).message).toContain('lopen achter');
    expect(regels).toEqual([]);
  });
});

describe('a protected figure', () => {
  const eisHeel = (achterstand: string | undefined, apart: number) =>
    new Cijferinzage(new InMemoryInzageLog(), {
      stand: () => Promise.resolve({ achterstand, apart }),
    }).eisHeel();

  it('is shown when it holds every case', async () => {
    await expect(eisHeel(undefined, 0)).resolves.toBeUndefined();
  });

  it('is refused while a case is set aside: with that case it would be another number', async () => {
    const fout: unknown = await eisHeel(undefined, 1).catch((each: unknown) => each);
    expect(fout).toBeInstanceOf(Problem);
    expect(fout).toMatchObject({
      code: 'tijdelijk-niet-beschikbaar',
      detail: expect.stringContaining('nog niet kon verwerken'),
      headers: { 'retry-after': '60' },
    });
  });

  it('is refused while its tables do not follow the log', async () => {
    await expect(eisHeel('behind', 0)).rejects.toThrow('lopen achter');
  });
});
