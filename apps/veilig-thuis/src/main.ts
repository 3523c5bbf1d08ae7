import { bouwApi, draaiDienst } from '#samenstelling';
import { berichtenwerk } from './berichtenwerk.js';
import { config } from './config.js';

draaiDienst({
  naam: 'veilig-thuis',
  config,
  bouw: (gelezen, opbouw) =>
    bouwApi('veilig-thuis', gelezen, opbouw, (onderbouw) => berichtenwerk(gelezen, onderbouw, opbouw)),
});
