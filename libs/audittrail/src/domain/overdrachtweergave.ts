import { isoInstant } from '#afspraken';
import { isBevestiging, ontvangerIn, zelfdePartij } from '#dossier';
import type {
  Bevestiging,
  GenomenOverdracht,
  IntrekkingReden,
  Kijker,
  OntvangerBeeld,
  OverdrachtBeeld,
  OverdrachtPad,
  WeigeringReden,
  Wijze,
} from '#dossier';
import { herkomstVan } from './herkomst.js';
import type { Herkomst } from './herkomst.js';
import { utc } from './lezing.js';
import type { Lezing } from './lezing.js';
import type { PartijMetNaam } from './partijnaam.js';

export type OntvangerStatus = 'wacht' | 'ontvangst' | 'aanvaard' | 'geweigerd' | 'ingetrokken';

/** Receipt and acceptance are two acknowledgements, never mixed. */
export interface BevestigingWeergave extends Herkomst {
  readonly soort: 'ontvangst' | 'aanvaarding';
  readonly wijze: Wijze;
}

export interface OntvangerWeergave {
  readonly partij: PartijMetNaam;
  readonly status: OntvangerStatus;
  /** Whether it got the responsibility by this handover: at a triagetafel by the sending itself (V5). */
  readonly genomen: boolean;
  /** All that were given, disputed ones included: those count as never given. */
  readonly bevestigingen: readonly BevestigingWeergave[];
  readonly weigering?: { readonly op: string; readonly reden: WeigeringReden };
  readonly eersteContactOp?: string;
}

export interface OverdrachtWeergave {
  readonly overdrachtId: string;
  readonly pad: OverdrachtPad;
  readonly van: PartijMetNaam;
  readonly verstuurdOp: string;
  readonly wijze: Wijze;
  readonly aanTriagetafel: boolean;
  readonly inhoudHash?: string;
  readonly ontvangers: readonly OntvangerWeergave[];
  readonly intrekking?: { readonly op: string; readonly reden: IntrekkingReden };
}

/** §9: a recipient sees only the handovers in which it takes part; the others see all of them. */
export const zichtbareOverdrachten = (
  overdrachten: readonly OverdrachtBeeld[],
  { rol, partij }: Kijker,
): readonly OverdrachtBeeld[] =>
  rol === 'veilig-thuis' || rol === 'gemeente' || rol === 'toezicht'
    ? overdrachten
    : overdrachten.filter(
        (overdracht) =>
          partij && (zelfdePartij(overdracht.verstuurd.data.van, partij) || ontvangerIn(overdracht, partij)),
      );

export const overdrachtWeergave = (
  overdracht: OverdrachtBeeld,
  lezing: Lezing,
  genomen: readonly GenomenOverdracht[],
): OverdrachtWeergave => {
  const { verstuurd, verstuurdMs, ingetrokken } = overdracht;
  const { overdrachtId, pad, van, wijze, aanTriagetafel, inhoudHash } = verstuurd.data;
  return {
    overdrachtId,
    pad,
    van: lezing.noem(van, verstuurdMs),
    verstuurdOp: isoInstant(verstuurdMs),
    wijze,
    aanTriagetafel,
    ...(inhoudHash !== undefined && { inhoudHash }),
    ontvangers: overdracht.ontvangers.map((ontvanger) => {
      const heeftGenomen = genomen.some(
        (van) => van.overdracht.overdrachtId === overdrachtId && zelfdePartij(van.partij, ontvanger.partij),
      );
      return ontvangerWeergave(overdracht, ontvanger, heeftGenomen, lezing);
    }),
    ...(ingetrokken && {
      intrekking: { op: utc(ingetrokken.plaatsgevondenOp), reden: ingetrokken.data.reden },
    }),
  };
};

const ontvangerWeergave = (
  overdracht: OverdrachtBeeld,
  ontvanger: OntvangerBeeld,
  genomen: boolean,
  lezing: Lezing,
): OntvangerWeergave => {
  const { partij, weigering, eersteContact } = ontvanger;
  return {
    partij: lezing.noem(partij, overdracht.verstuurdMs),
    status: statusVan(overdracht, ontvanger, genomen),
    genomen,
    bevestigingen: lezing.bekend
      .filter(isBevestiging)
      .filter(({ data }) => data.overdrachtId === overdracht.overdrachtId)
      .filter(({ data }) => zelfdePartij(data.ontvanger, partij))
      .map((bevestiging) => bevestigingWeergave(bevestiging, lezing)),
    ...(weigering && { weigering: { op: utc(weigering.plaatsgevondenOp), reden: weigering.data.reden } }),
    ...(eersteContact && { eersteContactOp: utc(eersteContact.plaatsgevondenOp) }),
  };
};

/** A withdrawal takes nothing from a recipient that had taken it. */
const statusVan = (
  { ingetrokken }: OverdrachtBeeld,
  { aanvaarding, weigering, ontvangst }: OntvangerBeeld,
  genomen: boolean,
): OntvangerStatus => {
  if (aanvaarding) return 'aanvaard';
  if (ingetrokken && !genomen) return 'ingetrokken';
  if (weigering) return 'geweigerd';
  return ontvangst ? 'ontvangst' : 'wacht';
};

const bevestigingWeergave = (bevestiging: Bevestiging, lezing: Lezing): BevestigingWeergave => ({
  soort: bevestiging.type === 'OntvangstBevestigd' ? 'ontvangst' : 'aanvaarding',
  wijze: bevestiging.data.wijze,
  ...herkomstVan(bevestiging, lezing),
});
