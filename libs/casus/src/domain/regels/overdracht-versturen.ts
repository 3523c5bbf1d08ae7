import type { Partij } from '#event-sourcing';
import { bevatPartij, houderVan, zelfdePartij } from '#dossier';
import type { OverdrachtBeeld, OverdrachtPad, TriageUitkomst } from '#dossier';
import type { Regels, Toets } from '../stap.js';
import { alleenVeiligThuis, namensZichzelf, vindOverdracht } from './bevoegdheid.js';
import { eist, eistVeld } from './eisen.js';

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
    if (metGezinsvoogd(toets)) return;
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
      !stap.data.aanTriagetafel || beeld.triage?.data.aanTriagetafel === true,
      'aanTriagetafel',
      'Het triagebesluit is niet aan de triagetafel genomen: zet aanTriagetafel op false, de ontvanger bevestigt zelf.',
      'V5',
    );
  },
  'na-dienst': (toets) => {
    alleenVeiligThuis(toets, 'V6');
    const { dienst, triage, zicht } = toets.beeld;
    eist(
      dienst?.afgerond !== undefined && !zicht.dienstLoopt && isDienst(triage?.data.besluit),
      'dienst-niet-afgerond',
      'Leg eerst vast dat de dienst is afgerond: een overdracht na dienst volgt daarop.',
      'V6',
    );
    eist(
      dienst?.afgerond?.data.dossierGesloten !== true,
      'dossier-gesloten',
      'De dienst is afgerond met een gesloten dossier: er is niets over te dragen.',
      'V10',
    );
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

const isDienst = (besluit: TriageUitkomst | undefined): boolean =>
  besluit === 'dienst-onderzoek' || besluit === 'dienst-voorwaarden-en-vervolg';

/** V11: with a gezinsvoogd involved the report goes straight to the GI, before any triage. */
const metGezinsvoogd = ({ beeld, stap }: Versturen): boolean =>
  beeld.meldingen.at(-1)?.data.gezinsvoogdBetrokken === true &&
  stap.data.ontvangers.every(({ soort }) => soort === 'gi');

const toetsOntvangers = ({ stap, boek, beeld, opMs }: Versturen): void => {
  const { ontvangers, van } = stap.data;
  eistVeld(
    ontvangers.length >= 1 && ontvangers.every((partij, i) => !bevatPartij(ontvangers.slice(0, i), partij)),
    'ontvangers',
    'Noem ten minste een ontvanger, en elke ontvanger een keer.',
    'V7',
  );
  ontvangers.forEach((partij, i) => {
    const veld = `ontvangers[${i}]`;
    eistVeld(!zelfdePartij(partij, van), veld, 'De verzender kan niet zelf de ontvanger zijn.', 'V8');
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

/** V7: a case in two gemeenten is handed over to both; who holds it or has it pending already counts. */
const toetsTweeGemeenten = ({ stap, beeld }: Versturen): void => {
  const lokaleTeams = stap.data.ontvangers.filter(({ soort }) => soort === 'lokaal-veld');
  if (stap.data.pad === 'doorgifte' || beeld.gemeenten.length < 2 || lokaleTeams.length === 0) return;
  const open = beeld.overdrachten.filter(isOpen).flatMap((overdracht) => wachtenden(overdracht));
  const bereikt = [...lokaleTeams, ...open, ...beeld.zicht.houders.map(({ partij }) => partij)];
  const gemist = beeld.gemeenten.filter((code) => !bereikt.some(({ gemeente }) => gemeente === code));
  eistVeld(
    gemist.length === 0,
    'ontvangers',
    `De casus speelt in twee gemeenten: noem ook een ontvanger in ${gemist.join(', ')}.`,
    'V7',
  );
};

/** The same recipient is not asked twice at once. */
const toetsDubbel = ({ stap, beeld }: Versturen): void => {
  const dubbel = beeld.overdrachten
    .filter((overdracht) => isOpen(overdracht) && zelfdePartij(overdracht.verstuurd.data.van, stap.data.van))
    .some((overdracht) => wachtenden(overdracht).some((partij) => bevatPartij(stap.data.ontvangers, partij)));
  eist(
    !dubbel,
    'overdracht-staat-open',
    'Bij deze ontvanger staat al een overdracht open. Trek die eerst in, of wacht op antwoord.',
    'V9',
  );
};

export const isOpen = ({ ingetrokken }: OverdrachtBeeld): boolean => ingetrokken === undefined;

/** Recipients that have not declined and not yet given the answer that their path asks for. */
const wachtenden = ({ verstuurd, ontvangers }: OverdrachtBeeld): readonly Partij[] =>
  ontvangers
    .filter(({ ontvangst, aanvaarding, weigering }) => {
      const beantwoord = verstuurd.data.pad === 'direct' ? (ontvangst ?? aanvaarding) : aanvaarding;
      return !weigering && !beantwoord && !(verstuurd.data.pad === 'direct' && verstuurd.data.aanTriagetafel);
    })
    .map(({ partij }) => partij);

export const VERSTUUR_REGELS: Regels = {
  OverdrachtVerstuurd: (toets) => {
    PER_PAD[toets.stap.data.pad](toets);
    toetsOntvangers(toets);
    toetsTweeGemeenten(toets);
    toetsDubbel(toets);
    return undefined;
  },
  OverdrachtIngetrokken: (toets) => {
    const overdracht = vindOverdracht(toets.beeld, toets.stap.data.overdrachtId, 'V9');
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
