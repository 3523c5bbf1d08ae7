import { bouwApi, draaiDienst } from '#samenstelling';
import { config } from './config.js';

draaiDienst({ naam: 'gemeente', config, bouw: (gelezen, opbouw) => bouwApi('gemeente', gelezen, opbouw) });
