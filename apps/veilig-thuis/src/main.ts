import { TOPICS } from '#contracts';
import { bouwApi, draaiDienst, opKafka } from '#samenstelling';
import { config } from './config.js';

draaiDienst({
  naam: 'veilig-thuis',
  config,
  bouw: (gelezen, opbouw) =>
    bouwApi('veilig-thuis', gelezen, opbouw, async () => {
      const { gezondheid } = await opKafka(gelezen, { topics: [TOPICS.casussen], kanZonder: true }, opbouw);
      return { gezondheid: [gezondheid] };
    }),
});
