import type { Afsprakenboek } from '#afspraken';
import { instantMs, isoInstant } from '#afspraken';
import { bekendeStappen, genomenOverdrachten, isOordeel, veiligThuisVan } from '#dossier';
import type { BevestigingOordeel, Casusdossier, CasusGebeurtenis, GenomenOverdracht } from '#dossier';
import { noemerVan } from './partijnaam.js';
import type { Noemer } from './partijnaam.js';

/** The two clocks of a question (`domein.md` §2), ms since the epoch. */
export interface Klokken {
  readonly geldigOpMs: number;
  /** Everything recorded counts when absent. */
  readonly beschikbaarOpMs?: number;
}

/** A case as it is read for one question: what was known then, and how parties are named. */
export interface Lezing {
  readonly dossier: Casusdossier;
  readonly boek: Afsprakenboek;
  readonly klokken: Klokken;
  readonly regio: string;
  /** Recorded no later than `beschikbaarOp`. Disputed confirmations included. */
  readonly bekend: readonly CasusGebeurtenis[];
  readonly oordelen: readonly BevestigingOordeel[];
  readonly noem: Noemer;
}

export const lezingVan = (dossier: Casusdossier, boek: Afsprakenboek, klokken: Klokken): Lezing => {
  const { beschikbaarOpMs } = klokken;
  const bekend = dossier.gebeurtenissen.filter(
    ({ vastgelegdOp }) => beschikbaarOpMs === undefined || instantMs(vastgelegdOp) <= beschikbaarOpMs,
  );
  const regio = veiligThuisVan(bekendeStappen(dossier.gebeurtenissen))?.id ?? '';
  const noem = noemerVan(boek, regio);
  return { dossier, boek, klokken, regio, bekend, oordelen: bekend.filter(isOordeel), noem };
};

/** Which recipients had taken which handover by `geldigOp`. */
export const genomenIn = ({ dossier, boek, klokken }: Lezing): readonly GenomenOverdracht[] =>
  genomenOverdrachten(
    bekendeStappen(dossier.gebeurtenissen, klokken.beschikbaarOpMs).filter(
      ({ opMs }) => opMs <= klokken.geldigOpMs,
    ),
    boek,
  );

/** The same instant in UTC with milliseconds. */
export const utc = (instant: string): string => isoInstant(instantMs(instant));

/** Both clocks as the answer repeats them. */
export const klokkenInUtc = ({
  geldigOpMs,
  beschikbaarOpMs,
}: Klokken): { readonly geldigOp: string; readonly beschikbaarOp?: string } => ({
  geldigOp: isoInstant(geldigOpMs),
  ...(beschikbaarOpMs !== undefined && { beschikbaarOp: isoInstant(beschikbaarOpMs) }),
});
