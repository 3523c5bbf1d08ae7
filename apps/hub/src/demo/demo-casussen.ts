import { type Afsprakenboek, beginVanDag, instantMs, lokaleDatum } from '#afspraken';
import type { Partij } from '#event-sourcing';
import { VEILIG_THUIS } from './demo-verhaal.js';
import type { Demoverhaal } from './demo-verhaal.js';
import { VERTELLINGEN } from './demo-verhalen.js';

/** Twice every phase: enough to fill each list, few enough to read. */
const RONDES = 2;

const DAG_MS = 86_400_000;
/** The invented cases begin at nine in the morning, in office hours. */
const BEGIN_UUR_MS = 9 * 3_600_000;

/** The invented cases, told in turn over the gemeenten of the region and ending at `nuMs` at the latest. */
export const demoCasussen = (boek: Afsprakenboek, nuMs: number): readonly Demoverhaal[] => {
  const teams = boek
    .teams(VEILIG_THUIS.id, nuMs)
    .map(({ id, gemeente }): Partij => ({ soort: 'lokaal-veld', id, gemeente }));
  const gisterenMs = instantMs(beginVanDag(lokaleDatum(nuMs - DAG_MS))) + BEGIN_UUR_MS;
  const beginMs = (dagenGeleden: number) => gisterenMs - (dagenGeleden - 1) * DAG_MS;
  return Array.from({ length: RONDES * VERTELLINGEN.length }, (_, n) => {
    const team = teams[n % teams.length] as Partij;
    const buurteam =
      teams.find((kandidaat, i) => i > n % teams.length && kandidaat.gemeente !== team.gemeente) ?? teams[0];
    const vertelling = VERTELLINGEN[n % VERTELLINGEN.length] as (typeof VERTELLINGEN)[number];
    return vertelling({ team, buurteam: buurteam as Partij, beginMs, naam: `demo-${n + 1}` });
  });
};
