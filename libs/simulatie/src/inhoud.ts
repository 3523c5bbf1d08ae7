import type { Overdrachtinhoud } from '#casus/domein';
import type { Casusbeeld } from '#dossier';

/** Invented through and through: the rules ask for content, and no word of it is recorded. */
const BETROKKENEN = [
  {
    naam: 'Volwassene Voorbeeld',
    rol: 'volwassene',
    gezag: true,
    contactgegevens: { telefoon: '000-0000001' },
  },
  { naam: 'Kind Voorbeeld', rol: 'kind', gezag: false, contactgegevens: { adres: 'Voorbeeldstraat 1' } },
] as const;
const MELDER = { naam: 'Melder Voorbeeld', contactgegevens: { email: 'melder@voorbeeld.example' } } as const;
const TEKST = 'Verzonnen tekst.';

export const inhoudDirect = (beeld: Casusbeeld): Overdrachtinhoud => ({
  inhoudMelding: TEKST,
  directbetrokkenen: BETROKKENEN,
  onderbouwingTriagebesluit: TEKST,
  veiligheidsbeoordeling: TEKST,
  ...(beeld.meldingen.at(-1)?.data.bron !== 'anoniem' && { melder: MELDER }),
});

export const inhoudNaDienst = ({ dienst }: Casusbeeld): Overdrachtinhoud => ({
  inhoudMelding: TEKST,
  directbetrokkenen: BETROKKENEN,
  melderNietNodig: true,
  oordeel: TEKST,
  veiligheidsvoorwaarden: Array.from(
    { length: dienst?.afgerond?.data.veiligheidsvoorwaarden ?? 0 },
    () => TEKST,
  ),
  consequenties: TEKST,
  afsprakenPlan: TEKST,
  afsprakenMonitoring: TEKST,
  afstemmingGemeenten: TEKST,
});

export const inhoudDoorgifte = (): Overdrachtinhoud => ({
  toelichting: TEKST,
  directbetrokkenen: BETROKKENEN,
});

/** Somebody forgot the half of it: the rules refuse it, and nothing is recorded. */
export const inhoudOnvolledig = (): Overdrachtinhoud => ({ inhoudMelding: TEKST });

export const onderbouwingen = (aantal: number) => ({
  onderbouwingen: Array.from({ length: aantal }, () => TEKST),
});
