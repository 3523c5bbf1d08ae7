import type { Partij } from '#event-sourcing';
import { lokaleDatum } from '#afspraken';
import type { Dienst, GebeurtenisType, GebeurtenisVan, TriageUitkomst } from '../events.js';
import type { Stap } from '../geschiedenis.js';
import { bevatPartij, zelfdePartij } from '../partij.js';
import type { Zicht } from '../zicht/toestand.js';
import type { Casusbeeld } from './beeld.js';
import { metAntwoord, nieuwOverdrachtBeeld } from './overdracht-beeld.js';
import type { OverdrachtBeeld } from './overdracht-beeld.js';

type Verwerking<T extends GebeurtenisType> = (
  beeld: Casusbeeld,
  gebeurtenis: GebeurtenisVan<T>,
  opMs: number,
) => Casusbeeld;

const wijzigOverdracht = (
  beeld: Casusbeeld,
  overdrachtId: string,
  wijzig: (overdracht: OverdrachtBeeld) => OverdrachtBeeld,
): Casusbeeld => ({
  ...beeld,
  overdrachten: beeld.overdrachten.map((o) => (o.overdrachtId === overdrachtId ? wijzig(o) : o)),
});

const antwoord = (
  beeld: Casusbeeld,
  gebeurtenis:
    | GebeurtenisVan<'OntvangstBevestigd'>
    | GebeurtenisVan<'OverdrachtAanvaard'>
    | GebeurtenisVan<'OverdrachtGeweigerd'>
    | GebeurtenisVan<'EersteContactGelegd'>,
): Casusbeeld => wijzigOverdracht(beeld, gebeurtenis.data.overdrachtId, (o) => metAntwoord(o, gebeurtenis));

const zonderMonitoring = ({ monitoringSindsMs: _, ...beeld }: Casusbeeld): Casusbeeld => beeld;

const DIENST_BIJ_BESLUIT: { readonly [B in TriageUitkomst]?: Dienst } = {
  'dienst-onderzoek': 'onderzoek',
  'dienst-voorwaarden-en-vervolg': 'voorwaarden-en-vervolg',
};

/** What each event changes in the picture of a case, beside the zicht op veiligheid. */
const VERWERKINGEN: { readonly [T in GebeurtenisType]?: Verwerking<T> } = {
  MeldingOntvangen: (beeld, melding) => ({
    ...beeld,
    meldingen: [...beeld.meldingen, melding],
    gemeenten: melding.data.gemeenten,
    laatsteOnveiligheid: latere(beeld.laatsteOnveiligheid, lokaleDatum(melding.plaatsgevondenOp)),
  }),
  GemeentenGewijzigd: (beeld, { data }) => ({ ...beeld, gemeenten: data.gemeenten }),
  TriageBesluit: (beeld, triage, opMs) => {
    const soort = DIENST_BIJ_BESLUIT[triage.data.besluit];
    return { ...beeld, triage, ...(soort && { dienst: { soort, gestartMs: opMs } }) };
  },
  DienstAfgerond: (beeld, afgerond, opMs) => ({
    ...beeld,
    dienst: { ...(beeld.dienst ?? { soort: afgerond.data.dienst, gestartMs: opMs }), afgerond },
  }),
  OverdrachtVerstuurd: (beeld, verstuurd, opMs) => ({
    ...beeld,
    overdrachten: [...beeld.overdrachten, nieuwOverdrachtBeeld(verstuurd, opMs)],
  }),
  OverdrachtIngetrokken: (beeld, ingetrokken) =>
    wijzigOverdracht(beeld, ingetrokken.data.overdrachtId, (o) => ({ ...o, ingetrokken })),
  OntvangstBevestigd: antwoord,
  OverdrachtAanvaard: antwoord,
  OverdrachtGeweigerd: antwoord,
  EersteContactGelegd: antwoord,
  PlanVastgesteld: (beeld, plan) => ({ ...beeld, plan }),
  CasusregieToegewezen: (beeld, { actor, data }) => ({
    ...beeld,
    casusregie: [...zonderRegieVan(beeld, actor.partij), data.aan],
  }),
  OnveiligheidVastgesteld: (beeld, { data }) => ({
    ...beeld,
    laatsteOnveiligheid: latere(beeld.laatsteOnveiligheid, data.datum),
  }),
  AfstemmingVastgelegd: (beeld, afstemming) => ({
    ...beeld,
    afstemmingen: [...beeld.afstemmingen, afstemming],
  }),
  Opgeschaald: (beeld, opschaling) => ({ ...beeld, opschalingen: [...beeld.opschalingen, opschaling] }),
  GemeenteReactieGegeven: (beeld, reactie) => ({
    ...beeld,
    gemeentereacties: [...beeld.gemeentereacties, reactie],
  }),
  CasusregieAfgesloten: (beeld, { data }) => ({
    ...beeld,
    casusregie: data.grond === 'stabiele-veiligheid' ? zonder(beeld.casusregie, data.door) : beeld.casusregie,
  }),
  MonitoringAfgesloten: (beeld) => zonderMonitoring(beeld),
  DossierGewist: (beeld) => ({ ...beeld, gewist: true }),
};

