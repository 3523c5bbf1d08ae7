import { instantMs, laatsteDag, lokaleDatum } from '#afspraken';
import type { Tekortkoming } from '#event-sourcing';
import { bevatPartij, houderVan, zelfdePartij } from '#dossier';
import type { StabieleVeiligheid } from '#dossier';
import type { Regels, Toets } from '../stap.js';
import { StapGeweigerd } from '../weigering.js';
import { alleenVeiligThuis, namensZichzelf } from './bevoegdheid.js';
import { eist } from './eisen.js';

const CRITERIA: { readonly [C in keyof StabieleVeiligheid]: string } = {
  risicofactorenAangepakt: 'de risicofactoren zijn nog niet aangepakt of hanteerbaar',
  herstelGestart: 'er is nog geen start gemaakt met herstel',
  samenMetGezinBeoordeeld: 'de stabiele veiligheid is nog niet samen met het gezin beoordeeld',
};

/**
 * S1: the last day of known unsafety up to the day of the step. An incident of before that day counts whenever it
 * was established: who closes afterwards knows of it.
 */
const laatsteOnveiligheid = ({ beeld, geschiedenis, stap }: Toets): string | undefined => {
  const dag = lokaleDatum(stap.plaatsgevondenOp);
  const incidenten = geschiedenis.flatMap((gebeurtenis) =>
    gebeurtenis.type === 'OnveiligheidVastgesteld' ? [gebeurtenis.data.datum] : [],
  );
  return [beeld.laatsteOnveiligheid, ...incidenten]
    .filter((datum) => datum !== undefined && datum <= dag)
    .sort()
    .at(-1);
};

/** S1: the first day on which six months without unsafe incidents have passed (T9). */
const stabielVanaf = (onveilig: string, { afspraken }: Toets): string =>
  laatsteDag(afspraken.termijnen.T9.duur, onveilig, afspraken.extraVrijeDagen);

const tekort = (toets: Toets, criteria: StabieleVeiligheid | undefined): readonly Tekortkoming[] => {
  const namen = Object.keys(CRITERIA) as (keyof StabieleVeiligheid)[];
  const nietVoldaan = namen
    .filter((naam) => criteria?.[naam] !== true)
    .map((naam) => ({ veld: `criteria.${naam}`, regel: 'S1', melding: `Niet voldaan: ${CRITERIA[naam]}.` }));
  const onveilig = laatsteOnveiligheid(toets);
  if (onveilig === undefined) return nietVoldaan;
  const vanaf = stabielVanaf(onveilig, toets);
  if (lokaleDatum(toets.stap.plaatsgevondenOp) >= vanaf) return nietVoldaan;
  const melding = `Niet voldaan: zes maanden zonder onveiligheid. De laatste onveiligheid was op ${onveilig}; afsluiten kan vanaf ${vanaf}.`;
  return [{ veld: 'plaatsgevondenOp', regel: 'T9', melding }, ...nietVoldaan];
};

const eistStabieleVeiligheid = (
  toets: Toets,
  criteria: StabieleVeiligheid | undefined,
  regel: string,
): void => {
  eist(
    toets.beeld.zicht.triage === undefined,
    'triage-open',
    'Er wacht nog een melding op triage: sluit pas af na het triagebesluit.',
    'V13',
  );
  const details = tekort(toets, criteria);
  if (details.length > 0)
    throw new StapGeweigerd(
      'conflict',
      'niet-stabiel-veilig',
      'Van stabiele veiligheid is nog geen sprake.',
      { regel, details },
    );
};

/** V10: while VT monitors, the closing is first agreed with VT; what was agreed before it monitored is not it. */
const eistAfstemming = ({ beeld }: Toets, sindsMs: number | undefined): void => {
  if (sindsMs === undefined) return;
  eist(
    beeld.afstemmingen.some(
      ({ data, actor, plaatsgevondenOp }) =>
        instantMs(plaatsgevondenOp) >= sindsMs &&
        data.onderwerp === 'casusregie-afsluiten' &&
        (bevatPartij(data.met, beeld.veiligThuis) || zelfdePartij(actor.partij, beeld.veiligThuis)),
    ),
    'afstemming-ontbreekt',
    'Veilig Thuis monitort deze casus: leg eerst de afstemming met Veilig Thuis vast (onderwerp casusregie-afsluiten).',
    'V10',
  );
};

export const AFSLUIT_REGELS: Regels = {
  CasusregieAfgesloten: (toets) => {
    const { beeld, stap } = toets;
    const { door, grond, criteria } = stap.data;
    namensZichzelf(toets, door, 'V10');
    eist(
      houderVan(beeld.zicht, door) !== undefined || bevatPartij(beeld.casusregie, door),
      'geen-casusregie',
      'U hebt op dit tijdstip niet de casusregie of het zicht op veiligheid.',
      'V10',
    );
    if (grond === 'opgeschaald')
      eist(beeld.opschalingen.length > 0, 'niet-opgeschaald', 'Leg eerst de opschaling vast.', 'E3');
    if (grond === 'stabiele-veiligheid') eistStabieleVeiligheid(toets, criteria, 'V10');
    // 003 §6.3 asks it always; reporting the case back to VT is itself that contact.
    if (grond !== 'gemeld-bij-veilig-thuis') eistAfstemming(toets, beeld.monitoringSindsMs);
    return undefined;
  },
  MonitoringAfgesloten: (toets) => {
    alleenVeiligThuis(toets, 'S3');
    eist(
      toets.beeld.monitoringSindsMs !== undefined,
      'geen-monitoring',
      'Veilig Thuis monitort deze casus op dit tijdstip niet.',
      'S3',
    );
    if (toets.stap.data.grond === 'stabiele-veiligheid')
      eistStabieleVeiligheid(toets, toets.stap.data.criteria, 'S3');
    return undefined;
  },
  DossierGewist: (toets) => {
    alleenVeiligThuis(toets, '§8');
    const { zicht, monitoringSindsMs, gewist } = toets.beeld;
    if (gewist) return 'al-gebeurd';
    eist(
      toets.geschiedenis.every(({ plaatsgevondenOp }) => instantMs(plaatsgevondenOp) <= toets.opMs),
      'wissen-in-verleden',
      'Wissen geldt vanaf nu: plaatsgevondenOp mag niet voor een stap liggen die al is vastgelegd.',
      '§8',
    );
    eist(
      zicht.houders.length === 0 && zicht.triage === undefined && monitoringSindsMs === undefined,
      'casus-loopt',
      'Een dossier wordt pas gewist als de casus is afgesloten: niemand heeft nog het zicht op veiligheid en er loopt geen triage of monitoring.',
      '§8',
    );
    return undefined;
  },
};
