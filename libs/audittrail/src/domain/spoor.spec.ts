import { describe, expect, it } from '@jest/globals';
import { verifyChain } from '#event-sourcing';
import type { RecordedEvent } from '#event-sourcing';
import { VERZEGELD, directOvergedragen, dossier } from '../dossier.fixture.js';
import { spoorVan, spoorregel } from './spoor.js';

describe('the trail of a case', () => {
  it('is one line per record, from which the chain can be verified', async () => {
    const { regels, keten, laatsteHash } = spoorVan(await dossier(...directOvergedragen));
    const records = [...regels].map((regel) => JSON.parse(regel) as RecordedEvent);
    expect(verifyChain(records)).toEqual({ intact: true, length: 4 });
    expect(keten).toEqual({ ketenIntact: true, aantalGebeurtenissen: 4 });
    expect(laatsteHash).toBe(records[3]?.hash);
  });

  it('has the fields in the order of the export format, sealed content as ciphertext', async () => {
    const { records } = await dossier(...directOvergedragen);
    const regel = spoorregel(records[2] as RecordedEvent);
    expect(regel).toMatch(/^\{"id":.*\}\n$/);
    expect(Object.keys(JSON.parse(regel) as object).join(' ')).toBe(
      'id type versie casusId volgnummer positie plaatsgevondenOp vastgelegdOp actor correlatieId causatieId data verzegeld vorigeHash hash',
    );
    expect(JSON.parse(regel)).toEqual({ ...records[2], verzegeld: VERZEGELD });
  });

  it('keeps a field that this version does not know, for the hash covers it', async () => {
    const { records } = await dossier(...directOvergedragen);
    const later = { ...records[0], toegevoegd: 1 } as unknown as RecordedEvent;
    expect(JSON.parse(spoorregel(later))).toEqual(later);
  });

  it('says where the chain is broken, and still shows what is stored', async () => {
    const goed = await dossier(...directOvergedragen);
    const records = goed.records.filter(({ volgnummer }) => volgnummer !== 1);
    const { keten, regels } = spoorVan({ ...goed, records });
    expect(keten).toMatchObject({ ketenIntact: false, breuk: { volgnummer: 1, fout: 'volgnummer' } });
    expect([...regels]).toHaveLength(3);
  });
});
