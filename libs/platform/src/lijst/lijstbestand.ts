import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { CSV, csvKop, csvRegel, csvTijdstip } from '../csv/csv.js';
import type { Csvwaarde } from '../csv/csv.js';
import type { Onvolledigheid } from './leesstand.js';
import type { Pagina } from './pagina.js';

/** A page of a list of which all pages are about one instant. */
export interface Lijstpagina<T> extends Pagina<T>, Onvolledigheid {
  /** That instant, in UTC. */
  readonly geldigOp: string;
}

export type Lijstkolom<T> = readonly [naam: string, waarde: (item: T) => Csvwaarde];

/** What makes a line true stands in the line: a file is sorted, cut and sent on. */
const OMSTANDIGHEDEN = ['geldigOp', 'geldigOpUtc', 'onvolledig'];

const omstandigheden = ({ geldigOp, onvolledig }: Lijstpagina<unknown>): readonly Csvwaarde[] => [
  csvTijdstip(geldigOp),
  geldigOp,
  onvolledig,
];

/**
 * From this page to the last: a file has no next page, and who opens it would take one page for all. Each page is read, and
 * recorded as read, just before its lines go.
 */
export async function* lijstCsv<T>(
  eerste: Lijstpagina<T>,
  lees: (cursor: string) => Promise<Lijstpagina<T>>,
  kolommen: readonly Lijstkolom<T>[],
): AsyncGenerator<string> {
  yield csvKop([...kolommen.map(([naam]) => naam), ...OMSTANDIGHEDEN]);
  // A file without lines would say nothing of the cases that are missing from it.
  if (eerste.items.length === 0 && eerste.onvolledig !== undefined)
    yield csvRegel([...kolommen.map(() => undefined), ...omstandigheden(eerste)]);
  let pagina: Lijstpagina<T> | undefined = eerste;
  while (pagina) {
    const om = omstandigheden(pagina);
    yield pagina.items
      .map((item) => csvRegel([...kolommen.map(([, waarde]) => waarde(item)), ...om]))
      .join('');
    pagina = pagina.volgende === undefined ? undefined : await lees(pagina.volgende);
  }
}

/** The answer with such a file, sent while it is made. */
export const csvBestand = (naam: string, delen: AsyncIterable<string>): StreamableFile =>
  new StreamableFile(Readable.from(delen), {
    type: `${CSV}; charset=utf-8`,
    disposition: `attachment; filename="${naam}.csv"`,
  });

/** An instant on local clocks, for a column beside the one with the instant itself. */
export const csvLokaal = (instant: string | undefined): Csvwaarde => instant && csvTijdstip(instant);
