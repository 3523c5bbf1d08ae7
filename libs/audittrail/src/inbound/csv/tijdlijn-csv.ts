import { csvDagen, csvTijdstip } from '#platform';
import type { Csvregel, Csvwaarde } from '#platform';
import type {
  BetwisteBevestiging,
  Herkomst,
  PartijMetNaam,
  TijdlijnAntwoord,
  TijdlijnPeriode,
  VerstrekenTermijn,
} from '../../application/antwoorden.js';

/** What stands in one line of the file; what a kind of line does not have stays empty. */
interface Regel {
  readonly soort: string;
  readonly partij?: PartijMetNaam | undefined;
  readonly vanaf?: string;
  readonly tot?: string | undefined;
  /** It takes time: what has not ended, up to the instant of the question. */
  readonly duurt?: true;
  readonly grond?: readonly [regel: string, uitleg: string];
  readonly eindgrond?: readonly [regel: string | undefined, uitleg: string | undefined];
  readonly begin?: Herkomst | undefined;
  readonly eind?: Herkomst | undefined;
  readonly betwist?: boolean;
  readonly overdrachtId?: string | undefined;
  readonly termijn?: VerstrekenTermijn;
}

type Kolom = readonly [naam: string, waarde: (regel: Regel, antwoord: TijdlijnAntwoord) => Csvwaarde];

/** An instant on local clocks; the same one in UTC stands in a column further on. */
const lokaal = (instant: string | undefined): Csvwaarde => instant && csvTijdstip(instant);

/** Who recorded it and when; empty for a legal instant, which nobody recorded. */
const herkomstkolommen = (naam: string, van: (regel: Regel) => Herkomst | undefined): readonly Kolom[] => [
  [`${naam}VastgelegdOp`, (regel) => lokaal(van(regel)?.vastgelegdOp)],
  [`${naam}VastgelegdDoor`, (regel) => van(regel)?.vastgelegdDoor.partij.naam],
  [`${naam}VastgelegdRol`, (regel) => van(regel)?.vastgelegdDoor.rol],
  [`${naam}VastgelegdMedewerker`, (regel) => van(regel)?.vastgelegdDoor.medewerker],
  [`${naam}LaatVastgelegd`, (regel) => van(regel)?.laatVastgelegd],
  [`${naam}Namens`, (regel) => van(regel)?.namens?.partij.naam],
  [`${naam}NamensOordeel`, (regel) => van(regel)?.namens?.oordeel],
];

/** What the machine needs to find the event again. */
const bronkolommen = (naam: string, van: (regel: Regel) => Herkomst | undefined): readonly Kolom[] => [
  [`${naam}Gebeurtenis`, (regel) => van(regel)?.type],
  [`${naam}Volgnummer`, (regel) => van(regel)?.volgnummer],
  [`${naam}PlaatsgevondenOpUtc`, (regel) => van(regel)?.plaatsgevondenOp],
  [`${naam}VastgelegdOpUtc`, (regel) => van(regel)?.vastgelegdOp],
  [`${naam}VastgelegdPartij`, (regel) => van(regel)?.vastgelegdDoor.partij.id],
  [`${naam}NamensPartij`, (regel) => van(regel)?.namens?.partij.id],
  [`${naam}OordeelOpUtc`, (regel) => van(regel)?.namens?.oordeelOp],
  [`${naam}OordeelVastgelegdOpUtc`, (regel) => van(regel)?.namens?.oordeelVastgelegdOp],
];

