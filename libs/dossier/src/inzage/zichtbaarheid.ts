import type { Partij } from '#event-sourcing';
import type { Casusbeeld } from '../beeld/beeld.js';
import { ontvangerIn } from '../beeld/overdracht-beeld.js';
import type { OverdrachtBeeld } from '../beeld/overdracht-beeld.js';
import type { CasusGebeurtenis } from '../events.js';
import { bevatPartij, zelfdePartij } from '../partij.js';
import { houderVan } from '../zicht/toestand.js';

/** Who looks: the role of `domein.md` §9 and, except for toezicht and beheerder, the party worked for. */
export interface Kijker {
  readonly rol:
    | 'veilig-thuis'
    | 'lokaal-veld'
    | 'gi'
    | 'instelling'
    | 'multidisciplinair-team'
    | 'gemeente'
    | 'toezicht'
    | 'beheerder';
  readonly partij?: Partij;
  /** The region for which the token was given; without one only the party counts. */
  readonly regio?: string | undefined;
}

/** The ground on which a case is shown; it is recorded with every read (`domein.md` §9). */
export type Inzagegrond =
  | 'veilig-thuis-van-de-regio'
  | 'verantwoordelijk'
  | 'overdracht-open'
  | 'eerder-overgedragen'
  | 'gemeente-van-de-casus'
  | 'toezicht';

export interface Inzage {
  readonly grond: Inzagegrond;
  /** Whether the sealed content of this event may be shown. */
  readonly magInhoudZien: (gebeurtenis: CasusGebeurtenis) => boolean;
  /** Whether steps may be recorded; afterwards a case is read-only for a recipient. */
  readonly magVastleggen: boolean;
}

/** What a viewer may see of a case (§9); undefined when the case does not exist for this viewer. */
export const inzageVan = (
  { rol, partij, regio }: Kijker,
  beeld: Casusbeeld,
  geschiedenis: readonly CasusGebeurtenis[],
): Inzage | undefined => {
  if (rol === 'toezicht') return { grond: 'toezicht', magInhoudZien: nooit, magVastleggen: false };
  if (rol === 'beheerder' || !partij) return undefined;
  // One id may mean another party in another region.
  if (regio !== undefined && regio !== beeld.veiligThuis.id) return undefined;
  if (rol === 'veilig-thuis') return inzageVanVeiligThuis(partij, beeld);
  if (rol === 'gemeente') return inzageVanGemeente(partij, geschiedenis);
  return inzageVanOntvanger(partij, beeld);
};

const nooit = () => false;
const altijd = () => true;

const inzageVanVeiligThuis = (partij: Partij, beeld: Casusbeeld): Inzage | undefined =>
  zelfdePartij(partij, beeld.veiligThuis)
    ? { grond: 'veilig-thuis-van-de-regio', magInhoudZien: altijd, magVastleggen: true }
    : undefined;

/** A gemeente keeps sight of the trail of every case that was ever its own. */
const inzageVanGemeente = ({ id }: Partij, geschiedenis: readonly CasusGebeurtenis[]): Inzage | undefined =>
  gemeentenVan(geschiedenis).includes(id)
    ? { grond: 'gemeente-van-de-casus', magInhoudZien: nooit, magVastleggen: true }
    : undefined;

/** Every gemeente that the case has ever been in, in order of appearance. */
export const gemeentenVan = (geschiedenis: readonly CasusGebeurtenis[]): readonly string[] => [
  ...new Set(
    geschiedenis.flatMap((gebeurtenis) =>
      gebeurtenis.type === 'MeldingOntvangen' || gebeurtenis.type === 'GemeentenGewijzigd'
        ? gebeurtenis.data.gemeenten
        : [],
    ),
  ),
];

const inzageVanOntvanger = (partij: Partij, beeld: Casusbeeld): Inzage | undefined => {
  const leesbaar = new Set(
    beeld.overdrachten
      .filter((overdracht) => ontvangerIn(overdracht, partij) && isLeesbaar(overdracht, partij, beeld))
      .map(({ overdrachtId }) => overdrachtId),
  );
  if (leesbaar.size === 0) return undefined;
  const magInhoudZien = (gebeurtenis: CasusGebeurtenis): boolean =>
    gebeurtenis.type === 'OverdrachtVerstuurd' && !zelfdePartij(gebeurtenis.data.van, partij)
      ? leesbaar.has(gebeurtenis.data.overdrachtId)
      : zelfdePartij(gebeurtenis.actor.partij, partij);
  const grond = grondVanOntvanger(partij, beeld);
  return { grond, magInhoudZien, magVastleggen: grond === 'verantwoordelijk' || grond === 'overdracht-open' };
};

const grondVanOntvanger = (partij: Partij, beeld: Casusbeeld): Inzagegrond => {
  if (houderVan(beeld.zicht, partij) || bevatPartij(beeld.casusregie, partij)) return 'verantwoordelijk';
  if (beeld.zicht.overdrachten.some((open) => bevatPartij(open.wachtend, partij))) return 'overdracht-open';
  return 'eerder-overgedragen';
};

/** A handover withdrawn before this recipient took it was never its own: to it the case is gone. */
const isLeesbaar = (overdracht: OverdrachtBeeld, partij: Partij, beeld: Casusbeeld): boolean => {
  const ontvanger = ontvangerIn(overdracht, partij);
  const genomen = ontvanger?.ontvangst !== undefined || ontvanger?.aanvaarding !== undefined;
  const open = beeld.zicht.overdrachten.some(({ overdrachtId }) => overdrachtId === overdracht.overdrachtId);
  return (
    genomen || (overdracht.ingetrokken === undefined && (open || overdracht.verstuurd.data.aanTriagetafel))
  );
};
