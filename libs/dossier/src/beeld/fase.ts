import type { Casusbeeld } from './beeld.js';
import { zelfdePartij } from '../partij.js';

/** Where a case stands, in the words that its users use. */
export type Fase =
  'triage' | 'dienst' | 'over-te-dragen' | 'overdracht' | 'lokaal-veld' | 'afgesloten' | 'gewist';

export const faseVan = (beeld: Casusbeeld): Fase => {
  const { zicht } = beeld;
  if (beeld.gewist) return 'gewist';
  if (zicht.triage) return 'triage';
  if (zicht.dienstLoopt) return 'dienst';
  if (zicht.overdrachten.some(({ wachtend }) => wachtend.length > 0)) return 'overdracht';
  if (zicht.houders.some(({ partij }) => zelfdePartij(partij, beeld.veiligThuis))) return 'over-te-dragen';
  return zicht.houders.length > 0 || beeld.monitoringSindsMs !== undefined ? 'lokaal-veld' : 'afgesloten';
};
