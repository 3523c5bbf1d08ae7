import { describe, expect, it } from '@jest/globals';
import type { Leesweg, Opdracht, Uitkomst } from './opdracht.js';
import { Werklast } from './werklast.js';

/** In its first case the only team reads the handover before it gives a command. */
const ZAAD_MET_LEZEN = 2;

/** Veilig Thuis is there; the service of the teams is away until the test has it back. */
class TeamsAfwezig implements Leesweg {
  readonly naam = 'http';
  terug = false;
  opdrachtenVanTeams = 0;

  async geef({ dienst, pad }: Opdracht): Promise<Uitkomst> {
    if (dienst === 'lokaal-veld') this.opdrachtenVanTeams += 1;
    if (pad.endsWith('dienstafrondingen')) return { soort: 'geweigerd', status: 409, tekst: '' };
    return { soort: 'aanvaard', antwoord: { casusId: 'een', revisie: 0, gebeurtenissen: [] } };
  }

  async lees(): Promise<object | string> {
    return this.terug ? { inhoudHash: 'abc' } : 'ECONNREFUSED';
  }
}

describe('clients that play cases', () => {
  it('tell that a service is away, also when they have nothing to do there but to read', async () => {
    const http = new TeamsAfwezig();
    const last = new Werklast({ http, zaad: ZAAD_MET_LEZEN, naam: 'last' });
    last.begin(1);
    await last.naOnbekend(1);
    expect(http.opdrachtenVanTeams).toBe(0);
    http.terug = true;
    await last.naBevestigingen(1);
    await last.maakAf();
    expect(http.opdrachtenVanTeams).toBeGreaterThan(0);
  });

  it('end with the reason when a service died that nobody starts again', async () => {
    const last = new Werklast({ http: new TeamsAfwezig(), zaad: ZAAD_MET_LEZEN, naam: 'last' });
    last.begin(1);
    await last.naOnbekend(1);
    const wacht = expect(last.naOnbekend(1_000)).rejects.toThrow('lokaal-veld died');
    await last.breekAf(new Error('lokaal-veld died'));
    await wacht;
  });
});
