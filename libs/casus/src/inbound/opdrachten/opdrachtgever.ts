import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { PartijBeller } from '#toegang';
import { Beurten } from '../../application/beurten.js';
import { afgeleidId } from '../../application/ids.js';
import { StapVastleggen } from '../../application/stap-vastleggen.command.js';
import type { Stapopdracht, StapVastgelegd } from '../../application/stap-vastleggen.command.js';

/** Everything of a command but who gives it and what it says. */
export interface Opdrachtgegevens {
  /** The case that it names, or the case that it opens. */
  readonly casusId: string;
  readonly nieuweCasus: boolean;
  readonly sleutel: string;
  readonly vingerafdruk: string;
  readonly verwachteRevisie: number | undefined;
  /** 32 hexadecimal digits of W3C Trace Context. */
  readonly traceId: string | undefined;
}

/** What a command recorded, with the ids of what it made. */
export interface Opdrachtuitkomst extends StapVastgelegd {
  readonly meldingId?: string;
  readonly overdrachtId?: string;
}

/** Gives a step as a command, in the turn of its case. The one way in, whatever it came by. */
@Injectable()
export class Opdrachtgever {
  constructor(
    private readonly commandBus: CommandBus,
    private readonly beurten: Beurten,
  ) {}

  async geef(
    { casusId, nieuweCasus, sleutel, vingerafdruk, verwachteRevisie, traceId }: Opdrachtgegevens,
    { sub: medewerker, rol, partij, regio }: PartijBeller,
    stap: Stapopdracht['stap'],
  ): Promise<Opdrachtuitkomst> {
    const opdracht = new StapVastleggen({
      ...{ casusId, nieuweCasus, stap, sleutel, vingerafdruk, verwachteRevisie },
      actor: { partij, medewerker, rol },
      kijker: { rol, partij, ...(regio !== undefined && { regio }) },
      correlatieId: correlatieIdVan(traceId, sleutel),
    });
    const vastgelegd = await this.beurten.neem(casusId, () => this.commandBus.execute(opdracht));
    return { ...vastgelegd, ...gemaaktDoor(stap) };
  }
}

const gemaaktDoor = (
  stap: Stapopdracht['stap'],
): { readonly meldingId?: string; readonly overdrachtId?: string } => {
  if (stap.type === 'MeldingOntvangen') return { meldingId: stap.data.meldingId };
  if (stap.type === 'OverdrachtVerstuurd') return { overdrachtId: stap.data.overdrachtId };
  return {};
};

const TRACE_ALS_UUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** The trace of the request, so that one search finds call, log line and record. */
const correlatieIdVan = (traceId: string | undefined, sleutel: string): string =>
  traceId?.replace(TRACE_ALS_UUID, '$1-$2-$3-$4-$5') ?? afgeleidId(sleutel, 'correlatie');
