import { instantMs } from '#afspraken';
import type { Partij } from '#event-sourcing';
import { houderVan, zelfdePartij } from '#dossier';
import type { Casusbeeld, IntrekkingReden, OverdrachtPad, TriageUitkomst } from '#dossier';
import type { Regels, Toets } from '../stap.js';
import { alleenVeiligThuis, namensZichzelf, vindOverdracht } from './bevoegdheid.js';
import { eist, eistVeld } from './eisen.js';
import { toetsPlaatsen } from './plaatsen.js';

type Versturen = Toets<'OverdrachtVerstuurd'>;

/** Kinds of recipient per triage outcome (V12); a GI only takes what a gezinsvoogd is involved in (V11). */
const SOORT_BIJ_BESLUIT: { readonly [B in TriageUitkomst]?: Partij['soort'] } = {
  'lokaal-veld': 'lokaal-veld',
  instelling: 'instelling',
  'multidisciplinair-team': 'multidisciplinair-team',
};

const PER_PAD: { readonly [P in OverdrachtPad]: (toets: Versturen) => void } = {
  direct: (toets) => {
    alleenVeiligThuis(toets, 'V5');
    const { beeld, stap } = toets;
    eist(
      !beeld.zicht.dienstLoopt,
      'dienst-loopt',
      'Er loopt een dienst: rond die eerst af en draag na de dienst over.',
      'V4',
    );
    const rechtstreeks = metGezinsvoogd(toets);
    eistOpenCasus(toets, rechtstreeks);
    eistVeld(
      !stap.data.aanTriagetafel || beeld.triage?.data.aanTriagetafel === true,
      'aanTriagetafel',
      'Het triagebesluit is niet aan de triagetafel genomen: zet aanTriagetafel op false, de ontvanger bevestigt zelf.',
      'V5',
    );
    if (rechtstreeks) return;
    eist(
      !isNaDienst(beeld),
      'pad-past-niet',
      'De casus is nog niet overgedragen na de dienst: gebruik het pad na-dienst.',
      'V6',
    );
    const besluit = beeld.triage?.data.besluit;
    eist(
      besluit !== undefined,
      'triage-ontbreekt',
      'Leg eerst het triagebesluit vast: een directe overdracht volgt daarop.',
      'V5',
    );
    const soort = besluit && SOORT_BIJ_BESLUIT[besluit];
    eist(
      soort !== undefined,
      'pad-past-niet',
      `Na het triagebesluit ${besluit ?? ''} volgt geen directe overdracht. Neem zo nodig een nieuw triagebesluit.`,
      'V12',
    );
    eistVeld(
      stap.data.ontvangers.every((ontvanger) => ontvanger.soort === soort),
      'ontvangers',
      `Het triagebesluit is ${besluit ?? ''}: kies alleen ontvangers van soort ${soort ?? ''}.`,
      'V12',
    );
    eistVeld(
      !stap.data.aanTriagetafel || isEersteVanBesluit(toets),
      'aanTriagetafel',
      'Aan de triagetafel is over een eerdere ontvanger besloten: zet aanTriagetafel op false, deze ontvanger bevestigt zelf.',
      'V5',
    );
  },
  'na-dienst': (toets) => {
    alleenVeiligThuis(toets, 'V6');
    const { beeld } = toets;
    eist(
      beeld.dienst?.afgerond?.data.dossierGesloten !== true || !isNaDienst(beeld),
      'dossier-gesloten',
      'De dienst is afgerond met een gesloten dossier: er is niets over te dragen.',
      'V10',
    );
    eist(
      isNaDienst(beeld),
      'dienst-niet-afgerond',
      'Leg eerst vast dat de dienst is afgerond: een overdracht na dienst volgt daarop.',
      'V6',
    );
    eistOpenCasus(toets);
  },
  doorgifte: (toets) => {
    const { van } = toets.stap.data;
    namensZichzelf(toets, van, 'V8');
    eist(
      houderVan(toets.beeld.zicht, van) !== undefined && van.soort !== 'veilig-thuis',
      'geen-houder',
      'Alleen wie op dit tijdstip het zicht op veiligheid heeft, kan de casus doorgeven. Veilig Thuis draagt over via het pad direct of na-dienst.',
      'V8',
    );
  },
};

/** V5: only the handover that was decided at the triagetafel needs no confirmation; one that replaces it does. */
const isEersteVanBesluit = ({ beeld: { overdrachten, triage, veiligThuis } }: Versturen): boolean =>
  triage === undefined ||
  !overdrachten.some(
    ({ verstuurd, verstuurdMs }) =>
      zelfdePartij(verstuurd.data.van, veiligThuis) && verstuurdMs >= instantMs(triage.plaatsgevondenOp),
  );

