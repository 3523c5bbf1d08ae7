import { TOPICS } from '#contracts';
import {
  BerichtschemasModule,
  draaiDienst,
  motorgezondheid,
  opDatabase,
  opKafka,
  opLogboek,
  startRelais,
  werkerApp,
} from '#samenstelling';
import { config } from './config.js';

draaiDienst({
  naam: 'relais',
  config,
  bouw: async (gelezen, opbouw) => {
    const pool = await opDatabase(gelezen, opbouw);
    const log = await opLogboek(gelezen, pool, opbouw);
    const { bus, gezondheid: kafka } = await opKafka(gelezen, { topics: [TOPICS.casussen] }, opbouw);
    const { gezondheid: relais } = startRelais({ config: gelezen, pool, log, bus }, opbouw);
    return werkerApp([...motorgezondheid({ pool, log }), kafka, relais], opbouw, [BerichtschemasModule]);
  },
});
