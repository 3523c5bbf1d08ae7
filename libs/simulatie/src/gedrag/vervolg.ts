import type { Bron } from '#dossier';
import { zelfdePartij } from '#dossier';
import { daad } from '../casusloop.js';
import type { Casusloop, Daad } from '../casusloop.js';
import { DAG_MS, UUR_MS } from '../kalender.js';
import { KENGETALLEN } from '../kengetallen.js';
import type { Duur } from '../toeval.js';

const { melding, triage, bron } = KENGETALLEN;

/** A further melding on a known case, mostly of the police again. */
const volgendeMelding = (loop: Casusloop): Daad | undefined => {
  const beeld = loop.beeld();
  if (!beeld || beeld.gewist) return undefined;
  return daad(
    'MeldingOntvangen',
    {
      meldingId: loop.id('melding'),
      bron: loop.toeval.uit<Bron>(bron.verdeling),
      spoedeisend: loop.toeval.kans(melding.spoedeisend * 2),
      gemeenten: beeld.gemeenten,
      gezinsvoogdBetrokken: loop.toeval.kans(melding.gezinsvoogd),
    },
    loop.veiligThuis,
  );
};

/** Perhaps, some time later, a further melding. At night and in the weekend it waits for the morning's batch. */
export const misschienMelding = (loop: Casusloop, vanafMs: number, kans: number, tijd: Duur): void => {
  if (!loop.toeval.kans(kans)) return;
  const { kalender } = loop.wereld;
  const gebeurdMs =
    vanafMs + Math.round(loop.toeval.duur(tijd) * (tijd.eenheid === 'uren' ? UUR_MS : DAG_MS));
  const opMs = kalender.isKantoortijd(gebeurdMs)
    ? gebeurdMs
    : kalender.ochtend(gebeurdMs, melding.batchUren, loop.toeval);
  loop.planOp({ opMs: Math.max(opMs, loop.nuMs), gebeurdMs, maak: volgendeMelding });
};

export const planTriage = (loop: Casusloop, vanafMs: number, tijd: Duur = triage.tijd): void =>
  loop.plan(vanafMs, tijd, { maak: triageDaad, laat: 0.01 });

/** The first decision weighs all that waits, so a second one that was planned finds nothing to decide. */
const triageDaad = (loop: Casusloop): Daad | undefined => {
  const beeld = loop.beeld();
  if (!beeld?.zicht.triage) return undefined;
  const heeftHouder = beeld.zicht.houders.some(({ partij }) => !zelfdePartij(partij, loop.veiligThuis));
  const aanTriagetafel = loop.toeval.kans(triage.aanTriagetafel);
  return daad(
    'TriageBesluit',
    {
      besluit: loop.toeval.uit(heeftHouder ? triage.besluitBijHouder : triage.besluit),
      aanTriagetafel,
      informerenAndersAfgesproken: aanTriagetafel && loop.toeval.kans(triage.informerenAndersAfgesproken),
    },
    loop.veiligThuis,
  );
};
