import { csvDatum, csvVan } from '#platform';
import { celweergaven } from './weergave.js';
import type { Cijferantwoord } from './cijfer.query.js';

/** The answer as rows of a spreadsheet: one per cell. */
export const cijferCsv = (antwoord: Cijferantwoord): string => {
  const { definitie } = antwoord;
  const { splitsing, eenheid } = definitie;
  const kop = [
    'cijfer',
    'gebied',
    'naam',
    'periode',
    'van',
    'tot',
    ...splitsing,
    'waarde',
    'eenheid',
    'aantal',
  ];
  return csvVan(
    kop,
    celweergaven(antwoord).map((cel) => [
      definitie.naam,
      cel.gebied,
      cel.naam,
      cel.periode,
      csvDatum(cel.van),
      csvDatum(cel.tot),
      ...splitsing.map((dimensie) => cel.kenmerken[dimensie]),
      cel.waarde,
      eenheid,
      cel.aantal,
    ]),
  );
};
