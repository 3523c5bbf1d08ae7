import { describe, expect, it } from '@jest/globals';
import { OpstartFout } from '#platform';
import { leesOpdracht } from './opdracht.js';

const KENMERK = `7:${'0f'.repeat(32)}`;

describe('the command for the log', () => {
  it('checks the log, also against what was kept', () => {
    expect(leesOpdracht(['controleer'])).toEqual({});
    expect(leesOpdracht(['controleer', '--kenmerk', KENMERK])).toEqual({
      bewaard: { positie: 7, sha256: '0f'.repeat(32) },
    });
    expect(leesOpdracht(['--help'])).toBe('hulp');
  });

  it.each([
    ['no command', []],
    ['another command', ['wis']],
    ['a word too many', ['controleer', 'alles']],
    ['an option that it does not know', ['controleer', '--snel']],
    ['what is no digest', ['controleer', '--kenmerk', '7']],
  ])('refuses %s, and says what would be right', (_, args) => {
    expect(() => leesOpdracht(args)).toThrow(OpstartFout);
  });
});
