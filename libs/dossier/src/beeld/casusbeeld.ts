import type { Partij } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import type { Stap } from '../geschiedenis.js';
import { beginZicht } from '../zicht/toestand.js';
import { metKalender, veiligThuisVan, zetStap } from '../zicht/verloop.js';
import type { Casusbeeld } from './beeld.js';
import { verwerk } from './verwerking.js';

export const leegBeeld = (veiligThuis: Partij): Casusbeeld => ({
  veiligThuis,
  zicht: beginZicht(veiligThuis),
  meldingen: [],
  gemeenten: [],
  overdrachten: [],
  casusregie: [],
  afstemmingen: [],
  opschalingen: [],
  gemeentereacties: [],
  gewist: false,
});

/** The case after the steps that happened up to and including `opMs`, the calendar run up to that instant. */
export const casusbeeld = (
  stappen: readonly Stap[],
  boek: Afsprakenboek,
  opMs: number,
): Casusbeeld | undefined => {
  const veiligThuis = veiligThuisVan(stappen);
  if (!veiligThuis) return undefined;
  const geweest = stappen.filter((stap) => stap.opMs <= opMs);
  const beeld = geweest.reduce((vorig, stap) => metStap(vorig, stap, boek), leegBeeld(veiligThuis));
  return { ...beeld, zicht: metKalender(beeld.zicht, opMs) };
};

export const metStap = (beeld: Casusbeeld, stap: Stap, boek: Afsprakenboek): Casusbeeld => {
  const zicht = zetStap(beeld.zicht, stap, boek);
  return verwerk({ ...beeld, zicht }, beeld.zicht, stap);
};
