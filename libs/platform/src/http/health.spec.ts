import { Injectable, Module } from '@nestjs/common';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { HubLogger } from '../logging/hub-logger.js';
import { HealthModule } from './health.js';
import { createHubApp } from './hub-app.js';

@Injectable()
class Log {
  up = true;
}

@Module({ providers: [Log], exports: [Log] })
class LogModule {}

describe('health', () => {
  let app: NestFastifyApplication;
  const lines: string[] = [];
  const start = async (): Promise<Log> => {
    const health = HealthModule.forRoot({
      imports: [LogModule],
      inject: [Log],
      useFactory: (log: Log) => [
        {
          name: 'logboek',
          check: () => (log.up ? Promise.resolve() : Promise.reject(new Error('10.0.0.1 refused'))),
        },
      ],
    });
    const logger = new HubLogger({ destination: { write: (line) => void lines.push(line) } });
    app = await createHubApp(health, { logger });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return app.get(Log, { strict: false });
  };
  afterEach(() => app.close());

  it('is levend as long as the process answers', async () => {
    (await start()).up = false;
    await request(app.getHttpServer()).get('/gezondheid/levend').expect(200, { status: 'levend' });
  });

  it('is gereed when every check passes', async () => {
    await start();
    await request(app.getHttpServer()).get('/gezondheid/gereed').expect(200, { status: 'gereed' });
  });

  it('is 503 when one fails, named in the log and not in the answer', async () => {
    (await start()).up = false;
    const response = await request(app.getHttpServer())
      .get('/gezondheid/gereed')
      .expect(503)
      .expect('retry-after', '5');
    expect(response.text).not.toMatch(/logboek|10\.0\.0\.1/);
    expect(lines.join('')).toContain('logboek is niet gereed');
  });
});
