import type { Tekortkoming } from '#event-sourcing';
import type { Casusbeeld } from '#dossier';
import type { Contactgegevens, Directbetrokkene, Overdrachtinhoud } from './inhoud.js';

/** All that is missing from a direct handover, at once (O1, 003 §5.1.3). */
export const tekortDirect = (inhoud: Overdrachtinhoud, beeld: Casusbeeld): readonly Tekortkoming[] => [
  ...tekst('O1', inhoud, 'inhoudMelding', 'de inhoud van de melding'),
  ...directbetrokkenen('O1', inhoud.directbetrokkenen),
  ...melder('O1', inhoud, beeld, false),
  ...tekst('O1', inhoud, 'onderbouwingTriagebesluit', 'de onderbouwing van het triagebesluit'),
  ...tekst(
    'O1',
    inhoud,
    'veiligheidsbeoordeling',
    'de informatie uit de veiligheidsbeoordeling die de ontvanger nodig heeft',
  ),
];

/** All that is missing from a handover after a dienst (O2, 003 §5.2.4). */
export const tekortNaDienst = (inhoud: Overdrachtinhoud, beeld: Casusbeeld): readonly Tekortkoming[] => [
  ...tekst('O2', inhoud, 'inhoudMelding', 'de inhoud van de melding'),
  ...directbetrokkenen('O2', inhoud.directbetrokkenen),
  ...melder('O2', inhoud, beeld, inhoud.melderNietNodig === true),
  ...(beeld.dienst?.soort === 'onderzoek'
    ? tekst('O2', inhoud, 'oordeel', 'het oordeel of er sprake is van huiselijk geweld of kindermishandeling')
    : []),
  ...voorwaarden(inhoud, beeld),
  ...tekst('O2', inhoud, 'consequenties', 'de consequenties als de veiligheid niet herstelt'),
  ...tekst('O2', inhoud, 'afsprakenPlan', 'de afspraken over wie het plan opstelt'),
  ...tekst('O2', inhoud, 'afsprakenMonitoring', 'de afspraken over de monitoring'),
  ...(beeld.gemeenten.length > 1
    ? tekst('O2', inhoud, 'afstemmingGemeenten', 'de afstemming tussen de twee gemeenten')
    : []),
];

/** A partner to whom a case is passed on must at least know whom it concerns and why (V8). */
export const tekortDoorgifte = (inhoud: Overdrachtinhoud): readonly Tekortkoming[] => [
  ...tekst('V8', inhoud, 'toelichting', 'een toelichting voor de partner die de casus overneemt'),
  ...directbetrokkenen('V8', inhoud.directbetrokkenen),
];

type Tekstveld = {
  [K in keyof Overdrachtinhoud]-?: Overdrachtinhoud[K] extends string | undefined ? K : never;
}[keyof Overdrachtinhoud];

const ontbreekt = (regel: string, veld: string, melding: string): Tekortkoming => ({
  veld: `inhoud.${veld}`,
  regel,
  melding,
});

const isLeeg = (waarde: string | undefined): boolean => waarde === undefined || waarde.trim() === '';

const tekst = (
  regel: string,
  inhoud: Overdrachtinhoud,
  veld: Tekstveld,
  wat: string,
): readonly Tekortkoming[] => (isLeeg(inhoud[veld]) ? [ontbreekt(regel, veld, `Ontbreekt: ${wat}.`)] : []);

const directbetrokkenen = (
  regel: string,
  betrokkenen: readonly Directbetrokkene[] = [],
): readonly Tekortkoming[] => {
  if (betrokkenen.length === 0)
    return [
      ontbreekt(regel, 'directbetrokkenen', 'Ontbreekt: de contactgegevens van alle directbetrokkenen.'),
    ];
  const onbereikbaar = betrokkenen.flatMap(({ contactgegevens }, i) =>
    isBereikbaar(contactgegevens)
      ? []
      : [
          ontbreekt(
            regel,
            `directbetrokkenen[${i}].contactgegevens`,
            'Geef een telefoonnummer, e-mailadres of adres.',
          ),
        ],
  );
  const kindZonderGezag =
    betrokkenen.some(({ rol }) => rol === 'kind') && !betrokkenen.some(({ gezag }) => gezag);
  return kindZonderGezag
    ? [
        ...onbereikbaar,
        ontbreekt(regel, 'directbetrokkenen', 'Ontbreekt: de gezaghebbende ouder(s) van het kind.'),
      ]
    : onbereikbaar;
};

const melder = (
  regel: string,
  { melder: gegeven }: Overdrachtinhoud,
  beeld: Casusbeeld,
  nietNodig: boolean,
): readonly Tekortkoming[] => {
  const bronnen = beeld.meldingen.map(({ data }) => data.bron);
  if (gegeven && bronnen.every((bron) => bron === 'anoniem'))
    return [ontbreekt(regel, 'melder', 'De melder is anoniem: laat de gegevens van de melder weg.')];
  const anoniem = bronnen.at(-1) === 'anoniem';
  if (
    (anoniem && !gegeven) ||
    nietNodig ||
    (gegeven && !isLeeg(gegeven.naam) && isBereikbaar(gegeven.contactgegevens))
  )
    return [];
  return [
    ontbreekt(
      regel,
      'melder',
      'Ontbreekt: naam en contactgegevens van de melder, want de melding is niet anoniem.',
    ),
  ];
};

const isBereikbaar = ({ telefoon, email, adres }: Contactgegevens): boolean =>
  [telefoon, email, adres].some((gegeven) => !isLeeg(gegeven));

const voorwaarden = (
  { veiligheidsvoorwaarden = [] }: Overdrachtinhoud,
  beeld: Casusbeeld,
): readonly Tekortkoming[] => {
  const gesteld = beeld.dienst?.afgerond?.data.veiligheidsvoorwaarden ?? 0;
  const genoemd = veiligheidsvoorwaarden.filter((voorwaarde) => !isLeeg(voorwaarde)).length;
  if (genoemd === gesteld && genoemd === veiligheidsvoorwaarden.length) return [];
  const melding = `Bij de dienst zijn ${gesteld} veiligheidsvoorwaarden gesteld, hier staan er ${genoemd}.`;
  return [ontbreekt('O2', 'veiligheidsvoorwaarden', melding)];
};
