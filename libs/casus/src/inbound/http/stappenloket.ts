import { HttpStatus, Injectable } from '@nestjs/common';
import type { Opdrachtnaam } from '#contracts';
import { currentTrace, setEtag } from '#platform';
import type { PartijBeller } from '#toegang';
import { Partijwijzer } from '../../application/partijwijzer.js';
import type { Stapopdracht } from '../../application/stap-vastleggen.command.js';
import { Opdrachtgever } from '../opdrachten/opdrachtgever.js';
import type { Opdrachtsoort } from '../opdrachten/opdrachtsoort.js';
import { VEILIG_THUIS_OPDRACHTEN } from '../opdrachten/veilig-thuis.js';
import type { LichaamVan } from '../opdrachten/veilig-thuis.js';
import type { StapVastgelegdDto } from './dto/antwoord.dto.js';
import type { Opdrachtkop } from './opdrachtkop.js';

/** Gives one command and answers for it over HTTP. */
@Injectable()
export class Stappenloket {
  constructor(
    private readonly opdrachtgever: Opdrachtgever,
    private readonly partijen: Partijwijzer,
  ) {}

  /** A command of Veilig Thuis by its name in the table that the bus uses too. */
  voer<N extends Opdrachtnaam>(
    naam: N,
    kop: Opdrachtkop,
    beller: PartijBeller,
    dto: LichaamVan<N>,
  ): Promise<StapVastgelegdDto> {
    const { overdrachtId, nieuwId } = kop;
    const opdracht = VEILIG_THUIS_OPDRACHTEN[naam] as unknown as Opdrachtsoort<LichaamVan<N>>;
    const stap = opdracht.stap(dto, { beller, partijen: this.partijen, overdrachtId, nieuwId });
    return this.leg(kop, beller, stap);
  }

  async leg(kop: Opdrachtkop, beller: PartijBeller, stap: Stapopdracht['stap']): Promise<StapVastgelegdDto> {
    const traceId = currentTrace()?.traceId;
    const vastgelegd = await this.opdrachtgever.geef({ ...kop, traceId }, beller, stap);
    setEtag(kop.antwoord, vastgelegd.revisie);
    void kop.antwoord
      .header('location', locatie(kop, vastgelegd.overdrachtId))
      .status(vastgelegd.herhaald ? HttpStatus.OK : HttpStatus.CREATED);
    return vastgelegd;
  }
}

const locatie = ({ basis, casusId }: Opdrachtkop, overdrachtId: string | undefined): string =>
  `${basis}/casussen/${casusId}${overdrachtId === undefined ? '' : `/overdrachten/${overdrachtId}`}`;
