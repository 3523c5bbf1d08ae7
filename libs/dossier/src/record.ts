import type { RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import type { CasusGebeurtenis, GebeurtenisType } from './events.js';

/** The stream of a case (`domein.md` §8). */
export const stroomVan = (casusId: string): string => `casus-${casusId}`;

/** The version in which each event is written now. An older record is brought to it on reading. */
export const ACTUELE_VERSIE: { readonly [T in GebeurtenisType]: number } = {
  MeldingOntvangen: 1,
  SpoedVastgesteld: 1,
  GemeentenGewijzigd: 1,
  TriageBesluit: 1,
  DienstAfgerond: 1,
  OverdrachtVerstuurd: 1,
  OverdrachtIngetrokken: 1,
  OntvangstBevestigd: 1,
  OverdrachtAanvaard: 1,
  BevestigingBekrachtigd: 1,
  BevestigingBetwist: 1,
  OverdrachtGeweigerd: 1,
  BetrokkenenGeinformeerd: 1,
  MelderTeruggekoppeld: 1,
  GemeenteGeinformeerd: 1,
  EersteContactGelegd: 1,
  PlanVastgesteld: 1,
  CasusregieToegewezen: 1,
  MonitorMomentVastgelegd: 1,
  OnveiligheidVastgesteld: 1,
  AfstemmingVastgelegd: 1,
  OndersteuningGevraagd: 1,
  Opgeschaald: 1,
  GemeenteReactieGegeven: 1,
  CasusregieAfgesloten: 1,
  MonitoringAfgesloten: 1,
  TermijnVerstreken: 2,
  DossierGewist: 1,
};

type Data = UnpositionedRecord['data'];

/** Brings `data` of one version to the next. Pure; the stored record and its hash stay as they are. */
export type Upcaster = (data: Data) => Data;

/** Per event type, the step from each old version to the one after it. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, Upcaster>>>>;

const UPCASTERS: Upcasters = {
  // Which term it was beyond its id cannot be told afterwards: what version 2 added stays away.
  TermijnVerstreken: { 1: (data) => data },
};

/** A record that this version of the hub cannot read. Never skipped: what is not understood is not answered. */
export class OnleesbareGebeurtenis extends Error {
  override readonly name = 'OnleesbareGebeurtenis';
}

/** The event that a record stands for, in its current version. @throws OnleesbareGebeurtenis */
export const alsGebeurtenis = (
  record: RecordedEvent | UnpositionedRecord,
  upcasters: Upcasters = UPCASTERS,
  actueel: Readonly<Record<string, number>> = ACTUELE_VERSIE,
): CasusGebeurtenis => {
  const doel = Object.hasOwn(actueel, record.type) ? actueel[record.type] : undefined;
  if (doel === undefined) throw new OnleesbareGebeurtenis(`unknown event type ${record.type}`);
  // Nearly every record: a copy of each would be a good part of the work of whoever reads the whole log.
  if (record.versie === doel) return record as unknown as CasusGebeurtenis;
  const { versie, data } = bijgebracht(record, doel, upcasters[record.type] ?? {});
  return { ...record, versie, data } as unknown as CasusGebeurtenis;
};

const bijgebracht = (
  { type, versie, data }: UnpositionedRecord,
  doel: number,
  stappen: Readonly<Record<number, Upcaster>>,
): { readonly versie: number; readonly data: Data } => {
  if (versie > doel)
    throw new OnleesbareGebeurtenis(`${type} version ${versie} is newer than this hub (${doel})`);
  let actueleData = data;
  for (let v = versie; v < doel; v += 1) {
    const stap = stappen[v];
    if (!stap) throw new OnleesbareGebeurtenis(`${type} has no upcaster from version ${v}`);
    actueleData = stap(actueleData);
  }
  return { versie: doel, data: actueleData };
};
