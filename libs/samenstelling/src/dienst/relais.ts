import { Berichtenmaker, runRelay } from '#platform';
import type { Bus, RunningRelay } from '#platform';
import type { EventLog } from '#event-sourcing';
import type { Pool } from 'pg';
import type { Berichten } from '../config/delen.js';
import type { Opbouw } from '../motoren/opbouw.js';

/** Of the place of the relay in the database; one name, so that one at a time publishes. */
export const RELAIS = 'casussen';

export interface Relaisdelen {
  readonly config: Berichten;
  readonly pool: Pool;
  readonly log: EventLog;
  readonly bus: Bus;
}

/** Publishes the log from where it was. */
export const startRelais = (
  { config, pool, log, bus }: Relaisdelen,
  { afbouw, logger }: Opbouw,
): RunningRelay => {
  const maker = new Berichtenmaker({ log, afzenderVan: (regio) => afzenderVan(config, regio) });
  const relais = runRelay({
    ...{ name: RELAIS, log, bus, pool },
    messagesOf: (event) => maker.berichtenVan(event),
    onError: (fout) => logger.error(fout, 'relais'),
  });
  afbouw.straks(() => relais.stop());
  return relais;
};

/** The id of a Veilig Thuis is that of its region. */
export const afzenderVan = ({ BERICHTEN_OIN, HUB_PUBLIEKE_URL }: Berichten, veiligThuis: string) => ({
  oin: BERICHTEN_OIN,
  regio: veiligThuis,
  openbareUrl: HUB_PUBLIEKE_URL,
});
