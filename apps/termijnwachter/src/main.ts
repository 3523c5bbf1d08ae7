import { bouwTermijnwachter, draaiDienst } from '#samenstelling';
import { config } from './config.js';

draaiDienst({ naam: 'termijnwachter', config, bouw: bouwTermijnwachter });
