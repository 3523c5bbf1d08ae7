import { DOMEIN } from '../berichten/berichttypen.js';
import type { Afzender } from '../berichten/bericht.js';

/** A command of Veilig Thuis: its route over HTTP, below `/veilig-thuis/v1/`, and what it means. */
interface Opdrachtbeschrijving {
  readonly pad: string;
  readonly uitleg: string;
}

const CASUS = 'casussen/:casusId';
const OVERDRACHT = `${CASUS}/overdrachten/:overdrachtId`;

/** Every command that Veilig Thuis may give, over HTTP and as a message. Published in docs/berichten.md. */
export const OPDRACHTEN = {
  melding: { pad: 'meldingen', uitleg: 'Een melding ontvangen in een nieuwe casus.' },
  vervolgmelding: { pad: `${CASUS}/meldingen`, uitleg: 'Een melding ontvangen in een lopende casus.' },
  spoedvaststelling: {
    pad: `${CASUS}/spoedvaststellingen`,
    uitleg: 'Vaststellen dat een melding spoedeisend is.',
  },
  gemeentewijziging: {
    pad: `${CASUS}/gemeentewijzigingen`,
    uitleg: 'De gemeenten van de casus wijzigen.',
  },
  triagebesluit: { pad: `${CASUS}/triagebesluiten`, uitleg: 'Het triagebesluit vastleggen.' },
  dienstafronding: { pad: `${CASUS}/dienstafrondingen`, uitleg: 'Een dienst afronden.' },
  overdracht: { pad: `${CASUS}/overdrachten`, uitleg: 'Een casus overdragen.' },
  intrekking: { pad: `${OVERDRACHT}/intrekkingen`, uitleg: 'Een overdracht intrekken.' },
  ontvangstbevestiging: {
    pad: `${OVERDRACHT}/ontvangstbevestigingen`,
    uitleg: 'Een ontvangst vastleggen namens de ontvanger.',
  },
  aanvaarding: {
    pad: `${OVERDRACHT}/aanvaardingen`,
    uitleg: 'Een aanvaarding vastleggen namens de ontvanger.',
  },
  'betrokkenen-informering': {
    pad: `${CASUS}/betrokkenen-informeringen`,
    uitleg: 'Vastleggen dat directbetrokkenen zijn geïnformeerd.',
  },
  'melder-terugkoppeling': {
    pad: `${CASUS}/melder-terugkoppelingen`,
    uitleg: 'Vastleggen dat aan de melder is teruggekoppeld.',
  },
  'gemeente-informering': {
    pad: `${CASUS}/gemeente-informeringen`,
    uitleg: 'Vastleggen dat een gemeente is geïnformeerd.',
  },
  monitormoment: { pad: `${CASUS}/monitormomenten`, uitleg: 'Een monitormoment vastleggen.' },
  onveiligheidsvaststelling: {
    pad: `${CASUS}/onveiligheidsvaststellingen`,
    uitleg: 'Een onveilig voorval vaststellen.',
  },
  afstemming: { pad: `${CASUS}/afstemmingen`, uitleg: 'Een afstemming vastleggen.' },
  opschaling: { pad: `${CASUS}/opschalingen`, uitleg: 'Opschalen, een trede per keer.' },
  monitoringafsluiting: { pad: `${CASUS}/monitoringafsluitingen`, uitleg: 'De monitoring afsluiten.' },
  dossierwissing: { pad: `${CASUS}/dossierwissingen`, uitleg: 'Het dossier wissen.' },
} as const satisfies Readonly<Record<string, Opdrachtbeschrijving>>;

export type Opdrachtnaam = keyof typeof OPDRACHTEN;

export const OPDRACHTNAMEN = Object.keys(OPDRACHTEN) as readonly Opdrachtnaam[];

/** Whether this command opens a case; then it names none. */
export const opentCasus = (naam: Opdrachtnaam): boolean => !OPDRACHTEN[naam].pad.includes(':casusId');

/** Whether this command is about one handover, which it then names. */
export const noemtOverdracht = (naam: Opdrachtnaam): boolean =>
  OPDRACHTEN[naam].pad.includes(':overdrachtId');

const VERSIE = 'v1';

/** The `type` of a command as a message: `nl.veiligheid.casussen.opdracht.triagebesluit.v1`. */
export const opdrachttypeVan = (naam: Opdrachtnaam): string => `${DOMEIN}.opdracht.${naam}.${VERSIE}`;

const PER_TYPE: ReadonlyMap<string, Opdrachtnaam> = new Map(
  OPDRACHTNAMEN.map((naam) => [opdrachttypeVan(naam), naam]),
);

export const opdrachtnaamVan = (type: string): Opdrachtnaam | undefined => PER_TYPE.get(type);

/** The `source` that the systems of the Veilig Thuis of a region must name. */
export const bronVanOpdrachten = ({ oin, regio }: Pick<Afzender, 'oin' | 'regio'>): string =>
  `urn:nld:oin:${oin}:systeem:veilig-thuis:${regio}`;
