import type { Casusbeeld, GebeurtenisType, IntrekkingReden, OpenOverdracht } from '#dossier';
import { zelfdePartij } from '#dossier';
import type { EnigeStap, VoorgenomenStap } from './stap.js';

interface Verval {
  readonly reden: IntrekkingReden;
  readonly vervalt: (open: OpenOverdracht) => boolean;
}

type VervalRegel<T extends GebeurtenisType> = (
  stap: VoorgenomenStap<T>,
  isVanVeiligThuis: (open: OpenOverdracht) => boolean,
) => Verval | undefined;

const alle = () => true;

const VERVAL: { readonly [T in GebeurtenisType]?: VervalRegel<T> } = {
  TriageBesluit: ({ data: { besluit } }, isVanVeiligThuis) => {
    if (besluit === 'client-systeem') return { reden: 'nieuwe-triage', vervalt: isVanVeiligThuis };
    const isDienst = besluit === 'dienst-onderzoek' || besluit === 'dienst-voorwaarden-en-vervolg';
    return isDienst ? { reden: 'nieuwe-triage', vervalt: alle } : undefined;
  },
  DienstAfgerond: ({ data }, isVanVeiligThuis) =>
    data.dossierGesloten ? { reden: 'gesloten', vervalt: isVanVeiligThuis } : undefined,
  CasusregieAfgesloten: ({ data: { grond, door } }) =>
    grond === 'stabiele-veiligheid'
      ? { reden: 'gesloten', vervalt: ({ van }) => zelfdePartij(van, door) }
      : undefined,
  MonitoringAfgesloten: ({ data }) =>
    data.grond === 'stabiele-veiligheid' ? { reden: 'gesloten', vervalt: alle } : undefined,
};

/**
 * What follows from a step by itself. A handover that can no longer move anything is withdrawn out loud: no
 * handover stays open on paper while the rules have let it lapse.
 */
export const gevolgenVan = (stap: EnigeStap, beeld: Casusbeeld): readonly EnigeStap[] => {
  const regel = VERVAL[stap.type] as VervalRegel<GebeurtenisType> | undefined;
  const verval = regel?.(stap, ({ van }) => zelfdePartij(van, beeld.veiligThuis));
  if (!verval) return [];
  return beeld.zicht.overdrachten
    .filter((open) => open.wachtend.length > 0 && verval.vervalt(open))
    .map(({ overdrachtId }) => ({
      type: 'OverdrachtIngetrokken',
      data: { overdrachtId, reden: verval.reden },
      plaatsgevondenOp: stap.plaatsgevondenOp,
    }));
};
