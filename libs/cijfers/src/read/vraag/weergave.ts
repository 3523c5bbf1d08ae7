import type { Cijferdefinitie } from '../definities/definitie.js';
import type { Cijferantwoord } from './cijfer.query.js';
import type { Cel } from './cijfervraag.js';

const DAG_MS = 86_400_000;
const HONDERD_PROCENT = 100;

const afgerond = (getal: number, decimalen: number): number => Number(getal.toFixed(decimalen));

/** The value of a cell in the unit of its figure. */
export const inEenheid = ({ eenheid }: Cijferdefinitie, { waarde, aantal }: Cel): number => {
  if (eenheid === 'dagen') return afgerond(waarde / DAG_MS, 4);
  return eenheid === 'procent' ? afgerond((waarde / aantal) * HONDERD_PROCENT, 1) : waarde;
};

/** How many facts a median or a share rests on; not to who may not see the cases. */
const onderbouwing = (
  { definitie, minimum }: Cijferantwoord,
  { aantal }: Cel,
): { readonly aantal?: number } =>
  minimum === undefined && ['mediaan', 'p90', 'aandeel'].includes(definitie.berekening) ? { aantal } : {};

export interface Celweergave {
  readonly gebied: string;
  readonly naam: string;
  readonly periode: string;
  readonly van: string;
  readonly tot: string;
  readonly kenmerken: Cel['kenmerken'];
  readonly waarde: number;
  readonly milliseconden?: number;
  readonly aantal?: number;
}

export const celweergaven = (antwoord: Cijferantwoord): readonly Celweergave[] => {
  const { definitie, tijdvakken, cellen } = antwoord;
  const perNaam = new Map(tijdvakken.map((tijdvak) => [tijdvak.naam, tijdvak]));
  return cellen.map((cel) => ({
    gebied: cel.gebied,
    naam: cel.naam,
    periode: cel.periode,
    van: perNaam.get(cel.periode)?.van ?? '',
    tot: perNaam.get(cel.periode)?.tot ?? '',
    kenmerken: cel.kenmerken,
    waarde: inEenheid(definitie, cel),
    ...(definitie.eenheid === 'dagen' && { milliseconden: cel.waarde }),
    ...onderbouwing(antwoord, cel),
  }));
};
