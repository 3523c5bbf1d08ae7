import { Controller, Get, Global, Module, Post } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Clock } from '#event-sourcing';
import type { Partij } from '#event-sourcing';
import { ManualClock } from '#event-sourcing/testing';
import { HubLogger, OpdrachtSleutel, createHubApp } from '#platform';
import type { Beller } from './beller.js';
import { HuidigeBeller, Openbaar, Partijenregister, Rollen, Sleutelbron, ToegangModule } from './index.js';
import { UitgeverOnbereikbaar } from './sleutelbron.js';
import { TestPartijenregister, testTokens } from './testing.js';
import type { Gebrek, TestTokens } from './testing.js';

@Controller('proef')
@Rollen('veilig-thuis', 'lokaal-veld')
class ProefController {
  @Get('ik')
  ik(@HuidigeBeller() beller: Beller) {
    return beller;
  }

  @Get('toezicht')
  @Rollen('toezicht')
  toezicht() {
    return {};
  }

  @Get('open')
  @Openbaar()
  open() {
    return { open: true };
  }

  @Post('opdracht')
  opdracht(@OpdrachtSleutel() { sleutel }: OpdrachtSleutel) {
    return { sleutel };
  }
}

@Controller('dicht')
@Openbaar()
class OpenControllerMetUitzondering {
  @Get()
  @Rollen('beheerder')
  dicht() {
    return {};
  }
}

@Controller('vergeten')
class VergetenController {
  @Get()
  vergeten() {
    return {};
  }
}

