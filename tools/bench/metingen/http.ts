import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { CqrsModule } from '@nestjs/cqrs';
import fastify from 'fastify';
import { VeiligThuisOpdrachtenModule } from '#casus';
import { HubLogger, SystemClock, createHubApp, laadAfspraken, standaardAfsprakenMap } from '#platform';
import { FundamentModule, luister } from '#samenstelling';
import { ToegangModule, startOntwikkeluitgever } from '#toegang';
import { tokenVan } from '../../stack/token.js';
import { GeenInzagen, GeheugenLog, GeheugenRegister, GeheugenSleutels } from '../geheugen.js';
import { meldinginhoud } from '../inhoud.js';
import { keuze } from '../meting.js';
import type { Meting } from '../meting.js';

const VERZOEKEN = { gewoon: 20_000, klein: 500 } as const;
const VERBINDINGEN = 32;
/** The generator ends on a tick of its clock; on its own, that of a second, a run of two seconds would be off by half. */
const TELLING_MS = 10;
const AUDIENCE = 'urn:bench';
const LOKAAL = { HUB_ADRES: '127.0.0.1', HUB_POORT: 0 } as const;

const MELDING = JSON.stringify({
  bron: 'politie',
  spoedeisend: false,
  gemeenten: ['GM0917'],
  gezinsvoogdBetrokken: false,
  inhoud: meldinginhoud,
});

class Opdrachten {}

const startHub = async (issuer: string) => {
  const fundament = {
    log: new GeheugenLog(),
    keyStore: new GeheugenSleutels(),
    idempotentie: new GeheugenRegister(),
    inzagen: new GeenInzagen(),
    boek: laadAfspraken(standaardAfsprakenMap()),
    clock: new SystemClock(),
  };
  const module = {
    module: Opdrachten,
    imports: [
      CqrsModule.forRoot(),
      FundamentModule.met(fundament),
      ToegangModule.forRoot({ issuer, audience: AUDIENCE }),
      VeiligThuisOpdrachtenModule,
    ],
  };
  const app = await createHubApp(module, { logger: new HubLogger({ level: 'error' }) });
  return { app, adres: await luister(app, LOKAAL) };
};

/** The barest that a framework can do with the same request: parse it and send it back. */
const startEcho = async () => {
  const app = fastify();
  app.post('/echo', async (verzoek) => verzoek.body);
  return { app, adres: await app.listen({ host: LOKAAL.HUB_ADRES, port: 0 }) };
};

/** The same generator for both sides: its own cost falls on both. */
const belast = async (url: string, token: string, verzoeken: number): Promise<number> => {
  const uitslag = await autocannon({
    url,
    amount: verzoeken,
    connections: VERBINDINGEN,
    sampleInt: TELLING_MS,
    requests: [
      {
        method: 'POST',
        body: MELDING,
        setupRequest: (verzoek) => ({
          ...verzoek,
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            'idempotency-key': randomUUID(),
          },
        }),
      },
    ],
  });
  if (uitslag.non2xx > 0 || uitslag.errors > 0)
    throw new Error(`${uitslag.non2xx} answers were no success, ${uitslag.errors} requests had none`);
  return uitslag['2xx'] / uitslag.duration;
};

export const P6: Meting = {
  id: 'P6',
  naam: 'HTTP-opdracht met token en controle, logboek in geheugen',
  plafond: 'kale echo van fastify',
  eenheid: 'verz/s',
  doel: { richting: 'minstens', verhouding: 0.35 },
  bereid: async (omvang) => {
    const uitgever = await startOntwikkeluitgever({ nodeEnv: 'test', port: 0, audience: AUDIENCE });
    const [hub, echo, token] = [
      await startHub(uitgever.issuer),
      await startEcho(),
      await tokenVan(uitgever.issuer, 'vt-zuid-limburg'),
    ];
    const verzoeken = keuze(omvang, VERZOEKEN);
    return {
      onze: () => belast(`${hub.adres}/veilig-thuis/v1/meldingen`, token, verzoeken),
      plafond: () => belast(`${echo.adres}/echo`, token, verzoeken),
      stop: async () => {
        await hub.app.close();
        await echo.app.close();
        await uitgever.stop();
      },
    };
  },
};
