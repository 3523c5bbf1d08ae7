import { ACTUELE_VERSIE, OnleesbareGebeurtenis, alsGebeurtenis } from '#dossier';
import type { CasusGebeurtenis, GebeurtenisType } from '#dossier';
import type { Partij, UnpositionedRecord } from '#event-sourcing';
import {
  type Json,
  type Plek,
  fout,
  leesGeheel,
  leesInstant,
  leesKeuze,
  leesLijst,
  leesObject,
  leesTekst,
  leesVlag,
  veld,
} from './lezer.js';

const SOORTEN = [
  'veilig-thuis',
  'lokaal-veld',
  'gi',
  'instelling',
  'multidisciplinair-team',
  'client-systeem',
  'gemeente',
] as const;
const BESLUITEN = [
  'dienst-voorwaarden-en-vervolg',
  'dienst-onderzoek',
  'lokaal-veld',
  'instelling',
  'multidisciplinair-team',
  'client-systeem',
] as const;
const PADEN = ['direct', 'na-dienst', 'doorgifte'] as const;

const PARTIJ = "een partij met 'soort' en 'id'";
const ID = 'een tekst die niet leeg is';

const leesPartij = (plek: Plek): Partij => {
  const partij = leesObject(plek, PARTIJ);
  const gemeente = veld(partij, 'gemeente', plek.pad);
  return {
    soort: leesKeuze(veld(partij, 'soort', plek.pad), SOORTEN),
    id: leesTekst(veld(partij, 'id', plek.pad), ID),
    ...(gemeente.waarde !== undefined && { gemeente: leesTekst(gemeente, "een CBS-code zoals 'GM0917'") }),
  };
};

const leesGemeenten = (plek: Plek): readonly string[] =>
  plek.waarde === undefined
    ? []
    : leesLijst(plek, 'een lijst van CBS-codes').map((code) =>
        leesTekst(code, "een CBS-code zoals 'GM0917'"),
      );

type Veldlezer = (plek: Plek, actor: Partij) => unknown;

const id: Veldlezer = (plek) => leesTekst(plek, ID);
const keuze =
  (...keuzes: readonly string[]): Veldlezer =>
  (plek) =>
    leesKeuze(plek, keuzes);
const partij: Veldlezer = leesPartij;
/** Who acts, when nothing else is said. */
const partijOfActor: Veldlezer = (plek, actor) => (plek.waarde === undefined ? actor : leesPartij(plek));
const partijen: Veldlezer = (plek) => {
  const gelezen = leesLijst(plek, 'een lijst van partijen').map(leesPartij);
  if (gelezen.length === 0) throw fout(plek, 'een lijst met ten minste een partij');
  return gelezen;
};

const VAN_ONTVANGER = { overdrachtId: id, ontvanger: partij };

/**
 * The fields on which an answer rests. All others are left as they are: a question about responsibility does not
 * fail on a field that has nothing to do with it, and a flag that is left out is false.
 */
const VELDEN: { readonly [T in GebeurtenisType]?: Readonly<Record<string, Veldlezer>> } = {
  MeldingOntvangen: { spoedeisend: leesVlag, gezinsvoogdBetrokken: leesVlag, gemeenten: leesGemeenten },
  GemeentenGewijzigd: { gemeenten: leesGemeenten },
  TriageBesluit: { besluit: keuze(...BESLUITEN), aanTriagetafel: leesVlag },
  DienstAfgerond: { dossierGesloten: leesVlag },
  OverdrachtVerstuurd: {
    overdrachtId: id,
    pad: keuze(...PADEN),
    van: partijOfActor,
    ontvangers: partijen,
    aanTriagetafel: leesVlag,
  },
  OverdrachtIngetrokken: { overdrachtId: id },
  OntvangstBevestigd: VAN_ONTVANGER,
  OverdrachtAanvaard: VAN_ONTVANGER,
  OverdrachtGeweigerd: VAN_ONTVANGER,
  BevestigingBekrachtigd: VAN_ONTVANGER,
  BevestigingBetwist: VAN_ONTVANGER,
  CasusregieAfgesloten: {
    door: partijOfActor,
    grond: keuze('stabiele-veiligheid', 'gemeld-bij-veilig-thuis', 'opgeschaald'),
  },
  MonitoringAfgesloten: { grond: keuze('stabiele-veiligheid', 'dossier-gesloten') },
};

const TYPEN = Object.keys(ACTUELE_VERSIE) as readonly GebeurtenisType[];

const leesType = (plek: Plek): GebeurtenisType => {
  const type = TYPEN.find((kandidaat) => kandidaat === plek.waarde);
  if (type === undefined) throw fout(plek, `een type gebeurtenis dat de hub kent (${TYPEN.join(', ')})`);
  return type;
};

/** An older version is brought to the present one before its fields are read. */
const leesData = (type: GebeurtenisType, versie: number, plek: Plek, actor: Partij): Json => {
  const bron = plek.waarde === undefined ? {} : leesObject(plek, 'een object');
  const data = actueel(type, versie, bron, plek.pad);
  const velden = Object.entries(VELDEN[type] ?? {}).map(([naam, lees]) => [
    naam,
    lees(veld(data, naam, plek.pad), actor),
  ]);
  return { ...data, ...(Object.fromEntries(velden) as Json) };
};

const actueel = (type: GebeurtenisType, versie: number, data: Json, pad: string): Json => {
  try {
    return alsGebeurtenis({ type, versie, data } as unknown as UnpositionedRecord).data;
  } catch (cause) {
    if (!(cause instanceof OnleesbareGebeurtenis)) throw cause;
    throw fout({ waarde: versie, pad: pad.replace(/data$/, 'versie') }, versies(type));
  }
};

const versies = (type: GebeurtenisType): string =>
  `een versie van ${type} van 1 tot en met ${ACTUELE_VERSIE[type]}`;

/** A recorded event out of unknown JSON. @throws Invoerfout naming the field and what would be right */
export const leesGebeurtenis = (plek: Plek, standaardVolgnummer?: number): CasusGebeurtenis => {
  const bron = leesObject(plek, 'een gebeurtenis (een object)');
  const type = leesType(veld(bron, 'type', plek.pad));
  const versie = leesGeheel(metStandaard(veld(bron, 'versie', plek.pad), 1));
  const actorPlek = veld(bron, 'actor', plek.pad);
  const actor = leesObject(actorPlek, "een object met 'partij'");
  const wie = leesPartij(veld(actor, 'partij', actorPlek.pad));
  return {
    ...bron,
    type,
    versie: ACTUELE_VERSIE[type],
    volgnummer: leesGeheel(metStandaard(veld(bron, 'volgnummer', plek.pad), standaardVolgnummer)),
    plaatsgevondenOp: leesInstant(veld(bron, 'plaatsgevondenOp', plek.pad)),
    vastgelegdOp: leesInstant(veld(bron, 'vastgelegdOp', plek.pad)),
    actor: { ...actor, partij: wie },
    data: leesData(type, versie, veld(bron, 'data', plek.pad), wie),
  } as unknown as CasusGebeurtenis;
};

const metStandaard = ({ waarde, pad }: Plek, standaard: number | undefined): Plek => ({
  waarde: waarde ?? standaard,
  pad,
});
