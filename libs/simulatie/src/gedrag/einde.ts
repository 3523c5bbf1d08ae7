import { bevatPartij, zelfdePartij } from '#dossier';
import type { Casusbeeld, GebeurtenisVan } from '#dossier';
import type { Partij } from '#event-sourcing';
import { daad, opMsVan } from '../casusloop.js';
import type { Casusloop, Daad } from '../casusloop.js';
import { KENGETALLEN } from '../kengetallen.js';
import { misschienMelding, planTriage } from './vervolg.js';

const { afsluiting, vervolgmelding, versturen } = KENGETALLEN;

/** A holder means to close once it is safe for long enough; the rules say when that is. */
export const planAfsluiting = (loop: Casusloop, partij: Partij, vanafMs: number): void => {
  if (loop.toeval.kans(afsluiting.blijftOpen)) return;
  loop.plan(vanafMs, afsluiting.tijd, { maak: sluitAf(partij), opnieuw: TELKENS_OPNIEUW });
};

const TELKENS_OPNIEUW = { na: afsluiting.opnieuw, hoogstens: afsluiting.meestePogingen };

const STABIEL = { risicofactorenAangepakt: true, herstelGestart: true, samenMetGezinBeoordeeld: true };

const isNogBezig = ({ zicht, casusregie }: Casusbeeld, partij: Partij): boolean =>
  zicht.houders.some((houder) => zelfdePartij(houder.partij, partij)) || bevatPartij(casusregie, partij);

/** V10: while VT monitors, it is first agreed with VT. */
const sluitAf =
  (door: Partij) =>
  (loop: Casusloop): Daad | undefined => {
    const beeld = loop.beeld();
    if (!beeld || !isNogBezig(beeld, door)) return undefined;
    const sindsMs = beeld.monitoringSindsMs;
    const afgestemd = beeld.afstemmingen.some(
      (afstemming) => sindsMs !== undefined && opMsVan(afstemming) >= sindsMs,
    );
    if (sindsMs === undefined || afgestemd)
      return daad('CasusregieAfgesloten', { door, grond: 'stabiele-veiligheid', criteria: STABIEL }, door);
    loop.plan(loop.nuMs, versturen.opnieuw, { maak: sluitAf(door), opnieuw: TELKENS_OPNIEUW });
    return daad('AfstemmingVastgelegd', { onderwerp: 'casusregie-afsluiten', met: [loop.veiligThuis] }, door);
  };

export const naCasusregie = (loop: Casusloop, gebeurtenis: GebeurtenisVan<'CasusregieAfgesloten'>): void => {
  const opMs = opMsVan(gebeurtenis);
  if (gebeurtenis.data.grond === 'gemeld-bij-veilig-thuis') planTriage(loop, opMs);
  if (gebeurtenis.data.grond === 'stabiele-veiligheid') casusGeeindigd(loop, opMs);
};

/** What may still come when a case seems to have ended: it starts anew, or its file is erased. */
export const casusGeeindigd = (loop: Casusloop, opMs: number): void => {
  misschienMelding(loop, opMs, vervolgmelding.naEinde, vervolgmelding.tijdNaEinde);
  if (loop.toeval.kans(afsluiting.wissen))
    loop.plan(opMs, afsluiting.tijdTotWissen, {
      maak: () => daad('DossierGewist', {}, loop.veiligThuis),
      laat: 0,
    });
};
