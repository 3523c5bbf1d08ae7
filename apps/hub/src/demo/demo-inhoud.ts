/** Invented content for the demonstration. Every name says that it is fictitious. */
const BETROKKENEN = [
  {
    naam: 'Fictieve Ouder Een',
    rol: 'volwassene',
    gezag: true,
    contactgegevens: { telefoon: '000-0000001' },
  },
  {
    naam: 'Fictieve Ouder Twee',
    rol: 'volwassene',
    gezag: true,
    contactgegevens: { telefoon: '000-0000002' },
  },
  {
    naam: 'Fictief Kind',
    rol: 'kind',
    gezag: false,
    geboortedatum: '2016-05-04',
    contactgegevens: { adres: 'Voorbeeldstraat 1, Testdorp' },
  },
] as const;

const MELDER = { naam: 'Fictieve Melder', contactgegevens: { telefoon: '000-0000003' } } as const;

const INHOUD_MELDING = 'Verzonnen melding: buren hoorden ruzie en huilen; de politie is ter plaatse geweest.';

export const meldinginhoud = {
  inhoudMelding: INHOUD_MELDING,
  directbetrokkenen: BETROKKENEN,
  melder: MELDER,
};

export const directeInhoud = {
  inhoudMelding: INHOUD_MELDING,
  directbetrokkenen: BETROKKENEN,
  melder: MELDER,
  onderbouwingTriagebesluit: 'Verzonnen onderbouwing: lokale hulp is passend en bereikbaar.',
  veiligheidsbeoordeling: 'Verzonnen beoordeling: geen acuut gevaar, wel terugkerende spanning.',
  adviesStoppenGeweld: 'Verzonnen advies: maak afspraken over een time-out.',
};

/** How many veiligheidsvoorwaarden the invented diensten end with. */
export const DEMO_VOORWAARDEN = 2;

export const naDienstInhoud = (onderzoek: boolean, tweeGemeenten: boolean) => ({
  inhoudMelding: INHOUD_MELDING,
  directbetrokkenen: BETROKKENEN,
  melder: MELDER,
  ...(onderzoek && { oordeel: 'Verzonnen oordeel: er was sprake van huiselijk geweld.' }),
  veiligheidsvoorwaarden: [
    'Verzonnen voorwaarde: geen contact onder invloed.',
    'Verzonnen voorwaarde: school houdt zicht.',
  ],
  consequenties: 'Verzonnen consequentie: terugmelden bij Veilig Thuis.',
  afsprakenPlan: 'Verzonnen afspraak: het team stelt binnen twee weken het plan op.',
  afsprakenMonitoring: 'Verzonnen afspraak: contact na 3 en na 12 maanden.',
  ...(tweeGemeenten && { afstemmingGemeenten: 'Verzonnen afspraak: beide teams overleggen maandelijks.' }),
});

export const doorgifteInhoud = {
  toelichting: 'Verzonnen toelichting: specialistische hulp neemt de begeleiding over.',
  directbetrokkenen: BETROKKENEN,
};

export const monitorinhoud = {
  onderbouwingen: ['Verzonnen onderbouwing van de professional.', 'Verzonnen onderbouwing van het gezin.'],
};
