import { describe, expect, it } from '@jest/globals';
import { recordHash } from '#event-sourcing';
import { exampleRecords } from '#event-sourcing/testing';
import { OnleesbareGebeurtenis, alsGebeurtenis } from './record.js';
import type { Upcasters } from './record.js';

/** Invented: version 2 renamed `kanaal` to `bron`, version 3 made the one gemeente a list. */
const UPCASTERS: Upcasters = {
  MeldingOntvangen: {
    1: ({ kanaal, ...data }) => ({ ...data, bron: kanaal }),
    2: ({ gemeente, ...data }) => ({ ...data, gemeenten: [gemeente] }),
  },
};
const ACTUEEL = { MeldingOntvangen: 3 };

const oudRecord = () => {
  const [record] = exampleRecords('casus-oud', { data: { kanaal: 'politie', gemeente: 'GM0917' } });
  if (!record) throw new Error('no example');
  return record;
};

describe('an event of an older version', () => {
  it('is read in the current one, step by step', () => {
    expect(alsGebeurtenis(oudRecord(), UPCASTERS, ACTUEEL)).toMatchObject({
      type: 'MeldingOntvangen',
      versie: 3,
      data: { bron: 'politie', gemeenten: ['GM0917'] },
    });
  });

  it('is upcast in place: only version and data differ, the stored record and its hash do not', () => {
    const record = oudRecord();
    const gebeurtenis = alsGebeurtenis(record, UPCASTERS, ACTUEEL);
    expect(record).toEqual(oudRecord());
    expect(recordHash(record)).toBe(record.hash);
    const { versie: _versie, data: _data, ...overige } = record;
    expect(gebeurtenis).toMatchObject(overige);
  });

  it('is refused when a step of the upcasting is missing', () => {
    const zonderTweede: Upcasters = { MeldingOntvangen: { 1: (data) => data } };
    expect(() => alsGebeurtenis(oudRecord(), zonderTweede, ACTUEEL)).toThrow(OnleesbareGebeurtenis);
  });
});

describe('an event that this hub does not know', () => {
  it('is refused when its type is unknown', () => {
    expect(() => alsGebeurtenis({ ...oudRecord(), type: 'MeldingVerplaatst' })).toThrow(
      'unknown event type MeldingVerplaatst',
    );
  });

  it('is refused when its type is a name that every object has', () => {
    expect(() => alsGebeurtenis({ ...oudRecord(), type: 'toString' })).toThrow(OnleesbareGebeurtenis);
  });

  it('is refused when its version is newer', () => {
    expect(() => alsGebeurtenis({ ...oudRecord(), versie: 2 })).toThrow('is newer than this hub (1)');
  });

  it('is refused when its version is none at all', () => {
    expect(() => alsGebeurtenis({ ...oudRecord(), versie: 0 })).toThrow(OnleesbareGebeurtenis);
    expect(() => alsGebeurtenis({ ...oudRecord(), versie: 1.5 }, UPCASTERS, ACTUEEL)).toThrow(
      OnleesbareGebeurtenis,
    );
  });
});
