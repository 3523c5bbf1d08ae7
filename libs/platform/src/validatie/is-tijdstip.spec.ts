import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { IsTijdstip } from './is-tijdstip.js';

class Vraag {
  @IsTijdstip()
  readonly geldigOp: unknown;

  constructor(geldigOp: unknown) {
    this.geldigOp = geldigOp;
  }
}

const isGeldig = (geldigOp: unknown): boolean => validateSync(new Vraag(geldigOp)).length === 0;

describe('an instant that a caller gives', () => {
  it.each([
    '2026-03-03T10:15:00+01:00',
    '2026-03-03T09:15:00Z',
    '1900-01-01T00:00:00Z',
    '9999-12-30T23:59:59.999Z',
  ])('may be %s', (tijdstip) => {
    expect(isGeldig(tijdstip)).toBe(true);
  });

  it.each(['2026-03-03', '2026-03-03T10:15:00', 'gisteren', '', 20260303, null])(
    'is text with a zone, so not %j',
    (tijdstip) => {
      expect(isGeldig(tijdstip)).toBe(false);
    },
  );

  it.each([
    '0000-01-01T00:00:00Z',
    '1899-12-31T23:59:59.999Z',
    '1900-01-01T00:00:00+01:00',
    '9999-12-31T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
  ])('lies in a year that every part of the hub can write, so not %s', (tijdstip) => {
    expect(isGeldig(tijdstip)).toBe(false);
  });
});
