import { isoInstant } from '#afspraken';
import { csvDagen, csvDatum, csvKop, csvRegel, csvTijdstip, csvVan } from '#platform';
import type { Csvwaarde } from '#platform';
import type { Aansluiting, BevindingMetNamen, Bevindingenpagina } from '../../read/vraag/gevallen.query.js';
import type { AansluitregelDto, BevindingDto } from './gevallen.dto.js';

type Omstandigheden = Pick<Aansluiting, 'bekendOp' | 'onvolledig'>;

/** What makes a line true stands in the line: a file is sorted, cut and sent on. */
const OMSTANDIGHEDEN = ['bekendOp', 'bekendOpUtc', 'onvolledig'];

const omstandigheden = ({ bekendOp, onvolledig }: Omstandigheden): readonly Csvwaarde[] => [
  csvTijdstip(bekendOp),
  bekendOp,
  onvolledig,
];

const AANSLUITKOP = [
  ...['dag', 'ontvanger', 'naam', 'verstuurd', 'bevestigd', 'zonderHash', 'hashVerstuurd', 'hashBevestigd'],
  'sluitAan',
];

export const aansluitingCsv = (items: readonly AansluitregelDto[], om: Omstandigheden): string => {
  const regels = items.map((regel) => [
    ...[csvDatum(regel.dag), regel.ontvanger, regel.naam, regel.verstuurd, regel.bevestigd, regel.zonderHash],
    ...[regel.hashVerstuurd, regel.hashBevestigd, regel.sluitAan],
    ...omstandigheden(om),
  ]);
  return (
    csvVan([...AANSLUITKOP, ...OMSTANDIGHEDEN], regels) +
    (regels.length === 0 ? merkregel(AANSLUITKOP, om) : '')
  );
};

/** A file without lines would say nothing of the cases that are missing from it. */
const merkregel = (kop: readonly string[], om: Omstandigheden): string =>
  om.onvolledig === undefined ? '' : csvRegel([...kop.map(() => undefined), ...omstandigheden(om)]);

const BEVINDINGKOP = [
  ...['soort', 'casusId', 'gemeenten', 'gronden', 'partijen', 'namen'],
  ...['vanaf', 'tot', 'dagen', 'vanafUtc', 'totUtc'],
];

/** From this page to the last: a file has no next page, and who opens it would take one page for all. */
export async function* bevindingenCsv(
  eerste: Bevindingenpagina,
  lees: (vanaf: string) => Promise<Bevindingenpagina>,
): AsyncGenerator<string> {
  yield csvKop([...BEVINDINGKOP, ...OMSTANDIGHEDEN]);
  let pagina = eerste;
  yield eerste.items.length === 0 ? merkregel(BEVINDINGKOP, eerste) : bevindingregels(eerste);
  while (pagina.volgende !== undefined) {
    pagina = await lees(pagina.volgende);
    yield bevindingregels(pagina);
  }
}

const bevindingregels = ({ items, ...om }: Bevindingenpagina): string =>
  items
    .map(bevindingweergave)
    .map(({ soort, casusId, gemeenten, gronden, partijen = [], vanaf, tot, dagen }) => [
      ...[soort, casusId, gemeenten.join(' '), gronden],
      ...[partijen.map(({ partij }) => partij).join(' '), partijen.map(({ naam }) => naam).join(' + ')],
      ...[csvTijdstip(vanaf), tot === undefined ? undefined : csvTijdstip(tot), dagen, vanaf, tot],
      ...omstandigheden(om),
    ])
    .map(csvRegel)
    .join('');

export const bevindingweergave = ({
  vanafMs,
  totMs,
  duurMs,
  ...bevinding
}: BevindingMetNamen): BevindingDto => ({
  ...bevinding,
  vanaf: isoInstant(vanafMs),
  ...(totMs !== undefined && { tot: isoInstant(totMs) }),
  dagen: csvDagen(isoInstant(vanafMs), isoInstant(vanafMs + duurMs)),
});
