import { bouwApi, draaiDienst } from '#samenstelling';
import { config } from './config.js';

draaiDienst({
  naam: 'lokaal-veld',
  config,
  bouw: (gelezen, opbouw) => bouwApi('lokaal-veld', gelezen, opbouw),
});
