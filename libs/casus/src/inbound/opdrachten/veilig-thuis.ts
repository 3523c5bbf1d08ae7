import type { Opdrachtnaam } from '#contracts';
import { DossierwissingDto, MonitoringafsluitingDto, OpschalingDto } from '../http/dto/afsluiting.dto.js';
import { AanvaardingNamensDto, OntvangstbevestigingNamensDto } from '../http/dto/bevestiging.dto.js';
import { DienstafrondingDto, TriagebesluitDto } from '../http/dto/dienst.dto.js';
import {
  BetrokkenenInformeringDto,
  GemeenteInformeringDto,
  MelderTerugkoppelingDto,
} from '../http/dto/informeren.dto.js';
import { GemeentewijzigingDto, MeldingDto, SpoedvaststellingDto } from '../http/dto/melding.dto.js';
import { IntrekkingDto, OverdrachtDto } from '../http/dto/overdracht.dto.js';
import { AfstemmingDto, MonitormomentDto, OnveiligheidsvaststellingDto } from '../http/dto/veiligheid.dto.js';
import { stapUit } from '../http/stap-uit.js';
import { soort } from './opdrachtsoort.js';
import type { Opdrachttabel, Stapbron } from './opdrachtsoort.js';

const ontvangerUit = (
  { ontvanger, plaatsgevondenOp }: AanvaardingNamensDto,
  { partijen, beller }: Stapbron,
) => partijen.een('ontvanger', ontvanger, { door: beller, op: plaatsgevondenOp });

const melding = soort({
  dto: MeldingDto,
  stap: (dto, { nieuwId }) => {
    const { data, rest } = stapUit(dto);
    return { type: 'MeldingOntvangen', data: { meldingId: nieuwId('melding'), ...data }, ...rest };
  },
});

/** What Veilig Thuis may ask of a case. */
export const VEILIG_THUIS_OPDRACHTEN = {
  melding,
  vervolgmelding: melding,
  spoedvaststelling: soort({
    dto: SpoedvaststellingDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'SpoedVastgesteld', data, ...rest };
    },
  }),
  gemeentewijziging: soort({
    dto: GemeentewijzigingDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'GemeentenGewijzigd', data, ...rest };
    },
  }),
  triagebesluit: soort({
    dto: TriagebesluitDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'TriageBesluit', data, ...rest };
    },
  }),
  dienstafronding: soort({
    dto: DienstafrondingDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'DienstAfgerond', data, ...rest };
    },
  }),
  overdracht: soort({
    dto: OverdrachtDto,
    stap: (dto, { partijen, beller, nieuwId }) => {
      const { data, rest } = stapUit(dto);
      const vraag = { door: beller, op: rest.plaatsgevondenOp };
      const ontvangers = partijen.lijst('ontvangers', data.ontvangers, vraag);
      const overdrachtId = nieuwId('overdracht');
      return {
        type: 'OverdrachtVerstuurd',
        data: { overdrachtId, ...data, van: beller.partij, ontvangers },
        ...rest,
      };
    },
  }),
  intrekking: soort({
    dto: IntrekkingDto,
    stap: (dto, { overdrachtId }) => {
      const { data, rest } = stapUit(dto);
      return { type: 'OverdrachtIngetrokken', data: { overdrachtId: overdrachtId(), ...data }, ...rest };
    },
  }),
  ontvangstbevestiging: soort({
    dto: OntvangstbevestigingNamensDto,
    stap: (dto, bron) => {
      const { data, rest } = stapUit(dto);
      const ontvanger = ontvangerUit(dto, bron);
      const overdrachtId = bron.overdrachtId();
      return { type: 'OntvangstBevestigd', data: { overdrachtId, ...data, ontvanger }, ...rest };
    },
  }),
  aanvaarding: soort({
    dto: AanvaardingNamensDto,
    stap: (dto, bron) => {
      const { data, rest } = stapUit(dto);
      const ontvanger = ontvangerUit(dto, bron);
      const overdrachtId = bron.overdrachtId();
      return { type: 'OverdrachtAanvaard', data: { overdrachtId, ...data, ontvanger }, ...rest };
    },
  }),
  'betrokkenen-informering': soort({
    dto: BetrokkenenInformeringDto,
    stap: (dto, { beller }) => {
      const { data, rest } = stapUit(dto);
      return { type: 'BetrokkenenGeinformeerd', data: { ...data, door: beller.partij }, ...rest };
    },
  }),
  'melder-terugkoppeling': soort({
    dto: MelderTerugkoppelingDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'MelderTeruggekoppeld', data, ...rest };
    },
  }),
  'gemeente-informering': soort({
    dto: GemeenteInformeringDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'GemeenteGeinformeerd', data, ...rest };
    },
  }),
  monitormoment: soort({
    dto: MonitormomentDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'MonitorMomentVastgelegd', data, ...rest };
    },
  }),
  onveiligheidsvaststelling: soort({
    dto: OnveiligheidsvaststellingDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'OnveiligheidVastgesteld', data, ...rest };
    },
  }),
  afstemming: soort({
    dto: AfstemmingDto,
    stap: (dto, { partijen, beller }) => {
      const { data, rest } = stapUit(dto);
      const met = partijen.lijst('met', data.met, { door: beller, op: rest.plaatsgevondenOp });
      return { type: 'AfstemmingVastgelegd', data: { ...data, met }, ...rest };
    },
  }),
  opschaling: soort({
    dto: OpschalingDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'Opgeschaald', data, ...rest };
    },
  }),
  monitoringafsluiting: soort({
    dto: MonitoringafsluitingDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'MonitoringAfgesloten', data, ...rest };
    },
  }),
  dossierwissing: soort({
    dto: DossierwissingDto,
    stap: (dto) => {
      const { data, rest } = stapUit(dto);
      return { type: 'DossierGewist', data, ...rest };
    },
  }),
} as const satisfies Opdrachttabel;

/** The body of a command. */
export type LichaamVan<N extends Opdrachtnaam> = InstanceType<(typeof VEILIG_THUIS_OPDRACHTEN)[N]['dto']>;