/** V6: a dienst is the last turn that the case took, or VT has held it ever since the end of one. */
const isNaDienst = ({ dienst, triage, zicht, veiligThuis }: Casusbeeld): boolean => {
  if (!dienst?.afgerond || zicht.dienstLoopt) return false;
  const afgerondMs = instantMs(dienst.afgerond.plaatsgevondenOp);
  const houder = houderVan(zicht, veiligThuis);
  return (
    triage === undefined ||
    afgerondMs >= instantMs(triage.plaatsgevondenOp) ||
    (houder !== undefined && !houder.naastHouder && houder.vanafMs <= afgerondMs)
  );
};

/** VT hands over what somebody holds; a case that ended starts anew with a melding and its triage (V13). */
const eistOpenCasus = ({ beeld: { zicht } }: Versturen, zonderTriage = false): void => {
  if (zicht.houders.length > 0 || (zonderTriage && zicht.triage)) return;
  if (zicht.triage)
    return eist(
      false,
      'triage-ontbreekt',
      'Leg eerst het triagebesluit over de nieuwe melding vast: een directe overdracht volgt daarop.',
      'V5',
    );
  eist(
    false,
    'casus-niet-open',
    'De casus is geeindigd: niemand heeft het zicht op veiligheid. Leg eerst een nieuwe melding en het triagebesluit vast.',
    'V10',
  );
};

/** V11: with a gezinsvoogd involved, by the last melding or one that waits, it goes straight to the GI. */
const metGezinsvoogd = ({ beeld, stap }: Versturen): boolean => {
  const { meldingen, zicht } = beeld;
  const telt = ({ volgnummer }: { readonly volgnummer: number }): boolean =>
    volgnummer === meldingen.at(-1)?.volgnummer ||
    zicht.verzoeken.some((verzoek) => verzoek.volgnummer === volgnummer);
  return (
    meldingen.some((melding) => melding.data.gezinsvoogdBetrokken && telt(melding)) &&
    stap.data.ontvangers.every(({ soort }) => soort === 'gi')
  );
};

const toetsOntvangers = ({ stap, boek, beeld, opMs }: Versturen): void => {
  const { ontvangers, van } = stap.data;
  eistVeld(ontvangers.length > 0, 'ontvangers', 'Noem ten minste een ontvanger.', 'V7');
  ontvangers.forEach((partij, i) => {
    const veld = `ontvangers[${i}]`;
    eistVeld(!zelfdePartij(partij, van), veld, 'De verzender kan niet zelf de ontvanger zijn.', 'V8');
    eistVeld(
      partij.soort !== 'veilig-thuis',
      veld,
      'Aan Veilig Thuis geeft u een casus niet door: meld haar terug (nieuwe melding).',
      'V13',
    );
    eistVeld(
      boek.partij(beeld.veiligThuis.id, partij, opMs) !== undefined && partij.soort !== 'gemeente',
      veld,
      'Deze ontvanger staat niet in de samenwerkingsafspraken van de regio. Controleer soort, id en gemeente.',
      '§7',
    );
    eistVeld(
      partij.soort !== 'lokaal-veld' || beeld.gemeenten.includes(partij.gemeente ?? ''),
      veld,
      `Dit team hoort niet bij de gemeenten van de casus (${beeld.gemeenten.join(', ')}). Woont het gezin elders, leg dan eerst de gewijzigde gemeenten vast.`,
      'V7',
    );
  });
};

/** With these the hub itself withdraws what a decision has let lapse (`gevolgen.ts`). */
export const REDENEN_VAN_DE_HUB: readonly IntrekkingReden[] = ['nieuwe-triage', 'gesloten'];

export const VERSTUUR_REGELS: Regels = {
  OverdrachtVerstuurd: (toets) => {
    const { beeld, stap } = toets;
    eist(
      beeld.overdrachten.every(({ overdrachtId }) => overdrachtId !== stap.data.overdrachtId),
      'overdracht-bestaat',
      'Er is al een overdracht met dit overdrachtId. Geef een nieuwe overdracht een eigen overdrachtId.',
      'V9',
    );
    PER_PAD[stap.data.pad](toets);
    toetsOntvangers(toets);
    toetsPlaatsen(toets);
    return undefined;
  },
  OverdrachtIngetrokken: (toets) => {
    const { reden } = toets.stap.data;
    eistVeld(
      !REDENEN_VAN_DE_HUB.includes(reden),
      'reden',
      'Deze reden geeft de hub zelf, als gevolg van een triagebesluit of afsluiting. Kies een andere.',
      'V9',
    );
    const overdracht = vindOverdracht(toets, toets.stap.data.overdrachtId, 'V9');
    namensZichzelf(toets, overdracht.verstuurd.data.van, 'V9');
    if (overdracht.ingetrokken) return 'al-gebeurd';
    const open = toets.beeld.zicht.overdrachten.find(
      ({ overdrachtId }) => overdrachtId === overdracht.overdrachtId,
    );
    eist(
      open !== undefined && open.wachtend.length > 0,
      'overdracht-afgerond',
      'Alle ontvangers hebben deze overdracht al overgenomen, of zij is vervallen: er is niets meer in te trekken.',
      'V9',
    );
    return undefined;
  },
};
