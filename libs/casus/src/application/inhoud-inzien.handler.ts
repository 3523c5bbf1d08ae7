import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { RecordedEvent } from '#event-sourcing';
import { InhoudInzien, MAX_DELEN_PER_PAGINA } from './inhoud-inzien.query.js';
import type { InhoudInzicht, Inhoudsdeel } from './inhoud-inzien.query.js';
import { Casuslezer } from './lezen.js';
import type { Ingezien } from './lezen.js';
import { tijden } from './overdracht-inzicht.js';
import { VerzegeldeInhoud } from './verzegelde-inhoud.js';

const BEFORE_ALL = -1;

@QueryHandler(InhoudInzien)
export class InhoudInzienHandler implements IQueryHandler<InhoudInzien> {
  constructor(
    private readonly lezer: Casuslezer,
    private readonly inhoud: VerzegeldeInhoud,
  ) {}

  async execute({ opdracht, na = BEFORE_ALL }: InhoudInzien): Promise<InhoudInzicht> {
    const ingezien = await this.lezer.open(opdracht);
    const { dossier, inzage } = ingezien;
    await this.lezer.legInzage(opdracht, inzage, 'inhoud');
    const leesbaar = leesbareRecords(ingezien).filter(({ volgnummer }) => volgnummer > na);
    const pagina = leesbaar.slice(0, MAX_DELEN_PER_PAGINA);
    const delen: Inhoudsdeel[] = [];
    for (const record of pagina) delen.push(await this.deelVan(record));
    const laatste = pagina.at(-1);
    return {
      casusId: dossier.casusId,
      revisie: dossier.records.length - 1,
      delen,
      ...(laatste && leesbaar.length > pagina.length && { volgende: laatste.volgnummer }),
    };
  }

  private async deelVan(record: RecordedEvent): Promise<Inhoudsdeel> {
    const { id, volgnummer, type, actor, data } = record;
    return {
      gebeurtenisId: id,
      volgnummer,
      type,
      door: actor.partij,
      ...tijden(record),
      ...(typeof data.overdrachtId === 'string' && { overdrachtId: data.overdrachtId }),
      ...(await this.inhoud.van(record)),
    };
  }
}

const leesbareRecords = ({ dossier, inzage }: Ingezien): readonly RecordedEvent[] =>
  dossier.records.filter((record, i) => {
    const gebeurtenis = dossier.gebeurtenissen[i];
    return record.verzegeld !== null && gebeurtenis !== undefined && inzage.magInhoudZien(gebeurtenis);
  });
