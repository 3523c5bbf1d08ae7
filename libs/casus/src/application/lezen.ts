import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, InzageLog, InzageNietVastgelegd } from '#event-sourcing';
import { Afsprakenboek, isoInstant } from '#afspraken';
import { bekendeStappen, casusbeeld, inzageVan, nuVan } from '#dossier';
import type { Casusdossier, Casusbeeld, Inzage, Kijker } from '#dossier';
import { Casusdossiers } from './casusdossiers.js';
import { CasusOnbekend } from './fouten.js';

/** Who reads which case. */
export interface Leesopdracht {
  readonly casusId: string;
  readonly kijker: Kijker;
  /** Opaque id of the person. */
  readonly medewerker: string;
  readonly traceId?: string | undefined;
}

/** A case as one viewer may see it now. */
export interface Ingezien {
  readonly dossier: Casusdossier;
  readonly beeld: Casusbeeld;
  readonly inzage: Inzage;
}

/** Opens a case for a reader, and records that it was read before anything of it is shown (`domein.md` §9). */
@Injectable()
export class Casuslezer {
  constructor(
    private readonly dossiers: Casusdossiers,
    private readonly inzagen: InzageLog,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  /** @throws CasusOnbekend when the case does not exist for this reader */
  async open({ casusId, kijker }: Leesopdracht): Promise<Ingezien> {
    const dossier = await this.dossiers.laad(casusId);
    const { gebeurtenissen } = dossier;
    const beeld = casusbeeld(bekendeStappen(gebeurtenissen), this.boek, nuVan(dossier, this.clock.nowMs()));
    const inzage = beeld && inzageVan(kijker, beeld, gebeurtenissen);
    if (!inzage) throw new CasusOnbekend();
    return { dossier, beeld, inzage };
  }

  /** @throws InzageNietVastgelegd */
  async legInzage(
    { casusId, kijker, medewerker, traceId }: Leesopdracht,
    { grond }: Inzage,
    wat: string,
  ): Promise<void> {
    const regel = {
      id: randomUUID(),
      casusId,
      tijdstip: isoInstant(this.clock.nowMs()),
      medewerker,
      rol: kijker.rol,
      ...(kijker.partij && { partij: kijker.partij }),
      grond,
      wat,
      ...(traceId !== undefined && { traceId }),
    };
    try {
      await this.inzagen.leg(regel);
    } catch (cause) {
      throw new InzageNietVastgelegd(cause);
    }
  }
}
