import { describe, expect, it } from '@jest/globals';
import { Problem } from '../http/problem.js';
import { weigerAchterstand } from './leesstand.js';

const MODEL = { naam: 'postvak', melding: 'De lijst loopt achter.' };

describe('an answer that is made of rows of a consumer', () => {
  it('carries no mark when they are whole', () => {
    expect(weigerAchterstand({ apart: 0 }, MODEL)).toEqual({});
  });

  it('says how many cases are set aside, and nothing else of them', () => {
    expect(weigerAchterstand({ apart: 3 }, MODEL)).toEqual({ onvolledig: 3 });
  });

  it('is not given while they do not follow the log, whatever is set aside', () => {
    const gevraagd = () =>
      weigerAchterstand({ achterstand: 'its consumer has not run yet', apart: 3 }, MODEL);
    expect(gevraagd).toThrow(Problem);
    expect(gevraagd).toThrow('De lijst loopt achter.');
  });
});
