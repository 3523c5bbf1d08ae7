import { TOPICS } from '#contracts';
import { draaiDienst, opDatabase, opKafka, opLogboek, startRelais, werkerApp } from '#samenstelling';
import { config } from './config.js';

draaiDienst({
  naam: 'relais',
  config,
  bouw: async (gelezen, opbouw) => {
    const pool = await opDatabase(gelezen, opbouw);
    const log = await opLogboek(gelezen, pool, opbouw);
    const bus = await opKafka(gelezen, [TOPICS.casussen], opbouw);
    startRelais({ config: gelezen, pool, log, bus }, opbouw);
    return werkerApp([], opbouw);
  },
});
