import type { GebeurtenisVan } from '#dossier';
import { zelfdePartij } from '#dossier';
import { daad, opMsVan } from '../casusloop.js';
import type { Casusloop, Daad } from '../casusloop.js';
import { KENGETALLEN } from '../kengetallen.js';
import { casusGeeindigd } from './einde.js';
import { misschienMelding } from './vervolg.js';
import { stuurDirect, stuurNaDienst } from './zending.js';

const { informeren, dienst, triage, vervolgmelding } = KENGETALLEN;

export const naTriage = (loop: Casusloop, gebeurtenis: GebeurtenisVan<'TriageBesluit'>): void => {
  const { besluit, informerenAndersAfgesproken, aanTriagetafel } = gebeurtenis.data;
  const opMs = opMsVan(gebeurtenis);
  if (!informerenAndersAfgesproken) informeer(loop, opMs);
  misschienMelding(loop, opMs, vervolgmelding.naTriage, vervolgmelding.tijdNaTriage);
  switch (besluit) {
    case 'dienst-onderzoek':
      return loop.plan(opMs, dienst.onderzoek, { maak: dienstAfgerond });
    case 'dienst-voorwaarden-en-vervolg':
      return loop.plan(opMs, dienst.voorwaardenEnVervolg, { maak: dienstAfgerond });
    case 'client-systeem':
      return casusGeeindigd(loop, opMs);
    case 'lokaal-veld':
    case 'instelling':
    case 'multidisciplinair-team':
      if (!heeftHouder(loop) || loop.toeval.kans(triage.opnieuwOverdragen))
        stuurDirect(loop, opMs, aanTriagetafel);
  }
};

const heeftHouder = (loop: Casusloop): boolean =>
  loop.beeld()?.zicht.houders.some(({ partij }) => !zelfdePartij(partij, loop.veiligThuis)) === true;

const informeer = (loop: Casusloop, opMs: number): void => {
  const allen = loop.toeval.kans(informeren.allen);
  const vertel = (wie: boolean) => () =>
    daad('BetrokkenenGeinformeerd', { door: loop.veiligThuis, allen: wie }, loop.veiligThuis);
  loop.plan(opMs, informeren.tijd, { maak: vertel(allen) });
  if (!allen) loop.plan(opMs, informeren.tijdRest, { maak: vertel(true) });
};

const dienstAfgerond = (loop: Casusloop): Daad | undefined => {
  const beeld = loop.beeld();
  if (!beeld?.zicht.dienstLoopt || !beeld.dienst) return undefined;
  const { soort } = beeld.dienst;
  return daad(
    'DienstAfgerond',
    {
      dienst: soort,
      ...(soort === 'onderzoek' && { oordeel: loop.toeval.uit(dienst.oordeel) }),
      veiligheidsvoorwaarden: loop.toeval.tot(dienst.meesteVoorwaarden + 1),
      acuutOnveilig: loop.toeval.kans(dienst.acuutOnveilig),
      dossierGesloten: loop.toeval.kans(dienst.dossierGesloten),
    },
    loop.veiligThuis,
  );
};

export const naDienst = (loop: Casusloop, gebeurtenis: GebeurtenisVan<'DienstAfgerond'>): void => {
  const opMs = opMsVan(gebeurtenis);
  if (gebeurtenis.data.dossierGesloten) casusGeeindigd(loop, opMs);
  else stuurNaDienst(loop, opMs);
};
