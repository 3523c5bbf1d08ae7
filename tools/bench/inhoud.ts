/** Invented content of the size of an ordinary report and handover. */
const BETROKKENEN = ['Ouder Een', 'Ouder Twee', 'Kind'].map((naam) => ({
  naam: `Fictieve ${naam}`,
  rol: naam === 'Kind' ? ('kind' as const) : ('volwassene' as const),
  gezag: naam !== 'Kind',
  contactgegevens: { telefoon: '000-0000001', adres: 'Voorbeeldstraat 1, Testdorp' },
}));

const alinea = (woord: string): string => `Verzonnen ${woord}. `.repeat(20);

const MELDER = { naam: 'Fictieve Melder', contactgegevens: { telefoon: '000-0000002' } };

export const meldinginhoud = {
  inhoudMelding: alinea('melding van ruzie en huilen'),
  directbetrokkenen: BETROKKENEN,
  melder: MELDER,
};

export const directeInhoud = {
  ...meldinginhoud,
  onderbouwingTriagebesluit: alinea('onderbouwing dat lokale hulp passend is'),
  veiligheidsbeoordeling: alinea('beoordeling dat er geen acuut gevaar is'),
  adviesStoppenGeweld: alinea('advies over een time-out'),
};
