import { afnemersVan, bouwAfnemers, draaiDienst } from '#samenstelling';
import { config } from './config.js';

draaiDienst({
  naam: 'projecties',
  config,
  bouw: (gelezen, opbouw) =>
    bouwAfnemers(gelezen, opbouw, (grond) => ({ afnemers: afnemersVan.projecties(grond) })),
});
