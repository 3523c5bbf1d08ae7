import type {
  GebeurtenisData,
  GebeurtenisType,
  MonitoringGrond,
  CasusregieGrond,
  OpschalingNiveau,
  TriageUitkomst,
} from '#dossier';
import { HEERLEN, VT, tijd } from '#dossier/testing';
import type { Partij } from '#event-sourcing';
import type { Inhoud } from '../domain/inhoud.js';
import type { EnigeStap, VoorgenomenStap } from '../domain/stap.js';
import { inhoudDirect, inhoudDoorgifte, inhoudNaDienst } from './inhoud.js';

/** A step with who takes it, and when it is recorded if that is later than when it happened. */
export interface Daad {
  readonly stap: EnigeStap;
  readonly door: Partij;
  readonly vastgelegdOp: string;
}

type Data<T extends GebeurtenisType> = GebeurtenisData[T];
type Anders<T extends GebeurtenisType> = Partial<Data<T>>;

const daad = <T extends GebeurtenisType>(
  type: T,
  op: string,
  data: Data<T>,
  door: Partij = VT,
  inhoud?: Inhoud,
): Daad => {
  const plaatsgevondenOp = tijd(op);
  const stap: VoorgenomenStap<T> = { type, data, plaatsgevondenOp, ...(inhoud && { inhoud }) };
  return { stap: stap as EnigeStap, door, vastgelegdOp: plaatsgevondenOp };
};

/** The same step, recorded later than it happened. */
export const laat = (gedaan: Daad, vastgelegd: string): Daad => ({
  ...gedaan,
  vastgelegdOp: tijd(vastgelegd),
});

/** The same step, recorded by another party. */
export const door = (partij: Partij, gedaan: Daad): Daad => ({ ...gedaan, door: partij });

/** The same step with other content, or without any. */
export const metInhoud = (gedaan: Daad, inhoud: Inhoud | undefined): Daad => {
  const { inhoud: _, ...stap } = gedaan.stap;
  return { ...gedaan, stap: { ...stap, ...(inhoud && { inhoud }) } };
};

export const melding = (op: string, anders: Anders<'MeldingOntvangen'> = {}): Daad =>
  daad('MeldingOntvangen', op, {
    meldingId: `melding ${op}`,
    bron: 'politie',
    spoedeisend: false,
    gemeenten: ['GM0917'],
    gezinsvoogdBetrokken: false,
    ...anders,
  });

export const spoed = (op: string): Daad => daad('SpoedVastgesteld', op, {});

export const gemeenten = (op: string, ...codes: readonly string[]): Daad =>
  daad('GemeentenGewijzigd', op, { gemeenten: codes });

export const triage = (op: string, besluit: TriageUitkomst, anders: Anders<'TriageBesluit'> = {}): Daad =>
  daad('TriageBesluit', op, {
    besluit,
    aanTriagetafel: false,
    informerenAndersAfgesproken: false,
    ...anders,
  });

export const dienstAfgerond = (op: string, anders: Anders<'DienstAfgerond'> = {}): Daad =>
  daad('DienstAfgerond', op, {
    dienst: 'voorwaarden-en-vervolg',
    veiligheidsvoorwaarden: 3,
    acuutOnveilig: false,
    dossierGesloten: false,
    ...anders,
  });

export const onderzoekAfgerond = (op: string, anders: Anders<'DienstAfgerond'> = {}): Daad =>
  dienstAfgerond(op, { dienst: 'onderzoek', oordeel: 'bevestigd', ...anders });

const INHOUD_VAN_PAD = { direct: inhoudDirect, 'na-dienst': inhoudNaDienst, doorgifte: inhoudDoorgifte };

const verstuurd = (op: string, anders: Anders<'OverdrachtVerstuurd'>): Daad => {
  const data: Data<'OverdrachtVerstuurd'> = {
    overdrachtId: 'o1',
    pad: 'direct',
    van: VT,
    ontvangers: [HEERLEN],
    wijze: 'digitaal',
    aanTriagetafel: false,
    ...anders,
  };
  return daad('OverdrachtVerstuurd', op, data, data.van, INHOUD_VAN_PAD[data.pad]());
};

export const overdracht = (op: string, anders: Anders<'OverdrachtVerstuurd'> = {}): Daad =>
  verstuurd(op, anders);

export const overdrachtNaDienst = (op: string, anders: Anders<'OverdrachtVerstuurd'> = {}): Daad =>
  verstuurd(op, { pad: 'na-dienst', ...anders });

export const doorgifte = (
  op: string,
  van: Partij,
  aan: Partij,
  anders: Anders<'OverdrachtVerstuurd'> = {},
): Daad => verstuurd(op, { overdrachtId: 'd1', pad: 'doorgifte', van, ontvangers: [aan], ...anders });

export const intrekking = (op: string, overdrachtId = 'o1', van: Partij = VT): Daad =>
  daad('OverdrachtIngetrokken', op, { overdrachtId, reden: 'vervangen' }, van);

export const ontvangst = (
  op: string,
  ontvanger: Partij = HEERLEN,
  anders: Anders<'OntvangstBevestigd'> = {},
): Daad =>
  daad('OntvangstBevestigd', op, { overdrachtId: 'o1', ontvanger, wijze: 'digitaal', ...anders }, ontvanger);

