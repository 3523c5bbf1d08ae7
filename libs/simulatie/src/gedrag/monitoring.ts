import type { Casusbeeld, GebeurtenisVan, GesprokenMet } from '#dossier';
import { daad, opMsVan } from '../casusloop.js';
import type { Casusloop, Daad } from '../casusloop.js';
import { onderbouwingen } from '../inhoud.js';
import { DAG_MS } from '../kalender.js';
import { KENGETALLEN } from '../kengetallen.js';
import { casusGeeindigd } from './einde.js';
import { misschienMelding } from './vervolg.js';

const { monitoring, vervolgmelding } = KENGETALLEN;
const DAGEN_PER_MAAND = 30.44;

/** S2: monitoring follows the handover after a dienst, once; the recipients of two gemeenten share it. */
export const planMonitoring = (loop: Casusloop, { monitoringSindsMs }: Casusbeeld): void => {
  if (monitoringSindsMs === undefined) return;
  const { toeval } = loop;
  misschienMelding(
    loop,
    monitoringSindsMs,
    vervolgmelding.tijdensMonitoring,
    vervolgmelding.tijdTijdensMonitoring,
  );
  for (const maanden of monitoring.maanden) {
    if (toeval.kans(monitoring.overgeslagen)) continue;
    loop.plan(rond(monitoringSindsMs, maanden), monitoring.uitloop, { maak: monitor });
  }
  if (toeval.kans(monitoring.extraMoment))
    loop.plan(rond(monitoringSindsMs, 6), monitoring.uitloop, { maak: monitor });
  const laatste = Math.max(...monitoring.maanden);
  loop.plan(rond(monitoringSindsMs, laatste + 1), monitoring.afsluiting, {
    maak: sluitMonitoring,
    opnieuw: { na: monitoring.opnieuw, hoogstens: monitoring.meestePogingen },
  });
};

const rond = (vanafMs: number, maanden: number): number =>
  Math.round(vanafMs + (maanden * DAGEN_PER_MAAND - monitoring.dagenVoorTermijn) * DAG_MS);

const monitor = (loop: Casusloop): Daad | undefined => {
  if (loop.beeld()?.monitoringSindsMs === undefined) return undefined;
  const { toeval } = loop;
  const gesprokenMet: readonly GesprokenMet[] = toeval.kans(0.7)
    ? ['professional', 'directbetrokkene']
    : ['professional'];
  const scores = gesprokenMet.map((door) => ({ door, score: 4 + toeval.tot(6) }));
  const veilig = scores.every(({ score }) => score >= 6);
  return daad(
    'MonitorMomentVastgelegd',
    {
      gesprokenMet,
      scores,
      voorwaardenVoldaan: toeval.kans(0.85),
      directeVeiligheid: veilig || toeval.kans(0.8),
      stabieleVeiligheid: veilig && toeval.kans(0.6),
      herstelAandacht: toeval.kans(0.75),
    },
    loop.veiligThuis,
    onderbouwingen(scores.length),
  );
};

const sluitMonitoring = (loop: Casusloop): Daad | undefined => {
  const beeld = loop.beeld();
  if (beeld?.monitoringSindsMs === undefined) return undefined;
  const dossier = loop.toeval.kans(monitoring.dossierGesloten);
  return dossier
    ? daad('MonitoringAfgesloten', { grond: 'dossier-gesloten' }, loop.veiligThuis)
    : daad(
        'MonitoringAfgesloten',
        {
          grond: 'stabiele-veiligheid',
          criteria: { risicofactorenAangepakt: true, herstelGestart: true, samenMetGezinBeoordeeld: true },
        },
        loop.veiligThuis,
      );
};

export const naMonitoring = (loop: Casusloop, gebeurtenis: GebeurtenisVan<'MonitoringAfgesloten'>): void => {
  if (gebeurtenis.data.grond === 'stabiele-veiligheid') casusGeeindigd(loop, opMsVan(gebeurtenis));
};
