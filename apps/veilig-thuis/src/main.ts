import { TOPICS } from '#contracts';
import { bouwApi, draaiDienst, opKafka } from '#samenstelling';
import { config } from './config.js';

draaiDienst({
  naam: 'veilig-thuis',
  config,
  bouw: (gelezen, opbouw) =>
    bouwApi('veilig-thuis', gelezen, opbouw, async () => {
      await opKafka(gelezen, [TOPICS.casussen], opbouw);
      return {};
    }),
});
