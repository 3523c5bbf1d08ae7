import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '#event-sourcing';
import { ketenKlopt } from '../support/antwoorden.js';
import { Belasting, toevalVan } from '../support/belasting.js';
import { HubProces, vrijePoort } from '../support/hub-proces.js';
import type { Omgeving } from '../support/hub-proces.js';

const RONDES = 20;
const KLANTEN = 8;
const MEESTE_BEVESTIGINGEN = 120;

let map: string;
let omgeving: Omgeving;
let hub: HubProces | undefined;

beforeEach(async () => {
  map = mkdtempSync(join(realpathSync(tmpdir()), 'overdracht-herstart-test-'));
  // As root PostgreSQL runs as another user, who must be able to come in.
  chmodSync(map, 0o755);
  // The issuer keeps its address: to the hub the same person at another issuer is somebody else.
  omgeving = {
    HUB_DATA: join(map, 'gegevens'),
    UITGEVER_POORT: String(await vrijePoort()),
    LOGNIVEAU: 'warn',
  };
});
afterEach(async () => {
  await hub?.stop();
  hub = undefined;
  rmSync(map, { recursive: true, force: true });
});

/** Every event of every case, as the gemeente exports it; each chain recomputed. */
const exporteer = async (bij: HubProces, casussen: Iterable<string>): Promise<readonly RecordedEvent[]> => {
  const authorization = `Bearer ${await bij.token('gemeente-heerlen')}`;
  const alle: RecordedEvent[] = [];
  for (const casusId of casussen) {
    const antwoord = await fetch(`${bij.adres}/gemeente/v1/casussen/${casusId}/spoor`, {
      headers: { authorization },
    });
    const records = (await antwoord.text())
      .trimEnd()
      .split('\n')
      .map((regel) => JSON.parse(regel) as RecordedEvent);
    expect({ casusId, klopt: ketenKlopt(records) }).toEqual({ casusId, klopt: true });
    alle.push(...records);
  }
  return alle;
};

/** What was acknowledged stands there, once; and nothing else does. */
const staatErPreciesEenKeer = async (bij: HubProces, belasting: Belasting): Promise<number> => {
  await belasting.herhaal(bij, await bij.token('vt-zuid-limburg'));
  expect(belasting.onbekende).toBe(0);
  const vastgelegd = (await exporteer(bij, belasting.casussen)).map(({ id }) => id);
  const bevestigd = [...belasting.bevestigd.values()].flat();
  expect(vastgelegd).toHaveLength(new Set(vastgelegd).size);
  expect([...vastgelegd].sort()).toEqual([...bevestigd].sort());
  expect(belasting.bevestigd.size).toBe(bevestigd.length);
  return bevestigd.length;
};

/** Does something once, when it has been counted often enough. */
const eenKeerNa = <T>(aantal: number, doe: () => Promise<T>) => {
  let [geteld, gedaan]: [number, Promise<T> | undefined] = [0, undefined];
  return {
    tel: (): void => {
      geteld += 1;
      if (geteld === aantal) gedaan = doe();
    },
    /** What came of it, once the load has ended. */
    uitkomst: (): Promise<T> => {
      if (!gedaan) throw new Error(`the hub ended by itself after ${geteld} acknowledgements`);
      return gedaan;
    },
  };
};

describe('the hub as its own process', () => {
  it(`loses no acknowledged event and doubles none over ${RONDES} kills under load`, async () => {
    const zaad = randomInt(2 ** 31);
    process.stdout.write(`seed of the kills: ${zaad}\n`);
    const toeval = toevalVan(zaad);
    const belasting = new Belasting('opdracht', toeval);
    for (let ronde = 0; ronde < RONDES; ronde += 1) {
      const lopend = await HubProces.start(omgeving);
      const moment = Math.ceil(toeval() * MEESTE_BEVESTIGINGEN);
      const slag = eenKeerNa(moment, () => lopend.dood(ronde % 2 === 1));
      await belasting.geef(lopend, KLANTEN, slag.tel);
      await slag.uitkomst();
    }
    hub = await HubProces.start(omgeving);
    const aantal = await staatErPreciesEenKeer(hub, belasting);
    process.stdout.write(`acknowledged: ${aantal} events of ${belasting.casussen.size} cases\n`);
    expect(aantal).toBeGreaterThan(RONDES);
  });

  it('finishes what is under way on SIGTERM, exits with 0 and leaves nothing running', async () => {
    const belasting = new Belasting('opdracht', toevalVan(1));
    const lopend = await HubProces.start(omgeving);
    const slag = eenKeerNa(100, () => lopend.stop());
    await belasting.geef(lopend, KLANTEN, slag.tel);
    const { code, signaal, stdout } = await slag.uitkomst();
    expect({ code, signaal }).toEqual({ code: 0, signaal: null });
    expect(stdout).toContain('De hub stopt: lopende verzoeken worden afgemaakt.');
    expect(existsSync(join(lopend.gegevens, 'postmaster.pid'))).toBe(false);
    hub = await HubProces.start(omgeving);
    expect(await staatErPreciesEenKeer(hub, belasting)).toBeGreaterThan(99);
  });
});