export const aanvaarding = (
  op: string,
  ontvanger: Partij = HEERLEN,
  anders: Anders<'OverdrachtAanvaard'> = {},
): Daad =>
  daad('OverdrachtAanvaard', op, { overdrachtId: 'o1', ontvanger, wijze: 'digitaal', ...anders }, ontvanger);

/** VT records what the recipient said to it. */
export const namens = (gedaan: Daad, verzender: Partij = VT): Daad => {
  const stap = { ...gedaan.stap, data: { ...gedaan.stap.data, wijze: 'mondeling' } } as EnigeStap;
  return { ...gedaan, stap, door: verzender };
};

export const weigering = (op: string, ontvanger: Partij = HEERLEN, overdrachtId = 'o1'): Daad =>
  daad('OverdrachtGeweigerd', op, { overdrachtId, ontvanger, reden: 'geen-capaciteit' }, ontvanger);

export const bekrachtiging = (op: string, ontvanger: Partij = HEERLEN, overdrachtId = 'o1'): Daad =>
  daad('BevestigingBekrachtigd', op, { overdrachtId, ontvanger }, ontvanger);

export const betwisting = (op: string, ontvanger: Partij = HEERLEN, overdrachtId = 'o1'): Daad =>
  daad('BevestigingBetwist', op, { overdrachtId, ontvanger }, ontvanger);

export const eersteContact = (op: string, doorWie: Partij = HEERLEN, overdrachtId = 'o1'): Daad =>
  daad('EersteContactGelegd', op, { overdrachtId, door: doorWie }, doorWie);

export const plan = (op: string, planVersie: number, doorWie: Partij = HEERLEN): Daad =>
  daad('PlanVastgesteld', op, { planVersie, evaluatiemomenten: ['2026-12-01'] }, doorWie);

export const casusregie = (op: string, aan: Partij, doorWie: Partij = HEERLEN): Daad =>
  daad('CasusregieToegewezen', op, { aan }, doorWie);

export const monitormoment = (op: string, anders: Anders<'MonitorMomentVastgelegd'> = {}): Daad =>
  daad(
    'MonitorMomentVastgelegd',
    op,
    {
      gesprokenMet: ['professional'],
      scores: [{ door: 'professional', score: 7 }],
      voorwaardenVoldaan: true,
      directeVeiligheid: true,
      stabieleVeiligheid: false,
      herstelAandacht: true,
      ...anders,
    },
    VT,
    { onderbouwingen: ['Verzonnen onderbouwing.'] },
  );

export const onveiligheid = (op: string, datum: string, doorWie: Partij = HEERLEN): Daad =>
  daad('OnveiligheidVastgesteld', op, { datum }, doorWie);

export const afstemming = (
  op: string,
  doorWie: Partij = HEERLEN,
  anders: Anders<'AfstemmingVastgelegd'> = {},
): Daad =>
  daad('AfstemmingVastgelegd', op, { onderwerp: 'casusregie-afsluiten', met: [VT], ...anders }, doorWie);

export const ondersteuning = (op: string, doorWie: Partij = HEERLEN): Daad =>
  daad('OndersteuningGevraagd', op, { vorm: 'casusoverleg' }, doorWie);

export const opschaling = (
  op: string,
  niveau: OpschalingNiveau,
  doorWie: Partij = HEERLEN,
  gemeente?: string,
): Daad => daad('Opgeschaald', op, { niveau, ...(gemeente !== undefined && { gemeente }) }, doorWie);

export const gemeentereactie = (op: string, gemeente: Partij): Daad =>
  daad('GemeenteReactieGegeven', op, { maatregel: 'gesprek-met-partijen' }, gemeente);

export const STABIEL = { risicofactorenAangepakt: true, herstelGestart: true, samenMetGezinBeoordeeld: true };

export const casusregieAfgesloten = (
  op: string,
  grond: CasusregieGrond = 'stabiele-veiligheid',
  doorWie: Partij = HEERLEN,
): Daad =>
  daad(
    'CasusregieAfgesloten',
    op,
    { door: doorWie, grond, ...(grond === 'stabiele-veiligheid' && { criteria: STABIEL }) },
    doorWie,
  );

export const monitoringAfgesloten = (op: string, grond: MonitoringGrond = 'stabiele-veiligheid'): Daad =>
  daad('MonitoringAfgesloten', op, { grond, ...(grond === 'stabiele-veiligheid' && { criteria: STABIEL }) });

export const betrokkenenGeinformeerd = (op: string, doorWie: Partij = VT): Daad =>
  daad('BetrokkenenGeinformeerd', op, { door: doorWie, allen: true }, doorWie);

export const melderTeruggekoppeld = (op: string): Daad => daad('MelderTeruggekoppeld', op, {});

export const gemeenteGeinformeerd = (op: string, anders: Anders<'GemeenteGeinformeerd'> = {}): Daad =>
  daad('GemeenteGeinformeerd', op, { gemeente: 'GM0917', aanleiding: 'gezinsvoogd', ...anders });

export const dossierGewist = (op: string): Daad => daad('DossierGewist', op, {});
