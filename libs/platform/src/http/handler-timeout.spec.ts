import { EventEmitter, once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Body, Controller, Get, Module, Post, StreamableFile } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { HubLogger } from '../logging/hub-logger.js';
import { createHubApp } from './hub-app.js';
import { ZonderOpdrachtSleutel } from './idempotency.js';
import { FILE_TIMEOUT_MS, HANDLER_TIMEOUT_MS } from './limits.js';

/** Only `setTimeout` stands still: the rest is the machinery that carries the request. */
const ECHT = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
  ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
];

const gebeurd = new EventEmitter();
let stroom: PassThrough;

const antwoord = async (): Promise<object> => {
  gebeurd.emit('bezig');
  await once(gebeurd, 'klaar');
  setImmediate(() => gebeurd.emit('geantwoord'));
  return { laat: true };
};

@Controller('traag')
class TraagController {
  @Post()
  @ZonderOpdrachtSleutel()
  opdracht(@Body() _lichaam: object) {
    return antwoord();
  }

  @Get()
  lezen() {
    return antwoord();
  }

  @Get('uitvoer')
  uitvoer() {
    stroom = new PassThrough();
    stroom.write('begin');
    return new StreamableFile(stroom);
  }
}

@Module({ controllers: [TraagController] })
class TraagModule {}

describe('an answer that does not come', () => {
  let app: NestFastifyApplication;
  let lines: string[];

  beforeEach(async () => {
    lines = [];
    const logger = new HubLogger({ destination: { write: (line) => void lines.push(line) } });
    app = await createHubApp(TraagModule, { logger });
    await app.listen(0, '127.0.0.1');
    jest.useFakeTimers({ doNotFake: ECHT });
  });
  afterEach(async () => {
    jest.useRealTimers();
    await app.close();
  });

  const stuur = (methode: 'get' | 'post') => {
    const verzoek = request(app.getHttpServer())[methode]('/traag');
    return methode === 'post' ? verzoek.send({ a: 1 }) : verzoek;
  };

  it.each([
    ['post', 'Of de opdracht is vastgelegd, is niet zeker'],
    ['get', 'De hub kan dit nu niet lezen'],
  ] as const)('is given up after its time: %s', async (methode, detail) => {
    const bezig = once(gebeurd, 'bezig');
    const antwoord = stuur(methode).then((response) => response);
    await bezig;
    jest.advanceTimersByTime(HANDLER_TIMEOUT_MS - 1);
    expect(lines).toEqual([]);
    jest.advanceTimersByTime(1);
    const { status, headers, text: body } = await antwoord;
    expect({ status, retry: headers['retry-after'] }).toEqual({ status: 503, retry: '5' });
    expect((JSON.parse(body) as { readonly detail: string }).detail).toContain(detail);
    expect(lines.join('')).toContain('no answer within');
    const geantwoord = once(gebeurd, 'geantwoord');
    gebeurd.emit('klaar');
    await geantwoord;
    expect(lines.filter((line) => line.includes('"level":50'))).toHaveLength(1);
  });

  const uitvoer = async (): Promise<IncomingMessage> => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const [antwoord] = (await once(get({ port, path: '/traag/uitvoer' }), 'response')) as [IncomingMessage];
    return antwoord;
  };

  it('has the time of a file when it had begun: a large one goes on', async () => {
    const antwoord = await uitvoer();
    jest.advanceTimersByTime(FILE_TIMEOUT_MS - 1);
    stroom.end(' en einde');
    await expect(text(antwoord)).resolves.toBe('begin en einde');
  });

  it('is cut off when that is over too, so that nobody takes it for whole', async () => {
    const antwoord = await uitvoer();
    jest.advanceTimersByTime(FILE_TIMEOUT_MS);
    await expect(text(antwoord)).rejects.toThrow('aborted');
  });

  it('leaves nothing behind when it does come', async () => {
    const bezig = once(gebeurd, 'bezig');
    const antwoord = stuur('post').then((response) => response);
    await bezig;
    expect(jest.getTimerCount()).toBe(1);
    gebeurd.emit('klaar');
    expect((await antwoord).body).toEqual({ laat: true });
    await app.close();
    expect(jest.getTimerCount()).toBe(0);
  });
});
