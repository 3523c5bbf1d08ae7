import { isoInstant, lokaleDatum } from '#afspraken';
import type { Casusbeeld, Rolperiode } from '#dossier';
import type { CasusWeergave } from './casusweergave.js';
import { utc } from './lezing.js';

/** Parts of a case that are there or not; each gives the fields that it fills. */
export const triageVan = ({ zicht }: Casusbeeld): Pick<CasusWeergave, 'triage' | 'nogNietBelegdSinds'> => {
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

export const dienstVan = ({ dienst }: Casusbeeld): Pick<CasusWeergave, 'dienst'> => {
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

export const monitoringVan = (rollen: readonly Rolperiode[]): Pick<CasusWeergave, 'monitoringSinds'> => {
  const monitoring = rollen.find(({ rol }) => rol === 'monitoring');
  return monitoring ? { monitoringSinds: isoInstant(monitoring.vanafMs) } : {};
};

export const planVan = ({ plan }: Casusbeeld): Pick<CasusWeergave, 'plan'> =>
  plan
    ? {
        plan: {
          versie: plan.data.planVersie,
          vastgesteldOp: utc(plan.plaatsgevondenOp),
          evaluatiemomenten: plan.data.evaluatiemomenten,
        },
      }
    : {};

export const opschalingenVan = ({
  opschalingen,
  gemeentereacties,
}: Casusbeeld): Pick<CasusWeergave, 'opschalingen' | 'gemeentereacties'> => ({
  opschalingen: opschalingen.map(({ data, plaatsgevondenOp }) => ({ ...data, op: utc(plaatsgevondenOp) })),
  gemeentereacties: gemeentereacties.map(({ data, actor, plaatsgevondenOp }) => ({
    gemeente: actor.partij.id,
    maatregel: data.maatregel,
    op: utc(plaatsgevondenOp),
  })),
});
