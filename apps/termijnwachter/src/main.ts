import { TOPICS } from '#contracts';
import { draaiDienst, opDatabase, opKafka, opLogboek, werkerApp } from '#samenstelling';
import { config } from './config.js';

draaiDienst({
  naam: 'termijnwachter',
  config,
  bouw: async (gelezen, opbouw) => {
    const pool = await opDatabase(gelezen, opbouw);
    await opLogboek(gelezen, pool, opbouw);
    await opKafka(gelezen, [TOPICS.casussen, TOPICS.deadLetter], opbouw);
    return werkerApp([], opbouw);
  },
});
