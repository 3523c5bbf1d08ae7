import { describe, expect, it } from '@jest/globals';
import { Afsprakenboek } from '#afspraken';
import { testregio, zuidLimburg } from '#afspraken/testing';
import { AfsprakenPartijenregister } from './afspraken-partijenregister.js';
import { bellerOf } from './claims.js';
import { ONTWIKKEL_GEBRUIKERS } from './ontwikkeluitgever/gebruikers.js';

describe('the parties of the afspraken', () => {
  const register = new AfsprakenPartijenregister(new Afsprakenboek([zuidLimburg(), testregio()]));
  const now = Date.parse('2026-03-02T09:00:00Z');

  it.each(ONTWIKKEL_GEBRUIKERS.map(({ id }) => id))('know whether %s takes part', (id) => {
    const { claims } = ONTWIKKEL_GEBRUIKERS.find((each) => each.id === id) ?? {};
    const beller = bellerOf({ sub: id, ...claims });
    if (!beller?.partij) return;
    expect(register.kent(beller.partij, beller.regio, now)).toBe(id !== 'vt-noorderland');
  });

  it('know a party without its region, and not in another region', () => {
    const gi = { soort: 'gi', id: 'gi-a' } as const;
    expect(register.kent(gi, undefined, now)).toBe(true);
    expect(register.kent(gi, 'testregio', now)).toBe(false);
    expect(register.kent(gi, 'onbekend', now)).toBe(false);
  });

  it('do not know a team under the gemeente of another', () => {
    const team = { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord', gemeente: 'GM0971' } as const;
    expect(register.kent(team, undefined, now)).toBe(false);
  });
});
