import { Injectable } from '@nestjs/common';
import { EventLog } from '#event-sourcing';
import type { RecordedEvent } from '#event-sourcing';
import { alsGebeurtenis, stroomVan } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';

/** Everything recorded of one case: as stored, and as the rules read it. */
export interface Casusdossier {
  readonly casusId: string;
  readonly records: readonly RecordedEvent[];
  readonly gebeurtenissen: readonly CasusGebeurtenis[];
}

@Injectable()
export class Casusdossiers {
  constructor(private readonly log: EventLog) {}

  /** An unknown case has no records. */
  async laad(casusId: string): Promise<Casusdossier> {
    const records: RecordedEvent[] = [];
    for await (const record of this.log.readStream(stroomVan(casusId))) records.push(record);
    return { casusId, records, gebeurtenissen: records.map((record) => alsGebeurtenis(record)) };
  }
}
