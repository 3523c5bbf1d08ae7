import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpstartFout } from '#platform';
import { EigenMotoren } from './config.js';
import type { HubConfig } from './config.js';
import { keksVan } from './keks.js';

describe('the key of the dossiers', () => {
  let map: string;
  beforeEach(() => {
    map = mkdtempSync(join(tmpdir(), 'keks-'));
  });
  afterEach(() => rmSync(map, { recursive: true }));

  const config = (anders: Partial<HubConfig> = {}) =>
    Object.assign(new EigenMotoren(), {
      NODE_ENV: 'development' as const,
      HUB_DATA: join(map, 'gegevens'),
      ...anders,
    });

  it('is made once, and found again', () => {
    const eerste = keksVan(config());
    expect(eerste).toHaveLength(1);
    expect(eerste[0]?.bytes).toHaveLength(32);
    expect(keksVan(config())).toEqual(eerste);
    expect(readdirSync(join(map, 'gegevens'))).toEqual(['dossiersleutel']);
  });

  it('is whole or not there: what a killed start left behind is written anew', () => {
    writeFileSync(join(map, 'dossiersleutel.nieuw'), 'ontwikkeling:half');
    const [sleutel] = keksVan(config({ HUB_DATA: map }));
    expect(sleutel?.bytes).toHaveLength(32);
    expect(readdirSync(map)).toEqual(['dossiersleutel']);
  });

  it('that cannot be kept is told, with what to do', () => {
    writeFileSync(join(map, 'gegevens'), 'geen map');
    expect(() => keksVan(config())).toThrow(OpstartFout);
    expect(() => keksVan(config())).toThrow(/HUB_DATA/);
  });

  it('comes from outside in production', () => {
    expect(() => keksVan(config({ NODE_ENV: 'production' }))).toThrow(/HUB_KEK ontbreekt/);
    const HUB_KEK = `een:${Buffer.alloc(32, 1).toString('base64')},twee:${Buffer.alloc(32, 2).toString('base64')}`;
    expect(keksVan(config({ NODE_ENV: 'production', HUB_KEK })).map(({ id }) => id)).toEqual(['een', 'twee']);
  });
});
