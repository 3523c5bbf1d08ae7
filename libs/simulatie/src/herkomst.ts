import type { Duur } from './toeval.js';

/** Nothing public was found: a guess that gives every path of the agreement some traffic. */
export const AANNAME = 'aanname';

/** CBS StatLine, provisional figures of 2023; the Netherlands unless a region is named. */
export const CBS = {
  melder: 'CBS 84849NED, 2023*: 127.340 meldingen; justitie en veiligheid 85.590, niet beroepsmatig 10.230',
  eerder:
    'CBS 85361NED, 2023*: vervolgmelding tijdens de veiligheidsbeoordeling 13,3%, erna 10,1%, tijdens monitoring 5,1%',
  beoordeling:
    'CBS 84852NED, Gelderland 2023*: van 8.565 meldingen 3.595 vervolg bij Veilig Thuis, 4.335 overdracht, 180 geen vervolg, 240 acuut onveilig',
} as const;

/** As newspapers told it in February 2019. */
export const NORM_2018 =
  "Landelijk Netwerk Veilig Thuis, eind 2018: norm 90% beoordeeld in 5 werkdagen (gehaald door 7 van 26 regio's), 80% van de onderzoeken klaar in 10 weken (5 van 26)";

interface Herkomst {
  /** Where the figures come from, or that they are a guess. */
  readonly herkomst: string;
}

export const kengetal = <T extends Herkomst>(waarden: T): T => waarden;

export const duur = (mediaan: number, eenheid: Duur['eenheid'], spreiding: number): Duur => ({
  mediaan,
  eenheid,
  spreiding,
});

/** Inhabitants per gemeente, from `code number` pairs. */
export const perGemeente = (tekst: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    tekst.split(',').map((paar) => {
      const [code = '', aantal = ''] = paar.trim().split(' ');
      return [code, Number(aantal)];
    }),
  );
