import { stroomVan } from '#dossier';
import { geschiedenis, recordsVan } from './geschiedenis.js';
import { kopieer, metClient, zonderSleutels } from './kopieer.js';
import { Sjabloon } from './sjabloon.js';
import type { Logrij } from './sjabloon.js';

/** Simulated once and then repeated with other ids. */
const EERSTE_GEBEURTENISSEN = 20_000;

let gemaakt: Sjabloon | undefined;

const sjabloon = (): Sjabloon => {
  gemaakt ??= new Sjabloon(recordsVan(geschiedenis(EERSTE_GEBEURTENISSEN)));
  return gemaakt;
};

const KOLOMMEN = 'positie, stroom, volgnummer, id, type, casus_id, record';

export interface Vulling {
  /** Told of every row. */
  readonly zie?: (rij: Logrij, positie: number) => void;
  /** All cases side by side from the first event to the last, instead of one lot of cases after another. */
  readonly vervlochten?: boolean;
}

/** Fills an empty log with this many events of simulated cases, as fast as the server takes them. */
export const vulLogboek = (url: string, gebeurtenissen: number, vulling: Vulling = {}): Promise<void> =>
  metClient(url, async (client) => {
    await zonderSleutels(client, 'gebeurtenissen', async () => {
      await kopieer(client, `gebeurtenissen (${KOLOMMEN})`, logregels(gebeurtenissen, vulling));
    });
    await client.query('vacuum (analyze) gebeurtenissen');
    await client.query('checkpoint');
  });

function* logregels(gebeurtenissen: number, { zie, vervlochten = false }: Vulling): Generator<string> {
  let positie = 0;
  for (const rij of sjabloon().kopieen(gebeurtenissen, vervlochten)) {
    positie += 1;
    zie?.(rij, positie);
    const { casusId, volgnummer, id, type, tekst } = rij;
    yield `${positie}\t${stroomVan(casusId)}\t${volgnummer}\t${id}\t${type}\t${casusId}\t${tekst}\n`;
  }
}

export interface Logtekst {
  readonly stroom: string;
  readonly tekst: string;
}

/** The texts of as many events in the order of the log, as a client gets them. */
export const logteksten = (gebeurtenissen: number): readonly Logtekst[] =>
  Array.from(sjabloon().kopieen(gebeurtenissen), ({ casusId, tekst }) => ({
    stroom: stroomVan(casusId),
    tekst: inEenStuk(tekst.replaceAll('\\\\', '\\')),
  }));

/** What was put together of pieces costs more to read the first time than what came from a socket. */
const inEenStuk = (tekst: string): string => Buffer.from(tekst).toString();
