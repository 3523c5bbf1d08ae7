import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import type { Netwerk } from '../config/delen.js';
import type { Opbouw } from '../motoren/opbouw.js';
import { luisterfout } from '../start/luister.js';

/** A scrape asks the engines; one that takes longer is of no use to who asked. */
const VERZOEK_LIMIET_MS = 10_000;

/** Prometheus beside the service finds it there; anyone else needs METRICS_ADRES. */
const DEZE_MACHINE = '127.0.0.1';

/** Serves `/metrics` where METRICS_ADRES and METRICS_POORT say, apart from the API: outsiders need no way in. */
export const dienMetriekenOp = async (
  { METRICS_ADRES = DEZE_MACHINE, METRICS_POORT }: Pick<Netwerk, 'METRICS_ADRES' | 'METRICS_POORT'>,
  { afbouw, logger, metrieken }: Pick<Opbouw, 'afbouw' | 'logger' | 'metrieken'>,
): Promise<Server | undefined> => {
  if (METRICS_POORT === undefined) return undefined;
  const server = createServer((verzoek, antwoord) => {
    if (verzoek.method !== 'GET' || verzoek.url !== '/metrics') {
      antwoord.writeHead(404).end();
      return;
    }
    metrieken.tekst().then(
      (tekst) => antwoord.writeHead(200, { 'content-type': metrieken.inhoudstype }).end(tekst),
      (fout: unknown) => {
        logger.error(fout, 'metrieken');
        antwoord.writeHead(500).end();
      },
    );
  });
  server.requestTimeout = VERZOEK_LIMIET_MS;
  try {
    server.listen(METRICS_POORT, METRICS_ADRES);
    await once(server, 'listening');
  } catch (fout) {
    throw luisterfout(fout, {
      ...{ adres: METRICS_ADRES, adresvariabele: 'METRICS_ADRES' },
      ...{ poort: METRICS_POORT, variabele: 'METRICS_POORT' },
    });
  }
  afbouw.straks(() => sluit(server));
  return server;
};

const sluit = async (server: Server): Promise<void> => {
  const gesloten = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await gesloten;
};