const latere = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);

const zonder = (partijen: readonly Partij[], partij: Partij): readonly Partij[] =>
  partijen.filter((kandidaat) => !zelfdePartij(kandidaat, partij));

/** Who assigns gives its own away, or takes back what it had delegated; in two gemeenten the other keeps its own. */
const zonderRegieVan = ({ casusregie, zicht }: Casusbeeld, partij: Partij): readonly Partij[] =>
  bevatPartij(casusregie, partij)
    ? zonder(casusregie, partij)
    : casusregie.filter((regisseur) => houdtVast(zicht, regisseur));

/** `vorigZicht` is the zicht before this step: who takes a handover also takes the casusregie (003 §1.1). */
export const verwerk = (beeld: Casusbeeld, vorigZicht: Zicht, { gebeurtenis, opMs }: Stap): Casusbeeld => {
  const verwerking = VERWERKINGEN[gebeurtenis.type] as Verwerking<typeof gebeurtenis.type> | undefined;
  const verwerkt = verwerking ? verwerking(beeld, gebeurtenis, opMs) : beeld;
  const bijgewerkt = metMonitoring(metCasusregie(verwerkt, vorigZicht), vorigZicht, { gebeurtenis, opMs });
  return metEinde(bijgewerkt, vorigZicht, gebeurtenis.type);
};

/** V13: a case that has ended starts anew; what was decided in its earlier life carries no new step. */
const metEinde = (beeld: Casusbeeld, vorigZicht: Zicht, type: GebeurtenisType): Casusbeeld => {
  const begintOpnieuw = type === 'MeldingOntvangen' && vorigZicht.houders.length === 0 && !vorigZicht.triage;
  const eindigtMetMelding =
    vorigZicht.houders.length > 0 && beeld.zicht.houders.length === 0 && beeld.zicht.triage !== undefined;
  if (!begintOpnieuw && !eindigtMetMelding) return beeld;
  const { triage: _triage, dienst: _dienst, ...rest } = beeld;
  return rest;
};

const metCasusregie = (beeld: Casusbeeld, vorigZicht: Zicht): Casusbeeld => {
  const was = vorigZicht.houders.map(({ partij }) => partij);
  const nu = beeld.zicht.houders.map(({ partij }) => partij);
  const nieuwe = nu.filter(({ soort, id }) => soort !== 'veilig-thuis' && !bevatPartij(was, { soort, id }));
  const vertrokken = was.filter((partij) => !bevatPartij(nu, partij));
  // V4: with a dienst the case is VT's again, and so is what was agreed about the casusregie.
  if (beeld.zicht.dienstLoopt && !vorigZicht.dienstLoopt) return { ...beeld, casusregie: [] };
  if (nieuwe.length === 0) return beeld;
  // A second recipient (V7) comes beside the first; otherwise the case changes hands, delegates included.
  const komtErbij = was.some(({ soort }) => soort !== 'veilig-thuis') && vertrokken.every(isVeiligThuis);
  const blijft = komtErbij ? beeld.casusregie : beeld.casusregie.filter((partij) => bevatPartij(nu, partij));
  return { ...beeld, casusregie: [...blijft, ...nieuwe] };
};

const isVeiligThuis = ({ soort }: Partij): boolean => soort === 'veilig-thuis';

/**
 * S2: monitoring follows the handover after a dienst, from the instant that VT lets go; never a direct one.
 * A new dienst takes its place, for then VT itself holds the zicht op veiligheid again.
 */
const metMonitoring = (beeld: Casusbeeld, vorigZicht: Zicht, { gebeurtenis, opMs }: Stap): Casusbeeld => {
  if (gebeurtenis.type === 'TriageBesluit' && beeld.zicht.dienstLoopt) return zonderMonitoring(beeld);
  if (gebeurtenis.type !== 'OverdrachtAanvaard') return beeld;
  const overdracht = beeld.overdrachten.find((o) => o.overdrachtId === gebeurtenis.data.overdrachtId);
  const laatLos = houdtVast(vorigZicht, beeld.veiligThuis) && !houdtVast(beeld.zicht, beeld.veiligThuis);
  return laatLos && overdracht?.verstuurd.data.pad === 'na-dienst'
    ? { ...beeld, monitoringSindsMs: opMs }
    : beeld;
};

/** Holds it otherwise than beside a holder, for an urgent melding (V13). */
const houdtVast = ({ houders }: Zicht, partij: Partij): boolean =>
  houders.some((houder) => zelfdePartij(houder.partij, partij) && !houder.naastHouder);
