import { bouwApi, draaiDienst } from '#samenstelling';
import { berichtenwerk, sleutelsUit } from './berichtenwerk.js';
import { config } from './config.js';

draaiDienst({
  naam: 'veilig-thuis',
  config,
  bouw: async (gelezen, opbouw) => {
    // Before any engine: a key that cannot be used is told at once.
    const sleutels = await sleutelsUit(gelezen);
    return bouwApi('veilig-thuis', gelezen, opbouw, (onderbouw) =>
      berichtenwerk({ config: gelezen, sleutels }, onderbouw, opbouw),
    );
  },
});
