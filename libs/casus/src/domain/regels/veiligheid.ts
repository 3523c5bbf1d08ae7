import { isDatum, lokaleDatum } from '#afspraken';
import type { Regels, Toets } from '../stap.js';
import { alleenHouderOfRegisseur, alleenVeiligThuis, veiligThuisOfBetrokken } from './bevoegdheid.js';
import { eist, eistVeld } from './eisen.js';

/** Both ends of the veiligheidsschaal (003 bijlage 2). */
const SCHAAL = { laagste: 0, hoogste: 10 } as const;

const toetsMonitormoment = ({ stap }: Toets<'MonitorMomentVastgelegd'>): void => {
  const { gesprokenMet, scores } = stap.data;
  eistVeld(gesprokenMet.length > 0, 'gesprokenMet', 'Noem met wie is gesproken.', 'S2');
  eistVeld(scores.length > 0, 'scores', 'Leg ten minste een score op de veiligheidsschaal vast.', 'S2');
  scores.forEach(({ score, door }, i) => {
    const opSchaal = Number.isInteger(score) && score >= SCHAAL.laagste && score <= SCHAAL.hoogste;
    eistVeld(opSchaal, `scores[${i}].score`, 'Een score is een geheel getal van 0 tot en met 10.', 'S2');
    eistVeld(
      gesprokenMet.includes(door),
      `scores[${i}].door`,
      'Een score komt van iemand met wie is gesproken.',
      'S2',
    );
  });
};

/** S2: each score comes with its grounds. Judged only on a new step: the grounds are sealed afterwards. */
const toetsOnderbouwing = ({ stap }: Toets<'MonitorMomentVastgelegd'>): void => {
  const onderbouwingen = stap.inhoud && 'onderbouwingen' in stap.inhoud ? stap.inhoud.onderbouwingen : [];
  stap.data.scores.forEach((_, i) => {
    const melding = 'Onderbouw elke score: geef evenveel onderbouwingen als scores, in dezelfde volgorde.';
    eistVeld((onderbouwingen[i] ?? '').trim() !== '', `inhoud.onderbouwingen[${i}]`, melding, 'S2');
  });
};

export const VEILIGHEID_REGELS: Regels = {
  PlanVastgesteld: (toets) => {
    alleenHouderOfRegisseur(toets, 'S4');
    const { planVersie, evaluatiemomenten } = toets.stap.data;
    const vorige = toets.beeld.plan?.data.planVersie ?? 0;
    eistVeld(
      Number.isInteger(planVersie) && planVersie > vorige,
      'planVersie',
      `Geef een versienummer dat hoger is dan ${vorige}.`,
      'S4',
    );
    eistVeld(
      evaluatiemomenten.every(isDatum),
      'evaluatiemomenten',
      'Geef datums in de vorm 2026-04-08.',
      'S4',
    );
    return undefined;
  },
  CasusregieToegewezen: (toets) => {
    alleenHouderOfRegisseur(toets, 'S4');
    const { aan } = toets.stap.data;
    eistVeld(
      toets.boek.partij(toets.beeld.veiligThuis.id, aan, toets.opMs) !== undefined &&
        aan.soort !== 'gemeente' &&
        aan.soort !== 'veilig-thuis',
      'aan',
      'Wijs de casusregie toe aan een team of organisatie uit de samenwerkingsafspraken; een gemeente en Veilig Thuis voeren geen casusregie.',
      'S4',
    );
    return undefined;
  },
  MonitorMomentVastgelegd: (toets) => {
    alleenVeiligThuis(toets, 'S2');
    eist(
      toets.beeld.monitoringSindsMs !== undefined,
      'geen-monitoring',
      'Veilig Thuis monitort deze casus op dit tijdstip niet: monitoring volgt op een aanvaarde overdracht na een dienst.',
      'S2',
    );
    toetsMonitormoment(toets);
    if (toets.stap.inhoud) toetsOnderbouwing(toets);
    return undefined;
  },
  OnveiligheidVastgesteld: (toets) => {
    veiligThuisOfBetrokken(toets, 'S1');
    const { datum } = toets.stap.data;
    eistVeld(
      isDatum(datum) && datum <= lokaleDatum(toets.stap.plaatsgevondenOp),
      'datum',
      'Geef de dag van het incident in de vorm 2026-04-08, niet later dan de dag waarop het is vastgesteld.',
      'S1',
    );
    return undefined;
  },
  AfstemmingVastgelegd: (toets) => {
    veiligThuisOfBetrokken(toets, 'V10');
    const { met } = toets.stap.data;
    eistVeld(
      met.length > 0 &&
        met.every(
          (partij) =>
            partij.soort === 'client-systeem' ||
            toets.boek.partij(toets.beeld.veiligThuis.id, partij, toets.opMs) !== undefined,
        ),
      'met',
      'Noem een of meer partijen uit de samenwerkingsafspraken met wie is afgestemd.',
      'V10',
    );
    return undefined;
  },
};
