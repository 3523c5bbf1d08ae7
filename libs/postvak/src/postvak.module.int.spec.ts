import { NestFactory } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '#event-sourcing';
import { TOPICS } from '#contracts';
import { stroomVan } from '#dossier';
import { HEERLEN, boekVanZuidLimburg } from '#dossier/testing';
import { PostgresEventLog, logBus, runConsumer, weigerAchterstand } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { Casuslijsten, PostvakLeesModule, postvakAfnemer } from './index.js';
import { LIJST } from './read/casuslijsten.js';
import { dossierMet, melding, recordsVan, triage, uuidVan, verstuurd } from './testing/voorbeeldcasus.js';

const database = withTestDatabase();

describe('the lists, in a process that only reads them', () => {
  it('show what another process made of them, and are refused once that is not the present', async () => {
    const pool = await database.freshPool();
    const app = await NestFactory.createApplicationContext(PostvakLeesModule.met({ pool }), {
      logger: false,
    });
    const lijst = async () => {
      weigerAchterstand(await app.get(Casuslijsten).stand(), LIJST);
      return app.get(Casuslijsten).wachtend(HEERLEN, { limiet: 10 });
    };
    await expect(lijst()).rejects.toThrow('De lijst loopt achter');

    const log = new PostgresEventLog(pool);
    const loop = await runConsumer({
      ...postvakAfnemer(log, boekVanZuidLimburg()),
      bus: logBus(log),
      pool,
      topics: [TOPICS.casussen],
      deadLetterTopic: TOPICS.deadLetter,
    });
    const dossier = dossierMet(
      uuidVan('een'),
      melding('2026-03-02 09:00'),
      triage('2026-03-04 14:00'),
      verstuurd('2026-03-05 09:00'),
    );
    const { position } = await log.append(stroomVan(dossier.casusId), NO_STREAM, recordsVan(dossier));
    await loop.caughtUp(position);
    expect(await lijst()).toHaveLength(1);
    await loop.stop();

    await pool.query(`insert into bus_stilstand (afnemer, topic, partitie, probleem)
      values ('postvak', 'nl.veiligheid.casussen.v1', 0, 'invented fault')`);
    await expect(lijst()).rejects.toThrow('De lijst loopt achter');
    await pool.query('delete from bus_stilstand');
    expect(await lijst()).toHaveLength(1);
    await pool.query(`update bus_afnemers set gezien_op = gezien_op - interval '2 minutes'`);
    await expect(lijst()).rejects.toThrow('De lijst loopt achter');
    await pool.query(`update bus_afnemers set gezien_op = clock_timestamp()`);
    await pool.query(`insert into bus_geparkeerd (afnemer, topic, partitie, plaats, sleutel, gemeld)
      values ('postvak', 'nl.veiligheid.casussen.v1', 0, 9, 'invented', true)`);
    expect(await app.get(Casuslijsten).stand()).toEqual({ achterstand: undefined, apart: 1 });
    await app.close();
    await log.close();
  });
});