/** First what a reader looks for, then what a machine needs: the same content as the JSON. */
const KOLOMMEN: readonly Kolom[] = [
  ['casusId', (_, { casusId }) => casusId],
  ['soort', ({ soort }) => soort],
  ['partij', ({ partij }) => partij?.naam],
  ['vanaf', ({ vanaf }) => lokaal(vanaf)],
  ['tot', ({ tot }) => lokaal(tot)],
  ['dagen', ({ vanaf, tot, duurt }, { geldigOp }) => duurt && vanaf && csvDagen(vanaf, tot ?? geldigOp)],
  ['grond', ({ grond }) => grond?.[0]],
  ['eindgrond', ({ eindgrond }) => eindgrond?.[0]],
  ['betwist', ({ betwist = false }) => betwist],
  ...herkomstkolommen('begin', ({ begin }) => begin),
  ...herkomstkolommen('eind', ({ eind }) => eind),
  ['grondUitleg', ({ grond }) => grond?.[1]],
  ['eindgrondUitleg', ({ eindgrond }) => eindgrond?.[1]],
  ['termijn', ({ termijn }) => termijn?.termijn],
  ['termijnBekendAls', ({ termijn }) => termijn?.bekend],
  ['termijnHubStandaard', ({ termijn }) => termijn?.hubStandaard],
  ['termijnWachtOp', ({ termijn }) => termijn?.wachtOp],
  ['termijnMaanden', ({ termijn }) => termijn?.maanden],
  ['termijnGemeente', ({ termijn }) => termijn?.gemeente],
  ['overdrachtId', ({ overdrachtId }) => overdrachtId],
  ['partijSoort', ({ partij }) => partij?.soort],
  ['partijId', ({ partij }) => partij?.id],
  ['partijGemeente', ({ partij }) => partij?.gemeente],
  ['vanafUtc', ({ vanaf }) => vanaf],
  ['totUtc', ({ tot }) => tot],
  ...bronkolommen('begin', ({ begin }) => begin),
  ...bronkolommen('eind', ({ eind }) => eind),
  ['geldigOpUtc', (_, { geldigOp }) => geldigOp],
  ['beschikbaarOpUtc', (_, { beschikbaarOp }) => beschikbaarOp],
  ['ketenIntact', (_, { bewijs }) => bewijs.ketenIntact],
  ['gebeurtenissen', (_, { bewijs }) => bewijs.aantalGebeurtenissen],
  ['laatsteHash', (_, { bewijs }) => bewijs.laatsteGeteld?.hash],
  [
    'afspraken',
    (_, { bewijs }) => bewijs.afspraken.map(({ regio, versie }) => `${regio} ${versie}`).join(', '),
  ],
];

/** The columns of a trail as a file for a spreadsheet. */
export const TIJDLIJNKOP: readonly string[] = KOLOMMEN.map(([naam]) => naam);

/**
 * A line per period, then one per disputed confirmation and one per term that was noted as passed. Of a case without any,
 * one line: it stands in the answer, with what proves it.
 */
export const tijdlijnregels = (antwoord: TijdlijnAntwoord): readonly Csvregel[] => {
  const regels = [
    ...antwoord.periodes.map(periodeRegel),
    ...antwoord.betwisteBevestigingen.map(betwistRegel),
    ...antwoord.verstrekenTermijnen.map(termijnRegel),
  ];
  return (regels.length === 0 ? [LEEG] : regels).map((regel) =>
    KOLOMMEN.map(([, waarde]) => waarde(regel, antwoord)),
  );
};

const LEEG: Regel = { soort: 'geen-periode' };

const periodeRegel = (periode: TijdlijnPeriode): Regel => {
  const { soort, partij, vanaf, tot, grond, grondUitleg, eindgrond, eindgrondUitleg, begin, eind } = periode;
  return {
    ...{ soort, partij, vanaf, tot, begin, eind, duurt: true },
    grond: [grond, grondUitleg],
    eindgrond: [eindgrond, eindgrondUitleg],
    betwist: [begin, eind].some((herkomst) => herkomst?.namens?.oordeel === 'betwist'),
  };
};

/** It counted from when it was given until its dispute was known (V9). */
const betwistRegel = (betwiste: BetwisteBevestiging): Regel => ({
  soort: 'betwiste-bevestiging',
  partij: betwiste.ontvanger,
  vanaf: betwiste.bevestiging.plaatsgevondenOp,
  tot: betwiste.bekendSinds,
  duurt: true,
  grond: [
    'V9',
    'De ontvanger betwist dat dit zo is bevestigd: het telt als nooit gegeven, vanaf dat dit bekend is.',
  ],
  begin: betwiste.bevestiging,
  eind: betwiste.betwisting,
  betwist: true,
  overdrachtId: betwiste.overdrachtId,
});

const termijnRegel = (termijn: VerstrekenTermijn): Regel => ({
  soort: 'verstreken-termijn',
  partij: termijn.partij,
  vanaf: termijn.vastlegging.plaatsgevondenOp,
  begin: termijn.vastlegging,
  overdrachtId: termijn.overdrachtId,
  termijn,
});
