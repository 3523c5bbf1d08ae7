import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { Problem } from '../http/problem.js';
import { MEESTE_UITVOER_TEGELIJK, neemUitvoerplaats } from './uitvoerplaats.js';

const antwoord = (server: object, destroyed = false) => {
  const raw = Object.assign(new EventEmitter(), { destroyed });
  return { reply: { server, raw } as unknown as FastifyReply, sluit: () => raw.emit('close') };
};

describe('the files that are made for one caller at a time', () => {
  let server: object;
  const neem = (wie = 'heerlen', op = server, destroyed = false) => {
    const { reply, sluit } = antwoord(op, destroyed);
    neemUitvoerplaats(reply, wie);
    return sluit;
  };

  beforeEach(() => {
    server = {};
  });

  it('are few, and the next is refused with when to ask again', () => {
    for (let n = 0; n < MEESTE_UITVOER_TEGELIJK; n += 1) neem();
    expect(() => neem()).toThrow(Problem);
    expect(() => neem()).toThrow('Er worden al 3 bestanden voor u gemaakt');
  });

  it('are counted per caller, and per server of the process', () => {
    for (let n = 0; n < MEESTE_UITVOER_TEGELIJK; n += 1) neem();
    expect(() => neem('stein')).not.toThrow();
    expect(() => neem('heerlen', {})).not.toThrow();
  });

  it('leave their place when the answer is sent or its connection is gone', () => {
    const sluiten = Array.from({ length: MEESTE_UITVOER_TEGELIJK }, () => neem());
    sluiten[0]?.();
    const laatste = neem();
    expect(() => neem()).toThrow(Problem);
    for (const sluit of [...sluiten.slice(1), laatste]) sluit();
    for (let n = 0; n < MEESTE_UITVOER_TEGELIJK; n += 1) neem();
  });

  it('take no place for a connection that is gone already, which never closes again', () => {
    for (let n = 0; n < 2 * MEESTE_UITVOER_TEGELIJK; n += 1) neem('heerlen', server, true);
    expect(() => neem()).not.toThrow();
  });
});
