import { randomUUID } from 'node:crypto';
import { StapVastleggen } from '#casus';
import type { Stapopdracht } from '#casus';
import { sha256Hex } from '#event-sourcing';
import type { Partij } from '#event-sourcing';
import { directeInhoud, meldinginhoud } from './inhoud.js';

const VT: Partij = { soort: 'veilig-thuis', id: 'zuid-limburg' };
const TEAM: Partij = { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord', gemeente: 'GM0917' };

/** The commands of one case that goes straight to a team, as users send them, each one step. */
export interface Casusverloop {
  readonly casusId: string;
  readonly opdrachten: readonly StapVastleggen[];
}

export const casusverloop = (): Casusverloop => {
  const casusId = randomUUID();
  const overdrachtId = randomUUID();
  const van = (actor: Partij, stap: Stapopdracht['stap'], nieuweCasus = false) =>
    opdracht({ casusId, nieuweCasus, stap, actor });
  const bevestiging = { overdrachtId, ontvanger: TEAM };
  const opdrachten = [
    van(VT, { type: 'MeldingOntvangen', data: melding(), inhoud: meldinginhoud }, true),
    van(VT, { type: 'TriageBesluit', data: triage }),
    van(VT, { type: 'OverdrachtVerstuurd', data: verzending(overdrachtId), inhoud: directeInhoud }),
    van(VT, { type: 'BetrokkenenGeinformeerd', data: { door: VT, allen: true } }),
    van(VT, { type: 'OntvangstBevestigd', data: { ...bevestiging, wijze: 'schriftelijk' } }),
    van(TEAM, { type: 'OverdrachtAanvaard', data: { ...bevestiging, wijze: 'schriftelijk' } }),
    van(TEAM, { type: 'EersteContactGelegd', data: { overdrachtId, door: TEAM } }),
  ];
  return { casusId, opdrachten };
};

const melding = () => ({
  meldingId: randomUUID(),
  bron: 'politie' as const,
  spoedeisend: false,
  gemeenten: ['GM0917'],
  gezinsvoogdBetrokken: false,
});

const triage = { besluit: 'lokaal-veld', aanTriagetafel: false, informerenAndersAfgesproken: false } as const;

const verzending = (overdrachtId: string) => ({
  overdrachtId,
  pad: 'direct' as const,
  van: VT,
  ontvangers: [TEAM],
  wijze: 'digitaal' as const,
  aanTriagetafel: false,
});

const opdracht = (
  deel: Pick<Stapopdracht, 'casusId' | 'nieuweCasus' | 'stap'> & { readonly actor: Partij },
): StapVastleggen => {
  const { actor } = deel;
  return new StapVastleggen({
    ...deel,
    actor: { partij: actor, medewerker: 'medewerker-7', rol: actor.soort },
    kijker: { rol: actor.soort === 'veilig-thuis' ? 'veilig-thuis' : 'lokaal-veld', partij: actor },
    sleutel: sha256Hex(randomUUID()),
    vingerafdruk: sha256Hex(JSON.stringify(deel.stap)),
    correlatieId: randomUUID(),
  });
};
