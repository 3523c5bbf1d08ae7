import type { ChainVerdict } from '#event-sourcing';

type Breuk = Extract<ChainVerdict, { intact: false }>;

/** The hashes of the records in order, and one that was kept elsewhere. */
export interface Ketenhashes {
  readonly hashes: readonly string[];
  readonly bewaardeHash?: string | undefined;
}

const BETEKENIS: { readonly [F in Breuk['fault']]: string } = {
  hash: 'haar inhoud past niet bij haar eigen hash, dus zij is na het vastleggen veranderd',
  'vorige-hash': 'zij sluit niet aan op de gebeurtenis ervoor, dus daar is iets vervangen of weggehaald',
  volgnummer: 'haar volgnummer klopt niet, dus er ontbreekt een gebeurtenis of de volgorde is veranderd',
  casus: 'zij hoort bij een andere casus',
};

const GEEN_BEWIJS = '  Wat hieronder staat is wat het bestand zegt. Het is GEEN BEWIJS.';

/** Whether the hash chain holds and meets the kept hash; where it breaks, and what that means for who reads on. */
export const ketenregels = (verdict: ChainVerdict, hashes: Ketenhashes): readonly string[] =>
  verdict.intact ? heel(verdict.length, hashes) : gebroken(verdict, hashes);

/** Anybody can compute a chain anew, so a whole one proves nothing by itself. */
const heel = (aantal: number, { hashes, bewaardeHash }: Ketenhashes): readonly string[] => {
  const keten = [
    `HASHKETEN: heel. ${aantal} gebeurtenissen, volgnummer 0 tot en met ${aantal - 1}, sluiten op elkaar aan.`,
    `  laatste hash ${hashes.at(-1) ?? ''}`,
  ];
  if (bewaardeHash === undefined)
    return [
      ...keten,
      '  Het bestand klopt in zichzelf. Bewijs is het pas als deze hash gelijk is aan een die elders is bewaard: van een',
      '  eerdere export of uit een antwoord van de hub. Vergelijk hem daarmee (--laatste-hash).',
    ];
  const gevonden = hashes.indexOf(bewaardeHash);
  return gevonden === -1
    ? [
        `BEWAARDE HASH: KOMT NIET OVEREEN. ${bewaardeHash} is van geen gebeurtenis in dit bestand:`,
        '  sinds die hash is bewaard is er iets veranderd of aan het einde weggehaald, of hij hoort bij een andere casus.',
        GEEN_BEWIJS,
        ...keten,
      ]
    : [...keten, ...overeenkomst(gevonden, aantal - gevonden - 1)];
};

const overeenkomst = (volgnummer: number, daarna: number): readonly string[] =>
  daarna === 0
    ? ['  Gelijk aan de bewaarde hash: sinds die is bewaard is niets veranderd, weggehaald of toegevoegd.']
    : [
        `  De bewaarde hash is die van volgnummer ${volgnummer}: tot en met die gebeurtenis is niets veranderd of weggehaald.`,
        `  Daarna ${daarna === 1 ? 'is 1 gebeurtenis' : `zijn ${daarna} gebeurtenissen`} toegevoegd; over wat daarna kwam zegt de bewaarde hash niets.`,
      ];

const gebroken = ({ volgnummer, fault }: Breuk, { bewaardeHash }: Ketenhashes): readonly string[] => [
  `HASHKETEN: GEBROKEN bij gebeurtenis ${volgnummer + 1} van dit bestand: ${BETEKENIS[fault]}.`,
  volgnummer === 0
    ? '  Geen enkele gebeurtenis is te controleren.'
    : `  Alleen de ${volgnummer === 1 ? 'eerste gebeurtenis' : `eerste ${volgnummer} gebeurtenissen`} zijn te controleren; wat volgt niet.`,
  ...(bewaardeHash === undefined
    ? []
    : ['  De bewaarde hash is niet vergeleken: dat heeft pas zin als de keten heel is.']),
  GEEN_BEWIJS,
];
