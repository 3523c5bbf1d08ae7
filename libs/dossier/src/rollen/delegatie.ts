import type { Partij } from '#event-sourcing';
import type { Casusbeeld } from '../beeld/beeld.js';
import type { CasusGebeurtenis } from '../events.js';
import { bevatPartij, zelfdePartij } from '../partij.js';

/** The lokaal veld of these gemeenten has left the casusregie to another organisation. */
export interface Delegatie {
  readonly aan: Partij;
  /** CBS codes. */
  readonly gemeenten: readonly string[];
}

/**
 * The delegations that stand after a step. The casusregie is delegated when a team of the lokaal veld gives it
 * to an organisation of another kind, and stays so when that organisation gives it on; what VT hands straight
 * to an institution was never the lokaal veld's to delegate (003 §6.3, bijlage 1).
 */
export const metDelegaties = (
  staand: readonly Delegatie[],
  vorig: Casusbeeld,
  beeld: Casusbeeld,
  gebeurtenis: CasusGebeurtenis,
): readonly Delegatie[] => {
  const gebleven = staand.filter(({ aan }) => bevatPartij(beeld.casusregie, aan));
  const gever = geverVan(gebeurtenis, beeld);
  const gemeenten = gever ? gemeentenVanGever(gever, staand, beeld) : [];
  const nieuw = beeld.casusregie.filter(
    (partij) => partij.soort !== 'lokaal-veld' && !bevatPartij(vorig.casusregie, partij),
  );
  return gemeenten.length === 0 ? gebleven : [...gebleven, ...nieuw.map((aan) => ({ aan, gemeenten }))];
};

const geverVan = (gebeurtenis: CasusGebeurtenis, beeld: Casusbeeld): Partij | undefined => {
  if (gebeurtenis.type === 'CasusregieToegewezen') return gebeurtenis.actor.partij;
  if (gebeurtenis.type !== 'OverdrachtAanvaard') return undefined;
  const { overdrachtId } = gebeurtenis.data;
  return beeld.overdrachten.find((overdracht) => overdracht.overdrachtId === overdrachtId)?.verstuurd.data
    .van;
};

const gemeentenVanGever = (
  gever: Partij,
  staand: readonly Delegatie[],
  beeld: Casusbeeld,
): readonly string[] => {
  if (gever.soort === 'lokaal-veld') return gever.gemeente === undefined ? beeld.gemeenten : [gever.gemeente];
  return staand.find(({ aan }) => zelfdePartij(aan, gever))?.gemeenten ?? [];
};
