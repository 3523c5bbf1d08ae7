import { describe, expect, it } from '@jest/globals';
import { wachtOp } from './wacht.js';

class Afwezig extends Error {}

describe('an engine that is still starting', () => {
  const proef = (uitkomsten: readonly (Error | string)[], pogingen?: number) => {
    const gemeld: string[] = [];
    let poging = 0;
    let pauzes = 0;
    const open = async (): Promise<string> => {
      const uitkomst = uitkomsten[Math.min(poging++, uitkomsten.length - 1)] ?? '';
      if (uitkomst instanceof Error) throw uitkomst;
      return uitkomst;
    };
    const gewacht = wachtOp(open, {
      wat: 'PostgreSQL',
      isAfwezig: (fout) => fout instanceof Afwezig,
      meld: (regel) => void gemeld.push(regel),
      pauze: async () => void pauzes++,
      ...(pogingen !== undefined && { pogingen }),
    });
    return { gewacht, gemeld, gepauzeerd: () => pauzes };
  };

  it('is not spoken of when it is there', async () => {
    const { gewacht, gemeld } = proef(['er']);
    expect(await gewacht).toBe('er');
    expect(gemeld).toEqual([]);
  });

  it('is waited for, and that is said once', async () => {
    const { gewacht, gemeld, gepauzeerd } = proef([
      new Afwezig('niet bereikbaar (ECONNREFUSED).\nStart de server.'),
      new Afwezig('idem'),
      'er',
    ]);
    expect(await gewacht).toBe('er');
    expect(gemeld).toEqual(['Wacht op PostgreSQL: niet bereikbaar (ECONNREFUSED).']);
    expect(gepauzeerd()).toBe(2);
  });

  it('is not waited for when it refuses: waiting changes nothing', async () => {
    const { gewacht, gepauzeerd } = proef([new Error('verkeerd wachtwoord'), 'er']);
    await expect(gewacht).rejects.toThrow('verkeerd wachtwoord');
    expect(gepauzeerd()).toBe(0);
  });

  it('is not waited for without end', async () => {
    const { gewacht, gepauzeerd } = proef([new Afwezig('weg')], 3);
    await expect(gewacht).rejects.toThrow('weg');
    expect(gepauzeerd()).toBe(2);
  });
});
