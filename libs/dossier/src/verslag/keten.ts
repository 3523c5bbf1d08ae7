import type { ChainVerdict } from '#event-sourcing';

type Breuk = Extract<ChainVerdict, { intact: false }>;

const BETEKENIS: { readonly [F in Breuk['fault']]: string } = {
  hash: 'haar inhoud past niet bij haar eigen hash, dus zij is na het vastleggen veranderd',
  'vorige-hash': 'zij sluit niet aan op de gebeurtenis ervoor, dus daar is iets vervangen of weggehaald',
  volgnummer: 'haar volgnummer klopt niet, dus er ontbreekt een gebeurtenis of de volgorde is veranderd',
  casus: 'zij hoort bij een andere casus',
};

/** Whether the hash chain holds; where it breaks, and what that means for who reads on. */
export const ketenregels = (verdict: ChainVerdict, laatsteHash: string): readonly string[] =>
  verdict.intact
    ? [
        `HASHKETEN: heel. ${verdict.length} gebeurtenissen, volgnummer 0 tot en met ${verdict.length - 1}, sluiten op elkaar aan.`,
        `  laatste hash ${laatsteHash}`,
        '  De keten bewijst dat hierin niets is veranderd. Of er daarna nog iets is vastgelegd, blijkt door deze hash',
        '  met die van de hub te vergelijken.',
      ]
    : [
        `HASHKETEN: GEBROKEN bij gebeurtenis ${verdict.volgnummer + 1} van dit bestand: ${BETEKENIS[verdict.fault]}.`,
        verdict.volgnummer === 0
          ? '  Geen enkele gebeurtenis is te controleren.'
          : `  Alleen de ${verdict.volgnummer === 1 ? 'eerste gebeurtenis' : `eerste ${verdict.volgnummer} gebeurtenissen`} zijn te controleren; wat volgt niet.`,
        '  Wat hieronder staat is wat het bestand zegt. Het is GEEN BEWIJS.',
      ];
