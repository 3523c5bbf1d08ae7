import { Query } from '@nestjs/cqrs';
import type { IntrekkingReden, OverdrachtPad, WeigeringReden, Wijze } from '#dossier';
import type { Partij } from '#event-sourcing';
import type { Leesopdracht } from './lezen.js';
import type { GetoondeInhoud } from './verzegelde-inhoud.js';

/** When something happened and when the hub knew of it: the two clocks. */
export interface Tijden {
  readonly plaatsgevondenOp: string;
  readonly vastgelegdOp: string;
}

export interface BevestigingInzicht extends Tijden {
  readonly wijze: Wijze;
  readonly opgepaktDoor?: string;
  /** Whether the sender recorded it on behalf of the recipient. */
  readonly namens: boolean;
}

export type OntvangerStatus =
  'verstuurd' | 'ontvangen' | 'aanvaard' | 'geweigerd' | 'betwist' | 'ingetrokken';

/** What one recipient did with the handover. */
export interface OntvangerInzicht {
  readonly partij: Partij;
  readonly status: OntvangerStatus;
  readonly ontvangst?: BevestigingInzicht;
  readonly aanvaarding?: BevestigingInzicht;
  readonly weigering?: Tijden & { readonly reden: WeigeringReden };
  readonly eersteContact?: Tijden;
  /** The latest judgement of the recipient on what was recorded on its behalf. */
  readonly oordeel?: Tijden & { readonly oordeel: 'bekrachtigd' | 'betwist' };
}

export type OverdrachtInzicht = Tijden &
  GetoondeInhoud & {
    readonly casusId: string;
    readonly revisie: number;
    readonly overdrachtId: string;
    readonly pad: OverdrachtPad;
    readonly van: Partij;
    readonly wijze: Wijze;
    readonly aanTriagetafel: boolean;
    readonly inhoudHash?: string;
    readonly ontvangers: readonly OntvangerInzicht[];
    readonly ingetrokken?: Tijden & { readonly reden: IntrekkingReden };
  };

/** One handover, as this reader may see it. */
export class OverdrachtInzien extends Query<OverdrachtInzicht> {
  constructor(
    readonly opdracht: Leesopdracht,
    readonly overdrachtId: string,
  ) {
    super();
  }
}
