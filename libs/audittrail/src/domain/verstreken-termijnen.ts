import { instantMs } from '#afspraken';
import type { TermijnId } from '#afspraken';
import { isVerstreken, termijnenVan, verstrekenRegister } from '#dossier';
import type { TermijnStatus } from '#dossier';
import { herkomstVan } from './herkomst.js';
import type { Herkomst } from './herkomst.js';
import type { Lezing } from './lezing.js';
import type { PartijMetNaam } from './partijnaam.js';

/** What the hub noted of a term, beside how that term stands by all that was known. */
export interface VerstrekenTermijn {
  readonly termijn: TermijnId;
  readonly hubStandaard: boolean;
  readonly partij?: PartijMetNaam;
  readonly overdrachtId?: string;
  readonly gemeente?: string;
  readonly maanden?: number;
  readonly wachtOp?: 'ontvangst' | 'aanvaarding';
  /** The event: it happened at the legal instant, and was recorded when the hub found out. */
  readonly vastlegging: Herkomst;
  /** `nooit-begonnen`: what started it was disputed, or proves to have been another event. */
  readonly bekend: TermijnStatus | 'nooit-begonnen';
}

export const verstrekenTermijnen = (lezing: Lezing): readonly VerstrekenTermijn[] => {
  const { dossier, boek, klokken, bekend, noem } = lezing;
  const vastgelegd = bekend
    .filter(isVerstreken)
    .filter(({ plaatsgevondenOp }) => instantMs(plaatsgevondenOp) <= klokken.geldigOpMs);
  if (vastgelegd.length === 0) return [];
  const { geldigOpMs: nuMs, beschikbaarOpMs } = klokken;
  const termijnen = termijnenVan(dossier.gebeurtenissen, boek, {
    nuMs,
    ...(beschikbaarOpMs !== undefined && { beschikbaarOpMs }),
  });
  return vastgelegd.map((gebeurtenis) => {
    const { partij, begonnenDoor: _, vanaf: _vanaf, hubStandaard = false, ...data } = gebeurtenis.data;
    const termijn = termijnen.find(verstrekenRegister([gebeurtenis]));
    return {
      ...data,
      hubStandaard,
      ...(partij && { partij: noem(partij, instantMs(gebeurtenis.plaatsgevondenOp)) }),
      vastlegging: herkomstVan(gebeurtenis, lezing),
      bekend: termijn?.status ?? 'nooit-begonnen',
    };
  });
};
