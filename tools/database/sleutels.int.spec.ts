import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { KeyWrapping, OpstartFout, PostgresKeyStore, SystemClock } from '#platform';
import type { KeyEncryptionKey } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { vernieuwSleutels } from './sleutels.js';

const database = withTestDatabase();
const OUD: KeyEncryptionKey = { id: 'oud', bytes: randomBytes(32) };
const NIEUW: KeyEncryptionKey = { id: 'nieuw', bytes: randomBytes(32) };

describe('the keys of all cases under a new key', () => {
  const opgezet = async () => {
    const url = await database.freshUrl();
    const kluis = (...keks: readonly KeyEncryptionKey[]) =>
      new PostgresKeyStore(database.poolOn(url), new KeyWrapping(keks), new SystemClock());
    const sleutels = [await kluis(OUD).forCase('casus-een'), await kluis(NIEUW, OUD).forCase('casus-twee')];
    await kluis(OUD).forCase('casus-drie');
    await kluis(OUD).erase('casus-drie');
    return { url, kluis, sleutels };
  };

  it('open without the old one, and what was erased stays erased', async () => {
    const { url, kluis, sleutels } = await opgezet();
    expect(await vernieuwSleutels(url, [NIEUW, OUD])).toEqual({
      aantal: 1,
      nieuwste: 'nieuw',
      oude: ['oud'],
    });
    const zonder = kluis(NIEUW);
    await zonder.refuseMissingKeks();
    expect([await zonder.existing('casus-een'), await zonder.existing('casus-twee')]).toEqual(sleutels);
    expect(await zonder.existing('casus-drie')).toBe('gewist');
    expect(await vernieuwSleutels(url, [NIEUW])).toEqual({ aantal: 0, nieuwste: 'nieuw', oude: [] });
  });

  it('stay as they are when an old key is missing', async () => {
    const { url, kluis, sleutels } = await opgezet();
    await expect(vernieuwSleutels(url, [NIEUW])).rejects.toThrow(OpstartFout);
    expect(await kluis(NIEUW, OUD).existing('casus-een')).toEqual(sleutels[0]);
  });
});
