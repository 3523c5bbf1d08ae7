import { HttpStatus, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { currentTrace, setEtag } from '#platform';
import type { PartijBeller } from '#toegang';
import { Beurten } from '../../application/beurten.js';
import { afgeleidId } from '../../application/ids.js';
import { StapVastleggen } from '../../application/stap-vastleggen.command.js';
import type { Stapopdracht } from '../../application/stap-vastleggen.command.js';
import type { StapVastgelegdDto } from './dto/antwoord.dto.js';
import type { Opdrachtkop } from './opdrachtkop.js';

type Stap = Stapopdracht['stap'];

/** Gives one command and answers for it. */
@Injectable()
export class Stappenloket {
  constructor(
    private readonly commandBus: CommandBus,
    private readonly beurten: Beurten,
  ) {}

  async leg(kop: Opdrachtkop, beller: PartijBeller, stap: Stap): Promise<StapVastgelegdDto> {
    const { sub: medewerker, rol, partij, regio } = beller;
    const { casusId, nieuweCasus, sleutel, vingerafdruk, verwachteRevisie } = kop;
    const opdracht = new StapVastleggen({
      ...{ casusId, nieuweCasus, stap, sleutel, vingerafdruk, verwachteRevisie },
      actor: { partij, medewerker, rol },
      kijker: { rol, partij, regio },
      correlatieId: correlatieIdVan(sleutel),
    });
    const vastgelegd = await this.beurten.neem(casusId, () => this.commandBus.execute(opdracht));
    const gemaakt = gemaaktDoor(stap);
    setEtag(kop.antwoord, vastgelegd.revisie);
    void kop.antwoord
      .header('location', locatie(kop, gemaakt.overdrachtId))
      .status(vastgelegd.herhaald ? HttpStatus.OK : HttpStatus.CREATED);
    return { ...vastgelegd, ...gemaakt };
  }
}

const gemaaktDoor = (stap: Stap): { readonly meldingId?: string; readonly overdrachtId?: string } => {
  if (stap.type === 'MeldingOntvangen') return { meldingId: stap.data.meldingId };
  if (stap.type === 'OverdrachtVerstuurd') return { overdrachtId: stap.data.overdrachtId };
  return {};
};

const locatie = ({ basis, casusId }: Opdrachtkop, overdrachtId: string | undefined): string =>
  `${basis}/casussen/${casusId}${overdrachtId === undefined ? '' : `/overdrachten/${overdrachtId}`}`;

const TRACE_ALS_UUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** The trace of the request, so that one search finds call, log line and record. */
const correlatieIdVan = (sleutel: string): string =>
  currentTrace()?.traceId.replace(TRACE_ALS_UUID, '$1-$2-$3-$4-$5') ?? afgeleidId(sleutel, 'correlatie');
