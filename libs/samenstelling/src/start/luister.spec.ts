import { describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OpstartFout } from '#platform';
import { luister } from './luister.js';

/** An app whose system refuses to listen. */
const dieNietLuistert = (code: string): NestFastifyApplication =>
  ({ listen: () => Promise.reject(Object.assign(new Error(code), { code })) }) as never;

describe('an address to listen on', () => {
  it.each(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'])(
    'that is not of this machine (%s) is named, with what to do',
    async (code) => {
      const start = luister(dieNietLuistert(code), { HUB_ADRES: 'bestaat-niet.example', HUB_POORT: 3000 });
      await expect(start).rejects.toThrow(OpstartFout);
      await expect(start).rejects.toThrow(/HUB_ADRES bestaat-niet\.example[^]*127\.0\.0\.1/);
    },
  );
});
