import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GENESIS_HASH, canonicalJson, chained, sha256Hex } from '#event-sourcing';
import type { RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import { ACTUELE_VERSIE, stroomVan } from '#dossier';
import { instantMs, isoInstant } from '#afspraken';
import type { Inhoud } from '../domain/inhoud.js';
import type { EnigeStap } from '../domain/stap.js';
import { afgeleidId, gebeurtenisId } from './ids.js';
import { Kluis } from './kluis.js';
import type { Stapopdracht } from './stap-vastleggen.command.js';

/** Makes decided steps into records: sealed, numbered and chained to what stands (`domein.md` §8). */
@Injectable()
export class Recordschrijver {
  constructor(private readonly kluis: Kluis) {}

  async schrijf(
    opdracht: Stapopdracht,
    staand: readonly RecordedEvent[],
    stappen: readonly EnigeStap[],
    nuMs: number,
  ): Promise<readonly UnpositionedRecord[]> {
    const laatste = staand.at(-1);
    const vastgelegdOp = isoInstant(Math.max(nuMs, laatste ? instantMs(laatste.vastgelegdOp) : nuMs));
    const records: UnpositionedRecord[] = [];
    for (const [n, stap] of stappen.entries()) {
      const plaats = {
        volgnummer: staand.length + n,
        vorigeHash: (records.at(-1) ?? laatste)?.hash ?? GENESIS_HASH,
      };
      records.push(await this.maakRecord(opdracht, stap, n, { ...plaats, vastgelegdOp }));
    }
    return records;
  }

  private async maakRecord(
    opdracht: Stapopdracht,
    stap: EnigeStap,
    n: number,
    plaats: { readonly volgnummer: number; readonly vorigeHash: string; readonly vastgelegdOp: string },
  ): Promise<UnpositionedRecord> {
    const opdrachtId = afgeleidId(opdracht.sleutel, 'opdracht');
    const id = gebeurtenisId(stroomVan(opdracht.casusId), opdrachtId, n);
    const inhoud = verzegelbaar(stap);
    return chained({
      id,
      type: stap.type,
      versie: ACTUELE_VERSIE[stap.type],
      casusId: opdracht.casusId,
      ...plaats,
      plaatsgevondenOp: stap.plaatsgevondenOp,
      actor: opdracht.actor,
      correlatieId: opdracht.correlatieId,
      causatieId: opdrachtId,
      data: {
        ...stap.data,
        ...(stap.type === 'OverdrachtVerstuurd' && inhoud && { inhoudHash: inhoudHash(inhoud) }),
      },
      verzegeld: inhoud ? await this.kluis.verzegel(opdracht.casusId, id, inhoud) : null,
    });
  }
}

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
