import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withTestDatabase } from '#platform/testing';
import { EventStoreServer } from '../support/eventstore-server/event-store-server.js';
import { HubProces } from '../support/hub-proces.js';
import type { Omgeving } from '../support/hub-proces.js';
import { melding } from '../support/lichamen.js';

const database = withTestDatabase();

const zonder = ({ EVENTSTOREDB_URL: _, ...rest }: Omgeving): Omgeving => rest;

describe('the log of the hub', () => {
  let map: string;
  let server: EventStoreServer;
  beforeAll(async () => {
    map = mkdtempSync(join(realpathSync(tmpdir()), 'overdracht-logboek-test-'));
    server = await EventStoreServer.start();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(map, { recursive: true, force: true });
  });

  const omgeving = async (): Promise<Omgeving> => ({
    HUB_DATA: map,
    LOGNIVEAU: 'error',
    DATABASE_URL: await database.freshUrl(),
    EVENTSTOREDB_URL: server.url,
  });
  const weigert = async (anders: Omgeving, zegt: RegExp): Promise<void> => {
    const { code, stderr } = await HubProces.mislukt(anders);
    expect(stderr).toMatch(zegt);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
  };
  const meld = async (hub: HubProces): Promise<number> => {
    const antwoord = await fetch(`${hub.adres}/veilig-thuis/v1/meldingen`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await hub.token('vt-zuid-limburg')}`,
        'content-type': 'application/json',
        'idempotency-key': 'proef-logboek',
      },
      body: JSON.stringify(melding()),
    });
    return antwoord.status;
  };

  it('is EventStoreDB when that is configured, and then no other', async () => {
    const hier = await omgeving();
    const hub = await HubProces.start(hier);
    try {
      expect(await meld(hub)).toBe(201);
      expect(await meld(hub)).toBe(200);
      const gereed = await fetch(`${hub.adres}/gezondheid/gereed`);
      expect(await gereed.json()).toMatchObject({ status: 'gereed' });
    } finally {
      expect(await hub.stop()).toMatchObject({ code: 0 });
    }
    await weigert(zonder(hier), /volgen een ander logboek[^]*EVENTSTOREDB_URL/);
  });

  it('in PostgreSQL is not left behind for another', async () => {
    const hier = await omgeving();
    const hub = await HubProces.start(zonder(hier));
    expect(await meld(hub)).toBe(201);
    await hub.stop();
    await weigert(hier, /staat al een logboek[^]*Laat EVENTSTOREDB_URL weg/);
  });

  it('in EventStoreDB needs an own database beside it', async () => {
    const { DATABASE_URL: _, ...hier } = await omgeving();
    await weigert(hier, /EVENTSTOREDB_URL is gegeven zonder DATABASE_URL/);
  });
});
