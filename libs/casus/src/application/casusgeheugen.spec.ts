import { describe, expect, it } from '@jest/globals';
import { InMemoryEventLog, ManualClock } from '#event-sourcing/testing';
import type { CasusGebeurtenis } from '#dossier';
import { Casusgeheugen, MAX_CASUSSEN, MAX_GEBEURTENISSEN, SLEUTEL_MS } from './casusgeheugen.js';
import { nieuweCasusstand } from './casusstand.js';
import type { Casusstand } from './casusstand.js';
import type { Verzegelaar } from './kluis.js';

const opstelling = () => {
  const clock = new ManualClock('2026-03-02T09:00:00Z');
  return { clock, geheugen: new Casusgeheugen(clock, new InMemoryEventLog()) };
};

const casus = (casusId: string, gebeurtenissen = 0): Casusstand => ({
  ...nieuweCasusstand(casusId),
  gebeurtenissen: Array.from({ length: gebeurtenissen }, () => ({}) as CasusGebeurtenis),
});

const zegel: Verzegelaar = () => 'verzegeld';

describe('the memory of cases', () => {
  it('knows a case as it was last told, until it forgets it', () => {
    const { geheugen } = opstelling();
    geheugen.onthoud(casus('een', 1));
    geheugen.onthoud(casus('een', 2));
    expect(geheugen.van('een')?.gebeurtenissen).toHaveLength(2);
    geheugen.vergeet('een');
    geheugen.vergeet('een');
    expect(geheugen.van('een')).toBeUndefined();
  });

  it('keeps no more cases than it may, and first forgets the one that was changed longest ago', () => {
    const { geheugen } = opstelling();
    for (let n = 0; n < MAX_CASUSSEN; n += 1) geheugen.onthoud(casus(`casus ${n}`));
    geheugen.onthoud(casus('casus 0'));
    geheugen.onthoud(casus('nog een'));
    expect(geheugen.van('casus 1')).toBeUndefined();
    expect([geheugen.van('casus 0'), geheugen.van('casus 2'), geheugen.van('nog een')]).not.toContain(
      undefined,
    );
  });

  it('keeps no more events than it may', () => {
    const { geheugen } = opstelling();
    geheugen.onthoud(casus('een', 1));
    geheugen.onthoud(casus('twee', MAX_GEBEURTENISSEN - 1));
    expect(geheugen.van('een')).toBeDefined();
    geheugen.onthoud(casus('drie', 1));
    expect([geheugen.van('een'), geheugen.van('twee')?.casusId]).toEqual([undefined, 'twee']);
  });

  it('keeps a key for a short time only, also of a case that goes on and on', () => {
    const { geheugen, clock } = opstelling();
    geheugen.onthoud(casus('een', 1), zegel);
    clock.advanceMs(SLEUTEL_MS);
    geheugen.onthoud(casus('een', 2), zegel);
    expect(geheugen.verzegelaarVan('een')).toBe(zegel);
    clock.advanceMs(1);
    expect(geheugen.verzegelaarVan('een')).toBeUndefined();
    geheugen.onthoud(casus('een', 3));
    expect(geheugen.verzegelaarVan('een')).toBeUndefined();
    geheugen.onthoud(casus('een', 4), () => 'opnieuw gehaald');
    expect(geheugen.verzegelaarVan('een')?.('id', {})).toBe('opnieuw gehaald');
  });

  it('throws keys away that are too old, of whatever case the next command is', () => {
    const { geheugen, clock } = opstelling();
    geheugen.onthoud(casus('een', 1), zegel);
    clock.advanceMs(SLEUTEL_MS + 1);
    geheugen.onthoud(casus('twee', 1), zegel);
    clock.setTo('2026-03-02T09:00:00Z');
    expect(geheugen.verzegelaarVan('een')).toBeUndefined();
    expect(geheugen.van('een')).toBeDefined();
  });

  it('forgets everything when the log failed', () => {
    const { geheugen } = opstelling();
    geheugen.onthoud(casus('een', 1), zegel);
    geheugen.vergeetAlles();
    expect([geheugen.van('een'), geheugen.verzegelaarVan('een')]).toEqual([undefined, undefined]);
  });

  it('forgets the key with the case', () => {
    const { geheugen } = opstelling();
    geheugen.onthoud(casus('een', 1), zegel);
    geheugen.vergeet('een');
    expect(geheugen.verzegelaarVan('een')).toBeUndefined();
  });
});
