import { instantMs } from '#afspraken';
import { isBevestiging, isNamensVastgelegd, oordeelOver } from '#dossier';
import type { CasusGebeurtenis, GebeurtenisType } from '#dossier';
import { utc } from './lezing.js';
import type { Lezing } from './lezing.js';
import type { PartijMetNaam } from './partijnaam.js';

export interface Vastlegger {
  readonly partij: PartijMetNaam;
  /** Opaque id, never a name. */
  readonly medewerker?: string;
  readonly rol?: string;
}

export type OordeelOverNamens = 'nog-niet-beoordeeld' | 'bekrachtigd' | 'betwist';

/** The other side recorded this confirmation for the recipient; what the recipient has said of it since. */
export interface Namens {
  readonly partij: PartijMetNaam;
  readonly oordeel: OordeelOverNamens;
  readonly oordeelOp?: string;
  readonly oordeelVastgelegdOp?: string;
}

/** Where an event comes from: when it happened, when the hub knew, and by whom. Instants in UTC. */
export interface Herkomst {
  readonly volgnummer: number;
  readonly type: GebeurtenisType;
  readonly plaatsgevondenOp: string;
  readonly vastgelegdOp: string;
  readonly vastgelegdDoor: Vastlegger;
  readonly laatVastgelegd: boolean;
  readonly namens?: Namens;
}

/** People name an instant by the minute: what the hub recorded within it was not recorded late. */
export const MARGE_VASTLEGGEN_MS = 60_000;

export const herkomstVan = (gebeurtenis: CasusGebeurtenis, lezing: Lezing): Herkomst => {
  const { volgnummer, type, plaatsgevondenOp, vastgelegdOp, actor } = gebeurtenis;
  const [gebeurdMs, vastgelegdMs] = [instantMs(plaatsgevondenOp), instantMs(vastgelegdOp)];
  const namens = namensVan(gebeurtenis, lezing);
  return {
    volgnummer,
    type,
    plaatsgevondenOp: utc(plaatsgevondenOp),
    vastgelegdOp: utc(vastgelegdOp),
    vastgelegdDoor: { ...actor, partij: lezing.noem(actor.partij, vastgelegdMs) },
    laatVastgelegd: vastgelegdMs - gebeurdMs > MARGE_VASTLEGGEN_MS,
    ...(namens && { namens }),
  };
};

const namensVan = (gebeurtenis: CasusGebeurtenis, { oordelen, noem }: Lezing): Namens | undefined => {
  if (!isBevestiging(gebeurtenis) || !isNamensVastgelegd(gebeurtenis)) return undefined;
  const partij = noem(gebeurtenis.data.ontvanger, instantMs(gebeurtenis.vastgelegdOp));
  const oordeel = oordeelOver(gebeurtenis, oordelen);
  if (!oordeel) return { partij, oordeel: 'nog-niet-beoordeeld' };
  return {
    partij,
    oordeel: oordeel.type === 'BevestigingBetwist' ? 'betwist' : 'bekrachtigd',
    oordeelOp: utc(oordeel.plaatsgevondenOp),
    oordeelVastgelegdOp: utc(oordeel.vastgelegdOp),
  };
};
