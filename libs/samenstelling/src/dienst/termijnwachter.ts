import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CqrsModule } from '@nestjs/cqrs';
import { CasusModule } from '#casus';
import { PostgresInzageLog, SystemClock } from '#platform';
import { FundamentModule } from '../api/fundament.js';
import { opdrachtmeting } from '../metrieken/opdrachtmeter.js';
import type { Opbouw } from '../motoren/opbouw.js';
import { afnemersVan } from './afnemerlijst.js';
import { bouwAfnemers } from './consumerend.js';
import type { AfnemerConfig } from './consumerend.js';
import { Termijnbewaking, TermijnbewakingModule } from './termijnbewaking.module.js';
import { EigenOpdrachtsleutels, GeenSleutels } from './zonder-sleutels.js';

/** The service that keeps the terms and notes those that pass. It records no content, so it is given no key. */
export const bouwTermijnwachter = (config: AfnemerConfig, opbouw: Opbouw): Promise<NestFastifyApplication> =>
  bouwAfnemers(config, opbouw, ({ pool, log, boek }) => {
    const { logger, metrieken } = opbouw;
    const fundament = {
      ...{ log, boek, clock: new SystemClock(), inzagen: new PostgresInzageLog(pool) },
      ...{ keyStore: new GeenSleutels(), idempotentie: new EigenOpdrachtsleutels() },
    };
    return {
      afnemers: afnemersVan.termijnwachter({ log, boek }),
      modules: [
        CqrsModule.forRoot(),
        FundamentModule.met(fundament),
        CasusModule,
        opdrachtmeting(metrieken),
        TermijnbewakingModule.met({ pool, logger, metrieken, vanzelf: true }),
      ],
      gezondheid: (app) => [
        { name: 'termijnbewaking', check: () => app().get(Termijnbewaking).gezondheid.check() },
      ],
    };
  });
