import type { Overdrachtinhoud } from '../domain/inhoud.js';

const MOEDER = {
  naam: 'Mevrouw Voorbeeld',
  rol: 'volwassene',
  gezag: true,
  contactgegevens: { telefoon: '000-0000001' },
} as const;
const KIND = {
  naam: 'Kind Voorbeeld',
  rol: 'kind',
  gezag: false,
  contactgegevens: { adres: 'Voorbeeldstraat 1' },
} as const;

/** O1 as it should be; everything in it is invented. */
export const inhoudDirect = (anders: Overdrachtinhoud = {}): Overdrachtinhoud => ({
  inhoudMelding: 'Verzonnen melding.',
  directbetrokkenen: [MOEDER, KIND],
  melder: { naam: 'Melder Voorbeeld', contactgegevens: { email: 'melder@voorbeeld.example' } },
  onderbouwingTriagebesluit: 'Verzonnen onderbouwing.',
  veiligheidsbeoordeling: 'Verzonnen beoordeling.',
  ...anders,
});

/** O2 as it should be, for a case in two gemeenten after an onderzoek with three voorwaarden. */
export const inhoudNaDienst = (anders: Overdrachtinhoud = {}): Overdrachtinhoud => ({
  inhoudMelding: 'Verzonnen melding.',
  directbetrokkenen: [MOEDER, KIND],
  melder: { naam: 'Melder Voorbeeld', contactgegevens: { email: 'melder@voorbeeld.example' } },
  oordeel: 'Verzonnen oordeel.',
  veiligheidsvoorwaarden: ['Eerste voorwaarde.', 'Tweede voorwaarde.', 'Derde voorwaarde.'],
  consequenties: 'Verzonnen consequenties.',
  afsprakenPlan: 'Verzonnen afspraak over het plan.',
  afsprakenMonitoring: 'Verzonnen afspraak over de monitoring.',
  afstemmingGemeenten: 'Verzonnen afstemming.',
  ...anders,
});

export const inhoudDoorgifte = (anders: Overdrachtinhoud = {}): Overdrachtinhoud => ({
  toelichting: 'Verzonnen toelichting.',
  directbetrokkenen: [MOEDER, KIND],
  ...anders,
});