const BEKEND: readonly Partij[] = [
  { soort: 'veilig-thuis', id: 'zuid-limburg' },
  { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord', gemeente: 'GM0917' },
];

class DoveSleutelbron extends Sleutelbron {
  override key(): Promise<never> {
    return Promise.reject(new UitgeverOnbereikbaar('down'));
  }
}

describe('toegang', () => {
  const clock = new ManualClock();
  const lines: string[] = [];
  let tokens: TestTokens;
  let app: NestFastifyApplication;

  const start = async (
    controllers: Type[],
    sleutelbron = tokens.sleutelbron,
  ): Promise<NestFastifyApplication> => {
    @Global()
    @Module({
      providers: [
        { provide: Clock, useValue: clock },
        { provide: Partijenregister, useValue: new TestPartijenregister(BEKEND) },
      ],
      exports: [Clock, Partijenregister],
    })
    class Ports {}
    class Proef {}
    const { issuer, audience } = tokens;
    const toegang = ToegangModule.forRoot({ issuer, audience, sleutelbron });
    const module: DynamicModule = { module: Proef, imports: [Ports, toegang], controllers };
    const logger = new HubLogger({ destination: { write: (line) => void lines.push(line) } });
    const started = await createHubApp(module, { logger });
    await started.init();
    await started.getHttpAdapter().getInstance().ready();
    return started;
  };
  const get = (path: string, token?: string) => {
    const call = request(app.getHttpServer()).get(path);
    return token === undefined ? call : call.set('authorization', `Bearer ${token}`);
  };
  const problemOf = (response: request.Response) => JSON.parse(response.text) as Record<string, string>;

  beforeAll(async () => {
    tokens = await testTokens(clock);
    app = await start([ProefController, OpenControllerMetUitzondering]);
  });
  afterAll(() => app.close());
  beforeEach(() => {
    lines.length = 0;
  });

  it('knows who calls', async () => {
    const { body } = await get('/proef/ik', await tokens.van('wijkteam-heerlen-noord')).expect(200);
    expect(body).toEqual({
      sub: 'wijkteam-heerlen-noord',
      rol: 'lokaal-veld',
      regio: 'zuid-limburg',
      partij: { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord', gemeente: 'GM0917' },
    });
  });

  it.each(['PS256', 'ES256'])('takes no %s token signed with the wrong kind of key', async (alg) => {
    const token = await tokens.van('vt-zuid-limburg');
    const header = Buffer.from(JSON.stringify({ alg, kid: 'proef-1', typ: 'at+jwt' })).toString('base64url');
    await get('/proef/ik', [header, ...token.split('.').slice(1)].join('.')).expect(401);
  });

  it.each<Gebrek>([
    'andere-uitgever',
    'verkeerd-publiek',
    'verlopen',
    'nog-niet-geldig',
    'uit-de-toekomst',
    'te-lang-geldig',
    'niet-ondertekend',
    'hs256-met-publieke-sleutel',
    'onbekende-sleutel',
    'vreemde-sleutel',
    'geknoeid',
    'verkeerd-type',
    'geen-jwt',
  ])('refuses a token that is %s', async (gebrek) => {
    const token = await tokens.slecht(gebrek);
    const response = await get('/proef/ik', token).expect(401).expect('api-version', '1.0.0');
    expect(response.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    expect(problemOf(response).type).toBe('urn:problem-type:overdracht-hub:niet-aangemeld');
    const detail = problemOf(response).detail;
    expect(detail).toContain(gebrek === 'verlopen' ? 'verlopen' : 'Controleer uitgever, publiek');
    expect(lines.join('')).not.toContain(token);
  });

  it.each(['sub', 'exp', 'iat', 'jti', 'iss', 'aud', 'rol', 'partij'])(
    'refuses a token without %s',
    async (claim) => {
      const claims = { rol: 'veilig-thuis', partij: 'zuid-limburg', regio: 'zuid-limburg' } as const;
      const token = await tokens.met('m1', claims, { claims: { [claim]: undefined } });
      await get('/proef/ik', token).expect(401);
    },
  );

  it('lets clocks differ a little, and no more', async () => {
    const token = await tokens.van('vt-zuid-limburg');
    const start = clock.nowMs();
    clock.advanceMs(629_000);
    await get('/proef/ik', token).expect(200);
    clock.advanceMs(2_000);
    await get('/proef/ik', token).expect(401);
    clock.setTo(start);
  });

  it('refuses a party that is not in the afspraken', async () => {
    const response = await get('/proef/ik', await tokens.van('vt-noorderland')).expect(401);
    expect(problemOf(response).detail).toContain('samenwerkingsafspraken');
  });

  it.each([undefined, 'Basic YTpi', 'Bearer', 'Bearer a b', 'Bearer ' + 'a'.repeat(9_000)])(
    'refuses Authorization: %s',
    async (authorization) => {
      const call = get('/proef/ik');
      const response = await (authorization === undefined ? call : call.set('authorization', authorization));
      expect(response.status).toBe(401);
      expect(response.headers['www-authenticate']).toMatch(/^Bearer/);
    },
  );

  it('never reads a token from the address', async () => {
    const token = await tokens.van('vt-zuid-limburg');
    const response = await get(`/proef/ik?access_token=${token}`, token).expect(401);
    expect(problemOf(response).detail).toContain('nooit in het adres');
    expect(lines.join('')).not.toContain(token);
  });

  it('refuses a role that has no business at a route with 403, the same for every case', async () => {
    const response = await get('/proef/toezicht', await tokens.van('vt-zuid-limburg')).expect(403);
    expect(problemOf(response).type).toBe('urn:problem-type:overdracht-hub:rol-niet-toegestaan');
    await get('/proef/toezicht', await tokens.van('toezicht')).expect(200);
  });

  it('lets anyone at a public route, and nobody at a marked one in a public controller', async () => {
    await get('/proef/open').expect(200, { open: true });
    await get('/dicht').expect(401);
    await get('/dicht', await tokens.van('beheerder')).expect(200);
  });

  it('keeps the Idempotency-Keys of two members of staff apart', async () => {
    const sleutel = async (gebruiker: string): Promise<string> => {
      const token = await tokens.van(gebruiker);
      const call = request(app.getHttpServer())
        .post('/proef/opdracht')
        .set('authorization', `Bearer ${token}`);
      const { body } = await call.set('idempotency-key', 'k').expect(201);
      return (body as { readonly sleutel: string }).sleutel;
    };
    expect(await sleutel('vt-zuid-limburg')).toBe(await sleutel('vt-zuid-limburg'));
    expect(await sleutel('vt-zuid-limburg')).not.toBe(await sleutel('vt-zuid-limburg-2'));
  });

  it('does not start with a route that nobody marked', async () => {
    await expect(start([VergetenController])).rejects.toThrow('VergetenController.vergeten');
  });

  it('lets nobody in while the issuer does not answer', async () => {
    const deaf = await start([ProefController], new DoveSleutelbron());
    const token = await tokens.van('vt-zuid-limburg');
    const call = request(deaf.getHttpServer()).get('/proef/ik').set('authorization', `Bearer ${token}`);
    const response = await call.expect(503).expect('retry-after', '5');
    expect(problemOf(response).type).toBe('urn:problem-type:overdracht-hub:tijdelijk-niet-beschikbaar');
    await deaf.close();
  });
});
