import {
  BerichtschemasModule,
  draaiDienst,
  motorgezondheid,
  opDatabase,
  opKafka,
  opLogboek,
  startRelais,
  topicsVanRelais,
  werkerApp,
} from '#samenstelling';
import { config } from './config.js';

draaiDienst({
  naam: 'relais',
  config,
  bouw: async (gelezen, opbouw) => {
    const pool = await opDatabase(gelezen, opbouw);
    const log = await opLogboek(gelezen, pool, opbouw);
    const { bus, gezondheid: kafka } = await opKafka(gelezen, { topics: topicsVanRelais(gelezen) }, opbouw);
    const { gezondheid: relais } = startRelais({ config: gelezen, pool, log, bus }, opbouw);
    return werkerApp([...motorgezondheid({ pool, log }), kafka, relais], opbouw, [BerichtschemasModule]);
  },
});
