import { randomBytes } from 'node:crypto';
import { GENESIS_HASH, canonicalJson, chained, sha256Hex } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { ACTUELE_VERSIE, stroomVan } from '#dossier';
import { instantMs, isoInstant } from '#afspraken';
import type { Inhoud } from '../domain/inhoud.js';
import type { EnigeStap } from '../domain/stap.js';
import type { Casusstand, Schakel } from './casusstand.js';
import { afgeleidId, gebeurtenisId } from './ids.js';
import type { Verzegelaar } from './kluis.js';
import type { Stapopdracht } from './stap-vastleggen.command.js';

/** A command with the id that is the cause of all that it writes. */
export type Genummerd = Stapopdracht & { readonly opdrachtId: string };

export const opdrachtIdVan = ({ sleutel }: Stapopdracht): string => afgeleidId(sleutel, 'opdracht');

/** What the records of one command have in common. */
interface Kop {
  readonly opdracht: Genummerd;
  readonly stroom: string;
  readonly vastgelegdOp: string;
  readonly verzegel: Verzegelaar;
}

/**
 * Decided steps as records: sealed, numbered and chained to what stands (`domein.md` §8). A step with content needs a
 * `verzegel`.
 */
export const schrijfRecords = (
  opdracht: Genummerd,
  { laatste }: Casusstand,
  stappen: readonly EnigeStap[],
  nuMs: number,
  verzegel: Verzegelaar = zonderSleutel,
): readonly UnpositionedRecord[] => {
  const kop = {
    ...{ opdracht, verzegel },
    stroom: stroomVan(opdracht.casusId),
    vastgelegdOp: isoInstant(Math.max(nuMs, laatste ? instantMs(laatste.vastgelegdOp) : nuMs)),
  };
  const records: UnpositionedRecord[] = [];
  for (const [n, stap] of stappen.entries())
    records.push(maakRecord(kop, stap, n, records.at(-1) ?? laatste));
  return records;
};

const maakRecord = (
  kop: Kop,
  stap: EnigeStap,
  n: number,
  vorige: Schakel | undefined,
): UnpositionedRecord => {
  const { opdracht, stroom, vastgelegdOp, verzegel } = kop;
  const id = gebeurtenisId(stroom, opdracht.opdrachtId, n);
  const inhoud = verzegelbaar(stap);
  return chained({
    id,
    type: stap.type,
    versie: ACTUELE_VERSIE[stap.type],
    casusId: opdracht.casusId,
    volgnummer: vorige ? vorige.volgnummer + 1 : 0,
    vorigeHash: vorige?.hash ?? GENESIS_HASH,
    vastgelegdOp,
    plaatsgevondenOp: stap.plaatsgevondenOp,
    actor: opdracht.actor,
    correlatieId: opdracht.correlatieId,
    causatieId: opdracht.opdrachtId,
    data: {
      ...stap.data,
      ...(stap.type === 'OverdrachtVerstuurd' && inhoud && { inhoudHash: inhoudHash(inhoud) }),
    },
    verzegeld: inhoud ? verzegel(id, inhoud) : null,
  });
};

const zonderSleutel: Verzegelaar = (gebeurtenisId) => {
  throw new Error(`the content of event ${gebeurtenisId} has nothing to be sealed with`);
};

/** A recipient can compute this hash from what it stored, and shows with it that it has the content. */
export const inhoudHash = (inhoud: Inhoud): string => sha256Hex(canonicalJson(inhoud));

/** The strength of the hash that it protects. */
const ZOUT_BYTES = 32;

/**
 * Only a handover is hashed in the open, so only its content needs a salt against guessing. It is sealed with it:
 * once the key is destroyed the hash says nothing any more.
 */
const verzegelbaar = (stap: EnigeStap): (Inhoud & { zout?: string }) | undefined => {
  if (stap.inhoud === undefined || stap.type !== 'OverdrachtVerstuurd') return stap.inhoud;
  return { ...stap.inhoud, zout: randomBytes(ZOUT_BYTES).toString('hex') };
};
