import type { Partij } from '#event-sourcing';
import { zelfdePartij } from '../partij.js';
import { begonnenBij, bijElke, dataVan, eersteNa, openOverdracht, wachtOp } from './beeldstap.js';
import type { Beeldstap, Termijnregel } from './beeldstap.js';
import type { Antwoord } from './termijn.js';

/**
 * T11, a default of the hub: the receipt of each recipient that the handover waits for, and the acceptance when
 * that is what moves it. An acceptance implies the receipt. A refusal is an answer too: from then on VT must act,
 * so the term lapses; it also lapses when the handover no longer waits for this recipient.
 */
export const bevestigingstermijnen: Termijnregel = (verloop) =>
  bijElke(verloop, (stap) => {
    const verstuurd = dataVan(stap, 'OverdrachtVerstuurd');
    const open = verstuurd && openOverdracht(stap.na, verstuurd.overdrachtId);
    if (!open) return [];
    const { overdrachtId } = open;
    return open.wachtend.flatMap((partij) =>
      antwoordenVoor(open.moment).map((wacht) => ({
        termijn: 'T11' as const,
        overdrachtId,
        partij,
        wachtOp: wacht,
        ...begonnenBij(stap),
        bij: stap,
        gehaald: eersteNa(verloop, stap, (later) => isAntwoord(later, wacht, overdrachtId, partij)),
        vervallen: eersteNa(verloop, stap, (later) => isAfgehandeld(later, overdrachtId, partij)),
      })),
    );
  });

const antwoordenVoor = (moment: 'verzending' | Antwoord): readonly Antwoord[] =>
  moment === 'aanvaarding' ? ['ontvangst', 'aanvaarding'] : ['ontvangst'];

const isAntwoord = (stap: Beeldstap, wacht: Antwoord, overdrachtId: string, partij: Partij): boolean => {
  const ontvangst = wacht === 'ontvangst' ? dataVan(stap, 'OntvangstBevestigd') : undefined;
  const data = ontvangst ?? dataVan(stap, 'OverdrachtAanvaard');
  return data?.overdrachtId === overdrachtId && zelfdePartij(data.ontvanger, partij);
};

const isAfgehandeld = (stap: Beeldstap, overdrachtId: string, partij: Partij): boolean => {
  const geweigerd = dataVan(stap, 'OverdrachtGeweigerd');
  const heeftGeweigerd =
    geweigerd?.overdrachtId === overdrachtId && zelfdePartij(geweigerd.ontvanger, partij);
  return heeftGeweigerd || !wachtOp(stap.na, overdrachtId, partij);
};
