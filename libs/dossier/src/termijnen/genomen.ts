import type { Partij } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import type { OverdrachtBeeld } from '../beeld/overdracht-beeld.js';
import type { Stap } from '../geschiedenis.js';
import { bevatPartij } from '../partij.js';
import { veiligThuisVan } from '../zicht/verloop.js';
import { casusverloop, dataVan, openOverdracht } from './beeldstap.js';
import type { Beeldstap } from './beeldstap.js';

/** A recipient that took a handover: the step that it asks for has been given (V5, V6, V8). */
export interface GenomenOverdracht {
  readonly overdracht: OverdrachtBeeld;
  readonly partij: Partij;
}

/** Every handover that a recipient took in the course of these steps, also when the case has moved on since. */
export const genomenOverdrachten = (
  stappen: readonly Stap[],
  boek: Afsprakenboek,
): readonly GenomenOverdracht[] => {
  const veiligThuis = veiligThuisVan(stappen);
  return veiligThuis ? casusverloop(stappen, veiligThuis, boek).stappen.flatMap(genomenIn) : [];
};

/** Who took which handover by this step: the sending itself at a triagetafel, a receipt or an acceptance. */
export const genomenIn = (stap: Beeldstap): readonly GenomenOverdracht[] => {
  const verstuurd = dataVan(stap, 'OverdrachtVerstuurd');
  const data = verstuurd ?? dataVan(stap, 'OntvangstBevestigd') ?? dataVan(stap, 'OverdrachtAanvaard');
  const overdracht = stap.na.overdrachten.find(({ overdrachtId }) => overdrachtId === data?.overdrachtId);
  if (!overdracht) return [];
  const wachtte = verstuurd?.ontvangers ?? openOverdracht(stap.voor, overdracht.overdrachtId)?.wachtend ?? [];
  const wacht = openOverdracht(stap.na, overdracht.overdrachtId)?.wachtend ?? [];
  return wachtte.filter((partij) => !bevatPartij(wacht, partij)).map((partij) => ({ overdracht, partij }));
};
