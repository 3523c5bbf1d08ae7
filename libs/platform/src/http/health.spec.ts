import { Injectable, Module } from '@nestjs/common';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { HubLogger } from '../logging/hub-logger.js';
import { HealthModule, NotHealthy } from './health.js';
import { createHubApp } from './hub-app.js';

@Injectable()
class Log {
  up = true;
  behind = 0;
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
        {
          name: 'relais',
          check: async () => {
            const details = { leidend: true, achter: log.behind };
            if (log.behind > 100) throw new NotHealthy('far behind', details);
            return { achter: log.behind > 0, details };
          },
        },
      ],
    });
    const logger = new HubLogger({ destination: { write: (line) => void lines.push(line) } });
    app = await createHubApp(health, { logger });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return app.get(Log, { strict: false });
  };
  const gereed = () => request(app.getHttpServer()).get('/gezondheid/gereed');
  afterEach(() => app.close());

  it('is levend as long as the process answers, whatever engine is away', async () => {
    (await start()).up = false;
    await request(app.getHttpServer()).get('/gezondheid/levend').expect(200, { status: 'levend' });
  });

  it('is gereed when every check passes, and tells of each part how it does', async () => {
    await start();
    await gereed().expect(200, {
      status: 'gereed',
      onderdelen: [
        { naam: 'logboek', status: 'goed' },
        { naam: 'relais', status: 'goed', leidend: true, achter: 0 },
      ],
    });
  });

  it('is gereed with a part that is behind, and says so', async () => {
    (await start()).behind = 3;
    const { body } = await gereed().expect(200);
    expect(body.onderdelen[1]).toEqual({ naam: 'relais', status: 'achter', leidend: true, achter: 3 });
  });

  it('is a problem, 503, when a part fails: it is named, the cause stands in the log only', async () => {
    (await start()).up = false;
    const response = await gereed().expect(503).expect('retry-after', '5');
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(response.text)).toMatchObject({
      type: 'urn:problem-type:overdracht-hub:tijdelijk-niet-beschikbaar',
      status: 503,
      onderdelen: [{ naam: 'relais' }, { naam: 'logboek', status: 'fout' }],
    });
    expect(response.text).not.toContain('10.0.0.1');
    expect(lines.join('')).toContain('logboek is niet gereed');
  });

  it('tells of a part that fails what it may tell', async () => {
    (await start()).behind = 101;
    const { text } = await gereed().expect(503);
    expect(JSON.parse(text)).toMatchObject({
      onderdelen: [{ naam: 'logboek' }, { naam: 'relais', status: 'fout', leidend: true, achter: 101 }],
    });
  });

  it.each([
    ['fails', () => Promise.reject(new Error('10.0.0.1 refused')), { werkt: false }],
    ['never answers', () => new Promise<void>(() => undefined), { werkt: false }],
    [
      'fails with something to tell',
      () => Promise.reject(new NotHealthy('stopped', { staatStil: 2 })),
      { staatStil: 2 },
    ],
  ])('is gereed, and behind, when a part that it can do without %s', async (_how, check, details) => {
    const health = HealthModule.forRoot({
      useFactory: () => [{ name: 'kafka', optional: true, check }],
      timeoutMs: 1,
    });
    app = await createHubApp(health, { logger: new HubLogger({ destination: { write: () => undefined } }) });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const { body } = await gereed().expect(200);
    expect(body.onderdelen).toEqual([{ naam: 'kafka', status: 'achter', ...details }]);
  });
});
