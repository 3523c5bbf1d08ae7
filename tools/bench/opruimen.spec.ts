import { describe, expect, it } from '@jest/globals';
import { opTeRuimen, ruimAllesOp } from './opruimen.js';

describe('what a measurement started', () => {
  it('is stopped once, by whoever asks first, and the last started first', async () => {
    const gestopt: string[] = [];
    const eerste = opTeRuimen(async () => void gestopt.push('eerste'));
    opTeRuimen(async () => void gestopt.push('tweede'));
    opTeRuimen(async () => void gestopt.push('derde'));
    await eerste();
    await eerste();
    await ruimAllesOp();
    await ruimAllesOp();
    expect(gestopt).toEqual(['eerste', 'derde', 'tweede']);
  });

  it('is waited for when it is being stopped already', async () => {
    const af = { is: false };
    const laat = new Promise<void>((klaar) => setImmediate(klaar)).then(() => void (af.is = true));
    void opTeRuimen(() => laat)();
    await ruimAllesOp();
    expect(af.is).toBe(true);
  });

  it('is stopped also when something else cannot be', async () => {
    const gestopt: string[] = [];
    opTeRuimen(async () => void gestopt.push('heel'));
    opTeRuimen(() => Promise.reject(new Error('kapot')));
    await ruimAllesOp();
    expect(gestopt).toEqual(['heel']);
  });
});
