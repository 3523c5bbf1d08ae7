import { Injectable } from '@nestjs/common';
import { KeyStore } from '#event-sourcing';
import { stroomVan } from '#dossier';
import { Sealer } from '#platform';
import { Kluis } from '../application/kluis.js';
import type { Verzegelaar } from '../application/kluis.js';
import type { Inhoud } from '../domain/inhoud.js';

/** Seals with the key of the case, bound to its stream and event, so that nothing sealed can be swapped. */
@Injectable()
export class Sleutelkluis extends Kluis {
  constructor(private readonly sleutels: KeyStore) {
    super();
  }

  override async verzegelaar(casusId: string): Promise<Verzegelaar> {
    return this.verzegelaarMet(casusId, await this.sleutels.forCase(casusId));
  }

  override verzegelaarMet(casusId: string, sleutel: Uint8Array): Verzegelaar {
    const stroom = stroomVan(casusId);
    return (gebeurtenisId, inhoud) => Sealer.seal(sleutel, stroom, gebeurtenisId, inhoud);
  }

  override async open(casusId: string, gebeurtenisId: string, verzegeld: string): Promise<Inhoud | 'gewist'> {
    const sleutel = await this.sleutels.existing(casusId);
    if (sleutel === 'gewist') return 'gewist';
    if (sleutel === 'onbekend') throw new Error(`case ${casusId} has sealed content and no key`);
    return Sealer.open(sleutel, stroomVan(casusId), gebeurtenisId, verzegeld) as Inhoud;
  }

  override async wis(casusId: string): Promise<void> {
    await this.sleutels.erase(casusId);
  }
}
