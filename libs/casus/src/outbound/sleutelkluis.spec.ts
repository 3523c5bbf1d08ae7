import { describe, expect, it } from '@jest/globals';
import { KeyErased } from '#event-sourcing';
import { InMemoryKeyStore } from '#event-sourcing/testing';
import { SealBroken } from '#platform';
import { Sleutelkluis } from './sleutelkluis.js';

const CASUS = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';
const ANDERE_CASUS = '00000000-0000-4000-8000-000000000000';
const INHOUD = { toelichting: 'Verzonnen toelichting.' };

describe('Sleutelkluis', () => {
  const sleutels = new InMemoryKeyStore();
  const kluis = new Sleutelkluis(sleutels);
  const verzegel = async (casusId: string, gebeurtenisId: string): Promise<string> =>
    (await kluis.verzegelaar(casusId))(gebeurtenisId, INHOUD);

  it('opens what it sealed, for the same event', async () => {
    const verzegeld = await verzegel(CASUS, 'een');
    expect(Buffer.from(verzegeld, 'base64').toString('latin1')).not.toContain('Verzonnen');
    expect(await kluis.open(CASUS, 'een', verzegeld)).toEqual(INHOUD);
  });

  it('does not open it for another event or another case', async () => {
    const verzegeld = await verzegel(CASUS, 'een');
    await verzegel(ANDERE_CASUS, 'een');
    await expect(kluis.open(CASUS, 'twee', verzegeld)).rejects.toThrow(SealBroken);
    await expect(kluis.open(ANDERE_CASUS, 'een', verzegeld)).rejects.toThrow(SealBroken);
  });

  it('does not pass off a missing key as an erased one', async () => {
    const verzegeld = await verzegel(CASUS, 'een');
    const leeg = new Sleutelkluis(new InMemoryKeyStore());
    await expect(leeg.open(CASUS, 'een', verzegeld)).rejects.toThrow('no key');
  });

  it('opens and seals nothing after the erasure, which may be repeated', async () => {
    const verzegeld = await verzegel(CASUS, 'een');
    await kluis.wis(CASUS);
    await kluis.wis(CASUS);
    expect(await kluis.open(CASUS, 'een', verzegeld)).toBe('gewist');
    await expect(verzegel(CASUS, 'twee')).rejects.toThrow(KeyErased);
  });
});
