import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Kijker, OverdrachtBeeld } from '#dossier';
import { ontvangerIn, zelfdePartij } from '#dossier';
import { OverdrachtOnbekend } from './fouten.js';
import { Casuslezer } from './lezen.js';
import type { Ingezien } from './lezen.js';
import { ontvangersVan, tijden } from './overdracht-inzicht.js';
import { OverdrachtInzien } from './overdracht-inzien.query.js';
import type { OverdrachtInzicht } from './overdracht-inzien.query.js';
import { VerzegeldeInhoud } from './verzegelde-inhoud.js';
import type { GetoondeInhoud } from './verzegelde-inhoud.js';

@QueryHandler(OverdrachtInzien)
export class OverdrachtInzienHandler implements IQueryHandler<OverdrachtInzien> {
  constructor(
    private readonly lezer: Casuslezer,
    private readonly inhoud: VerzegeldeInhoud,
  ) {}

  async execute({ opdracht, overdrachtId }: OverdrachtInzien): Promise<OverdrachtInzicht> {
    const ingezien = await this.lezer.open(opdracht);
    const { beeld, dossier, inzage } = ingezien;
    const overdracht = beeld.overdrachten.find((kandidaat) => kandidaat.overdrachtId === overdrachtId);
    if (!overdracht || !isVoor(opdracht.kijker, overdracht)) throw new OverdrachtOnbekend();
    await this.lezer.legInzage(opdracht, inzage, 'overdracht');
    const { verstuurd, ingetrokken } = overdracht;
    const { pad, van, wijze, aanTriagetafel, inhoudHash } = verstuurd.data;
    return {
      casusId: dossier.casusId,
      revisie: dossier.records.length - 1,
      ...{ overdrachtId, pad, van, wijze, aanTriagetafel },
      ...tijden(verstuurd),
      ontvangers: ontvangersVan(overdracht, dossier.gebeurtenissen),
      ...(ingetrokken && { ingetrokken: { ...tijden(ingetrokken), reden: ingetrokken.data.reden } }),
      ...(inhoudHash !== undefined && { inhoudHash }),
      ...(await this.toon(ingezien, overdracht)),
    };
  }

  private async toon({ dossier, inzage }: Ingezien, { verstuurd }: OverdrachtBeeld): Promise<GetoondeInhoud> {
    const gebeurtenis = dossier.gebeurtenissen[verstuurd.volgnummer];
    const record = dossier.records[verstuurd.volgnummer];
    if (!gebeurtenis || !record) throw new Error(`event ${verstuurd.volgnummer} of the case is missing`);
    return inzage.magInhoudZien(gebeurtenis)
      ? this.inhoud.van(record)
      : { inhoud: null, reden: 'geen-inzage' };
  }
}

/** A handover exists for Veilig Thuis, for who sent it, and for whom it was meant. */
const isVoor = ({ rol, partij }: Kijker, overdracht: OverdrachtBeeld): boolean =>
  rol === 'veilig-thuis' ||
  (partij !== undefined &&
    (zelfdePartij(overdracht.verstuurd.data.van, partij) || ontvangerIn(overdracht, partij) !== undefined));
