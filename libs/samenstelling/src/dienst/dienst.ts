import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HubLogger } from '#platform';
import type { Netwerk, Proces } from '../config/delen.js';
import { dienMetriekenOp } from '../metrieken/luisteraar.js';
import { Metrieken } from '../metrieken/metrieken.js';
import type { Opbouw } from '../motoren/opbouw.js';
import { Afbouw } from '../start/afbouw.js';
import { draai, meld } from '../start/draai.js';
import type { Draaiend } from '../start/draai.js';
import { luister } from '../start/luister.js';

export type Dienstconfig = Proces & Netwerk;

export interface Dienst<C extends Dienstconfig> {
  /** As in `apps/`, and as operators call it. */
  readonly naam: string;
  readonly config: () => C;
  /** Puts the service together: engines, followers, and the app that answers over HTTP. */
  readonly bouw: (config: C, opbouw: Opbouw) => Promise<NestFastifyApplication>;
}

export interface DraaiendeDienst extends Draaiend {
  readonly adres: string;
}

/** Runs a service as the whole of this process. */
export const draaiDienst = <C extends Dienstconfig>(dienst: Dienst<C>): void =>
  draai({
    naam: `De dienst ${dienst.naam}`,
    start: () => startDienst(dienst, meld),
    welkom: ({ adres }) => [`De dienst ${dienst.naam} draait op ${adres}`],
  });

/** When a part fails, what had started is stopped again. */
export const startDienst = async <C extends Dienstconfig>(
  { naam, config: lees, bouw }: Dienst<C>,
  vertel: (regel: string) => void,
): Promise<DraaiendeDienst> => {
  const config = lees();
  const afbouw = new Afbouw();
  const logger = new HubLogger({ level: config.LOGNIVEAU });
  try {
    const opbouw: Opbouw = { naam, afbouw, logger, meld: vertel, metrieken: new Metrieken(naam) };
    const app = await bouw(config, opbouw);
    afbouw.straks(() => app.close());
    await app.init();
    await dienMetriekenOp(config, opbouw);
    const adres = await luister(app, config);
    return { adres, stop: () => afbouw.breekAf() };
  } catch (fout) {
    await afbouw.breekAf();
    throw fout;
  }
};
