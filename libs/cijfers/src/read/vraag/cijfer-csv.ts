import { csvDatum, csvTijdstip, csvVan } from '#platform';
import type { Csvwaarde } from '#platform';
import { teZienVanaf } from '../tijd/vaststelling.js';
import { celweergaven } from './weergave.js';
import type { Celweergave } from './weergave.js';
import type { Cijferantwoord } from './cijfer.query.js';

/**
 * The answer as rows of a spreadsheet: one per cell. What makes a number true stands in each row, since a file is sorted,
 * cut and sent on; an answer without cells has one row that says so.
 */
export const cijferCsv = (antwoord: Cijferantwoord): string => {
  const { splitsing } = antwoord.definitie;
  const kop = [
    ...['cijfer', 'gebied', 'naam', 'periode', 'van', 'tot', ...splitsing, 'waarde', 'eenheid', 'aantal'],
    ...['niveau', 'minimum', 'bekendOp', 'bekendOpUtc', 'onvolledig', 'toelichting'],
  ];
  const cellen = celweergaven(antwoord);
  return csvVan(kop, cellen.length === 0 ? [leeg(antwoord)] : cellen.map((cel) => regel(antwoord, cel)));
};

const regel = (antwoord: Cijferantwoord, cel: Celweergave): readonly Csvwaarde[] => {
  const { naam, splitsing, eenheid } = antwoord.definitie;
  return [
    ...[naam, cel.gebied, cel.naam, cel.periode, csvDatum(cel.van), csvDatum(cel.tot)],
    ...splitsing.map((dimensie) => cel.kenmerken[dimensie]),
    ...[cel.waarde, eenheid, cel.aantal],
    ...omstandigheden(antwoord, gemeten(antwoord, cel.tot)),
  ];
};

const leeg = (antwoord: Cijferantwoord): readonly Csvwaarde[] => {
  const { definitie, van, tot, minimum } = antwoord;
  const uitleg =
    minimum === undefined
      ? 'niets gevonden'
      : `geen cel van ten minste ${minimum}: het is nul, of het wordt niet getoond${nogNiet(antwoord, tot)}`;
  return [
    ...[definitie.naam, undefined, undefined, undefined, csvDatum(van), csvDatum(tot)],
    ...definitie.splitsing.map(() => undefined),
    ...[undefined, definitie.eenheid, undefined],
    ...omstandigheden(antwoord, uitleg),
  ];
};

const gemeten = (antwoord: Cijferantwoord, tot: string): string | undefined => {
  const { definitie, minimum } = antwoord;
  if (minimum === undefined) return undefined;
  const weggelaten = `cellen onder ${minimum} tellen niet mee${nogNiet(antwoord, tot)}`;
  return definitie.berekening === 'aantal' ? `ten minste dit aantal: ${weggelaten}` : weggelaten;
};

/** A period of which not all is fixed looks smaller than it is, or empty: who compares it with another must know. */
const nogNiet = ({ vastTot }: Cijferantwoord, tot: string): string =>
  vastTot === undefined || tot <= vastTot
    ? ''
    : `, en wat vanaf ${csvDatum(vastTot)} gebeurde telt nog niet mee: deze periode is heel te zien vanaf ${csvDatum(teZienVanaf(tot))}`;

const omstandigheden = (
  { niveau, minimum, bekendOp, onvolledig }: Cijferantwoord,
  toelichting: string | undefined,
): readonly Csvwaarde[] => [niveau, minimum, csvTijdstip(bekendOp), bekendOp, onvolledig, toelichting];
