import { isoInstant, lokaleDatum } from '#afspraken';
import type { Casusbeeld, Dienst, GemeenteMaatregel, OpschalingNiveau, Rolperiode } from '#dossier';
import { utc } from './lezing.js';

export interface Triagedeel {
  readonly nogNietBelegdSinds?: string;
  /** The triage that is open, and its T1. */
  readonly triage?: {
    readonly sinds: string;
    readonly laatsteDag: string;
    readonly overschredenVanaf: string;
  };
}

export interface Dienstdeel {
  readonly dienst?: { readonly soort: Dienst; readonly gestartOp: string; readonly afgerondOp?: string };
}

export interface Monitoringdeel {
  readonly monitoringSinds?: string;
}

export interface Plandeel {
  readonly plan?: {
    readonly versie: number;
    readonly vastgesteldOp: string;
    readonly evaluatiemomenten: readonly string[];
  };
}

export interface Opschalingsdeel {
  readonly opschalingen: readonly {
    readonly niveau: OpschalingNiveau;
    readonly gemeente?: string;
    readonly op: string;
  }[];
  readonly gemeentereacties: readonly {
    readonly gemeente: string;
    readonly maatregel: GemeenteMaatregel;
    readonly op: string;
  }[];
}

export const triageVan = ({ zicht }: Casusbeeld): Triagedeel => {
  const { triage } = zicht;
  const gat = zicht.nietBelegd.at(-1);
  return {
    ...(gat && gat.totMs === undefined && { nogNietBelegdSinds: isoInstant(gat.vanafMs) }),
    ...(triage && {
      triage: {
        sinds: isoInstant(triage.sindsMs),
        laatsteDag: lokaleDatum(triage.overschredenVanafMs - 1),
        overschredenVanaf: isoInstant(triage.overschredenVanafMs),
      },
    }),
  };
};

export const dienstVan = ({ dienst }: Casusbeeld): Dienstdeel => {
  if (!dienst) return {};
  const { soort, gestartMs, afgerond } = dienst;
  return {
    dienst: {
      soort,
      gestartOp: isoInstant(gestartMs),
      ...(afgerond && { afgerondOp: utc(afgerond.plaatsgevondenOp) }),
    },
  };
};

export const monitoringVan = (rollen: readonly Rolperiode[]): Monitoringdeel => {
  const monitoring = rollen.find(({ rol }) => rol === 'monitoring');
  return monitoring ? { monitoringSinds: isoInstant(monitoring.vanafMs) } : {};
};

export const planVan = ({ plan }: Casusbeeld): Plandeel =>
  plan
    ? {
        plan: {
          versie: plan.data.planVersie,
          vastgesteldOp: utc(plan.plaatsgevondenOp),
          evaluatiemomenten: plan.data.evaluatiemomenten,
        },
      }
    : {};

export const opschalingenVan = ({ opschalingen, gemeentereacties }: Casusbeeld): Opschalingsdeel => ({
  opschalingen: opschalingen.map(({ data, plaatsgevondenOp }) => ({ ...data, op: utc(plaatsgevondenOp) })),
  gemeentereacties: gemeentereacties.map(({ data, actor, plaatsgevondenOp }) => ({
    gemeente: actor.partij.id,
    maatregel: data.maatregel,
    op: utc(plaatsgevondenOp),
  })),
});
