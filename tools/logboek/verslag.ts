import type { TextFault } from '#event-sourcing';
import type { Uitslag } from './controle.js';
import type { Logfout } from './fout.js';
import { kenmerktekst } from './kenmerk.js';
import type { Kenmerk } from './kenmerk.js';

const aantalTekst = (aantal: number): string => aantal.toLocaleString('nl-NL');

/** What the check found, for an operator; never what a record says. */
export const verslag = (uitslag: Uitslag, bewaard?: Kenmerk): string => {
  const { gebeurtenissen, casussen, kenmerk, fouten, aantalFouten } = uitslag;
  const omvang = `${aantalTekst(gebeurtenissen)} gebeurtenissen in ${aantalTekst(casussen)} casussen nagegaan`;
  if (aantalFouten > 0)
    return [`${omvang}. Er klopt iets niet:`, ...foutregels(fouten, aantalFouten)].join('\n');
  return [
    `${omvang}: alle posities en ketens kloppen.`,
    ...(bewaard ? [`Tot en met positie ${bewaard.positie} is het logboek ongewijzigd.`] : []),
    kenmerk ? `Kenmerk: ${kenmerktekst(kenmerk)}` : 'Het logboek is leeg; er is geen kenmerk.',
  ].join('\n');
};

const foutregels = (fouten: readonly Logfout[], aantal: number): readonly string[] => [
  ...fouten.map((fout) => `  ${foutregel(fout)}`),
  ...(aantal > fouten.length ? [`  en nog ${aantalTekst(aantal - fouten.length)} fouten`] : []),
];

const KETENFOUTEN: Readonly<Record<TextFault, string>> = {
  tekst: 'hier staat geen geldig record',
  hash: 'de inhoud hoort niet bij de eigen hash',
  'vorige-hash': 'de hash van de vorige gebeurtenis is een andere',
  volgnummer:
    'het volgnummer is een ander dan hier hoort: er ontbreekt een gebeurtenis, of zij staat er te veel',
  casus: 'het record is van een andere casus',
};

const foutregel = (fout: Logfout): string => {
  switch (fout.soort) {
    case 'keten':
      return `${plek(fout)}: ${KETENFOUTEN[fout.fout]}`;
    case 'ernaast':
      return `${plek(fout)}: naast het record staat een andere waarde (${fout.velden.join(', ')})`;
    case 'volgorde':
      return `${plek(fout)}: staat in het logboek vóór de gebeurtenis waarop zij volgt`;
    case 'positie':
      return positieregel(fout.verwacht, fout.gevonden);
    case 'aantal':
      return `op volgorde staan er ${aantalTekst(fout.inVolgorde)} gebeurtenissen, per casus ${aantalTekst(fout.perCasus)}`;
    case 'ingekort':
      return `het logboek eindigt bij positie ${fout.kop}; het bewaarde kenmerk is van positie ${fout.bewaard}`;
    case 'kenmerk':
      return `tot en met positie ${fout.positie} is het logboek niet meer zoals bij het bewaarde kenmerk`;
  }
};

const plek = ({
  stroom,
  positie,
  volgnummer,
}: {
  readonly stroom: string;
  readonly positie: number;
  readonly volgnummer: number;
}): string => `${stroom}, volgnummer ${volgnummer}, positie ${positie}`;

const positieregel = (verwacht: number, gevonden: number): string => {
  if (gevonden < verwacht) return `positie ${gevonden} hoort niet te bestaan of staat er twee keer`;
  const laatste = gevonden - 1;
  return verwacht === laatste
    ? `positie ${verwacht} ontbreekt`
    : `posities ${verwacht} tot en met ${laatste} ontbreken`;
};
