import { Injectable } from '@nestjs/common';
import { EventLog } from '#event-sourcing';
import { dossierVan, stroomVan } from '#dossier';
import type { Casusdossier } from '#dossier';

@Injectable()
export class Casusdossiers {
  constructor(private readonly log: EventLog) {}

  /** An unknown case has no records. */
  laad(casusId: string): Promise<Casusdossier> {
    return dossierVan(casusId, this.log.readStream(stroomVan(casusId)));
  }
}
