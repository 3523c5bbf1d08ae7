import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { EventLog, NO_STREAM } from '#event-sourcing';
import { Afsprakenboek } from '#afspraken';
import { stroomVan } from '#dossier';
import { HEERLEN, boekVanZuidLimburg } from '#dossier/testing';
import { PostgresEventLog } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { Casuslijsten, PostvakLeesModule, PostvakProjectieModule, PostvakVolger } from './index.js';
import { dossierMet, melding, recordsVan, triage, uuidVan, verstuurd } from './testing/voorbeeldcasus.js';

const database = withTestDatabase();

describe('the lists as part of an app', () => {
  it('are made at start, follow the log, stop with the app, and are refused by every reader once they lag', async () => {
    const pool = await database.freshPool();
    const log = new PostgresEventLog(pool);
    const ports = [
      { provide: EventLog, useValue: log },
      { provide: Afsprakenboek, useValue: boekVanZuidLimburg() },
    ];
    @Global()
    @Module({ providers: ports, exports: ports })
    class Ports {}
    @Module({ imports: [Ports, PostvakProjectieModule.met({ pool })] })
    class Proef {}
    const app = await NestFactory.createApplicationContext(Proef, { logger: false });
    const volger = app.get(PostvakVolger);

    const dossier = dossierMet(
      uuidVan('een'),
      melding('2026-03-02 09:00'),
      triage('2026-03-04 14:00'),
      verstuurd('2026-03-05 09:00'),
    );
    const { position } = await log.append(stroomVan(dossier.casusId), NO_STREAM, recordsVan(dossier));
    await volger.bij(position);
    expect(await app.get(Casuslijsten).wachtend(HEERLEN, { limiet: 10 })).toHaveLength(1);
    expect(volger.status()).toEqual({ position, running: true });

    const lezen = await NestFactory.createApplicationContext(PostvakLeesModule.met({ pool }), {
      logger: false,
    });
    const lijst = () => lezen.get(Casuslijsten).wachtend(HEERLEN, { limiet: 10 });
    expect(await lijst()).toHaveLength(1);
    await pool.query(`insert into bus_stilstand (afnemer, topic, partitie, probleem)
      values ('postvak', 'nl.veiligheid.casussen.v1', 0, 'invented fault')`);
    await expect(lijst()).rejects.toThrow('De lijst loopt achter');
    await pool.query('delete from bus_stilstand');
    await pool.query(`update bus_afnemers set gezien_op = gezien_op - interval '2 minutes'`);
    await expect(lijst()).rejects.toThrow('De lijst loopt achter');
    await lezen.close();

    await app.close();
    expect(volger.status()?.running).toBe(false);
    await log.close();
  });
});
