import { buitenKantoortijd } from '#afspraken';
import type { GebeurtenisVan } from '#dossier';
import type { Aanmelding } from '../aanmeldingen.js';
import { daad, opMsVan } from '../casusloop.js';
import type { Casusloop, Daad } from '../casusloop.js';
import { KENGETALLEN } from '../kengetallen.js';
import { misschienMelding, planTriage } from './vervolg.js';
import { stuurNaarGi } from './zending.js';

const { melding, vervolgmelding, triage } = KENGETALLEN;

export const eersteMelding =
  (aanmelding: Aanmelding) =>
  (loop: Casusloop): Daad => {
    const { bron: herkomst, spoedeisend, gemeenten, gezinsvoogdBetrokken } = aanmelding;
    return daad(
      'MeldingOntvangen',
      { meldingId: loop.id('melding'), bron: herkomst, spoedeisend, gemeenten, gezinsvoogdBetrokken },
      loop.veiligThuis,
    );
  };

export const naMelding = (loop: Casusloop, gebeurtenis: GebeurtenisVan<'MeldingOntvangen'>): void => {
  const { spoedeisend, gezinsvoogdBetrokken, gemeenten } = gebeurtenis.data;
  const opMs = opMsVan(gebeurtenis);
  misschienMelding(loop, opMs, vervolgmelding.tijdensTriage, vervolgmelding.tijdTijdensTriage);
  if (gezinsvoogdBetrokken) {
    stuurNaarGi(loop, opMs);
    planTriage(loop, opMs, triage.tijdNaGi);
    informeerGemeenten(loop, opMs, gemeenten, 'gezinsvoogd');
  } else planTriage(loop, opMs, spoedeisend ? triage.tijdBijSpoed : triage.tijd);
  const afspraken = loop.wereld.boek.voor(loop.veiligThuis.id, opMs);
  if (spoedeisend && buitenKantoortijd(afspraken, opMs))
    informeerGemeenten(loop, opMs, gemeenten, 'crisis-buiten-kantoortijd');
  if (!spoedeisend && loop.toeval.kans(melding.spoedLater))
    loop.plan(opMs, melding.tijdTotSpoed, { maak: spoedDaad, laat: 0 });
};

const spoedDaad = (loop: Casusloop): Daad | undefined =>
  loop.beeld()?.zicht.triage ? daad('SpoedVastgesteld', {}, loop.veiligThuis) : undefined;

const informeerGemeenten = (
  loop: Casusloop,
  opMs: number,
  gemeenten: readonly string[],
  aanleiding: 'gezinsvoogd' | 'crisis-buiten-kantoortijd',
): void => {
  for (const gemeente of gemeenten)
    loop.plan(opMs, melding.tijdTotGemeente, {
      maak: () => daad('GemeenteGeinformeerd', { gemeente, aanleiding }, loop.veiligThuis),
    });
};
