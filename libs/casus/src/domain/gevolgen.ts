import type { Casusbeeld, GebeurtenisType, IntrekkingReden, OpenOverdracht } from '#dossier';
import { bevatPartij, zelfdePartij } from '#dossier';
import type { EnigeStap, VoorgenomenStap } from './stap.js';

interface Verval {
  readonly reden: IntrekkingReden;
  readonly vervalt: (open: OpenOverdracht) => boolean;
}

type VervalRegel<T extends GebeurtenisType> = (
  stap: VoorgenomenStap<T>,
  isVanVeiligThuis: (open: OpenOverdracht) => boolean,
  beeld: Casusbeeld,
) => Verval | undefined;

const alle = () => true;

/** V9: nobody took it, and everybody who could declined. */
const isDoorAllenGeweigerd = (
  { overdrachtId, wachtend, geweigerd }: OpenOverdracht,
  { overdrachten }: Casusbeeld,
): boolean =>
  wachtend.every((partij) => bevatPartij(geweigerd, partij)) &&
  overdrachten.some((o) => o.overdrachtId === overdrachtId && o.ontvangers.length === wachtend.length);

const VERVAL: { readonly [T in GebeurtenisType]?: VervalRegel<T> } = {
  TriageBesluit: ({ data: { besluit } }, isVanVeiligThuis) => {
    if (besluit === 'client-systeem') return { reden: 'nieuwe-triage', vervalt: isVanVeiligThuis };
    const isDienst = besluit === 'dienst-onderzoek' || besluit === 'dienst-voorwaarden-en-vervolg';
    return isDienst ? { reden: 'nieuwe-triage', vervalt: alle } : undefined;
  },
  OverdrachtVerstuurd: ({ data }, _, beeld) => ({
    reden: 'vervangen',
    vervalt: (open) => zelfdePartij(open.van, data.van) && isDoorAllenGeweigerd(open, beeld),
  }),
  CasusregieAfgesloten: ({ data: { grond, door } }, _, { zicht }) => {
    if (grond !== 'stabiele-veiligheid') return undefined;
    const isLaatste = zicht.houders.every(({ partij }) => zelfdePartij(partij, door));
    return { reden: 'gesloten', vervalt: isLaatste ? alle : ({ van }) => zelfdePartij(van, door) };
  },
  MonitoringAfgesloten: ({ data }) =>
    data.grond === 'stabiele-veiligheid' ? { reden: 'gesloten', vervalt: alle } : undefined,
};

/**
 * What follows from a step by itself. A handover that can no longer move anything is withdrawn out loud: no
 * handover stays open on paper while the rules have let it lapse.
 */
export const gevolgenVan = (stap: EnigeStap, beeld: Casusbeeld): readonly EnigeStap[] => {
  const regel = VERVAL[stap.type] as VervalRegel<GebeurtenisType> | undefined;
  const verval = regel?.(stap, ({ van }) => zelfdePartij(van, beeld.veiligThuis), beeld);
  if (!verval) return [];
  return beeld.zicht.overdrachten
    .filter((open) => open.wachtend.length > 0 && verval.vervalt(open))
    .map(({ overdrachtId }) => ({
      type: 'OverdrachtIngetrokken',
      data: { overdrachtId, reden: verval.reden },
      plaatsgevondenOp: stap.plaatsgevondenOp,
    }));
};
