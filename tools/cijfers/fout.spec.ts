import { describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '#event-sourcing';
import { OpstartFout } from '#platform';
import { woordenVan } from './fout.js';

const met = (code: string, message = 'in English'): Error => Object.assign(new Error(message), { code });

describe('what an operator reads when the figures cannot be reached', () => {
  it.each([
    ['nothing listens', met('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'), 'antwoordt niet'],
    ['the log does not answer', new LogUnavailable('the database did not answer'), 'antwoordt niet'],
    ['the password is wrong', met('28P01'), 'wachtwoord klopt niet'],
    [
      'the host is not there',
      new LogUnavailable('the database did not answer', { cause: met('ENOTFOUND') }),
      'hostnaam bestaat niet',
    ],
    ['there is no log', met('42P01', 'relation "gebeurtenissen" does not exist'), 'staat geen logboek'],
    ['the environment is wrong', new OpstartFout('DATABASE_URL ontbreekt.', 'Geef haar.'), 'Geef haar.'],
  ])('is in Dutch when %s', (_, fout, tekst) => {
    expect(woordenVan(fout)).toContain(tekst);
    expect(woordenVan(fout)).not.toMatch(/English|connect |does not|did not/);
  });

  it('is the fault itself when it is of the program', () => {
    expect(woordenVan(new Error('a rule that nobody expected'))).toBe('a rule that nobody expected');
  });
});
