import { verifyChain } from '#event-sourcing';
import type { ChainVerdict, RecordedEvent } from '#event-sourcing';
import { instantMs } from '#afspraken';
import { utc } from './lezing.js';
import type { Lezing } from './lezing.js';

/** One set of samenwerkingsafspraken. */
export interface AfsprakenVersie {
  readonly regio: string;
  readonly versie: string;
}

/** What the answer rests on: with it anybody can repeat it from an export. */
export interface Bewijs {
  /** Whether the hash chain of the whole case holds. */
  readonly ketenIntact: boolean;
  readonly aantalGebeurtenissen: number;
  /** Where the chain first breaks. */
  readonly breuk?: { readonly volgnummer: number; readonly fout: string };
  /** The last record that counted; its hash covers all before it. */
  readonly laatsteGeteld?: {
    readonly volgnummer: number;
    readonly vastgelegdOp: string;
    readonly hash: string;
  };
  /** The sets in force when the steps happened that counted up to `geldigOp`. */
  readonly afspraken: readonly AfsprakenVersie[];
}

export const bewijsVan = (lezing: Lezing): Bewijs => {
  const { records } = lezing.dossier;
  const laatste = records.at(lezing.bekend.length - 1);
  return {
    ...ketenVan(records),
    ...(laatste && lezing.bekend.length > 0 && { laatsteGeteld: geteld(laatste) }),
    afspraken: gebruikteAfspraken(lezing),
  };
};

export const ketenVan = (
  records: readonly RecordedEvent[],
): Pick<Bewijs, 'ketenIntact' | 'aantalGebeurtenissen' | 'breuk'> => {
  const oordeel: ChainVerdict = verifyChain(records);
  const stand = { ketenIntact: oordeel.intact, aantalGebeurtenissen: records.length };
  return oordeel.intact
    ? stand
    : { ...stand, breuk: { volgnummer: oordeel.volgnummer, fout: oordeel.fault } };
};

/** Record time never decreases within a stream, so what was known at an instant is the first part of it. */
const geteld = ({ volgnummer, vastgelegdOp, hash }: RecordedEvent) => ({
  volgnummer,
  vastgelegdOp: utc(vastgelegdOp),
  hash,
});

const gebruikteAfspraken = ({ bekend, boek, regio, klokken }: Lezing): readonly AfsprakenVersie[] => {
  const momenten = bekend
    .map(({ plaatsgevondenOp }) => instantMs(plaatsgevondenOp))
    .filter((ms) => ms <= klokken.geldigOpMs)
    .sort((a, b) => a - b);
  const versies = new Map(momenten.map((ms) => boek.voor(regio, ms)).map((set) => [set.versie, set]));
  return [...versies.values()].map(({ versie }) => ({ regio, versie }));
};
