import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Afhandeling, Antwoordenboek, Uitgaand } from './antwoordenboek.js';

const PLAATS = { topic: 'inkomend', partition: 0 };
const ANDERE = { topic: 'inkomend', partition: 1 };

const TOPIC = 'antwoorden';
const bericht = (naam: string, topic = TOPIC): Uitgaand => ({ topic, key: naam, headers: {}, value: naam });
const antwoord = (sleutel: string, tekst = sleutel): Afhandeling => ({
  antwoord: { sleutel, bericht: bericht(tekst) },
  uit: [bericht(tekst)],
});

/** `maak` gives two clients of one empty book. */
export const antwoordenboekContract = (
  naam: string,
  maak: () => Promise<readonly [Antwoordenboek, Antwoordenboek]>,
): void => {
  describe(`${naam} keeps the contract of the antwoordenboek`, () => {
    let boek: Antwoordenboek;
    let ander: Antwoordenboek;

    const uitgegeven = async (van = boek, topic = TOPIC): Promise<readonly string[]> => {
      const waarden: string[] = [];
      const neem = async (berichten: readonly Uitgaand[]) =>
        void waarden.push(...berichten.map(({ value }) => value));
      while ((await van.geefUit(topic, neem)) > 0);
      return waarden;
    };

    beforeEach(async () => {
      [boek, ander] = await maak();
    });

    it('keeps answer, position and what is to be published together', async () => {
      expect(await boek.positieVan(PLAATS)).toBeUndefined();
      await boek.handelAf(PLAATS, 7, async () => antwoord('een'));
      expect(await ander.positieVan(PLAATS)).toBe(8);
      expect(await ander.positieVan(ANDERE)).toBeUndefined();
      expect(await ander.antwoordOp('een')).toEqual(bericht('een'));
      expect(await ander.antwoordOp('twee')).toBeUndefined();
      expect(await uitgegeven(ander)).toEqual(['een']);
    });

    it('has done nothing when the work fails', async () => {
      const mislukt = boek.handelAf(PLAATS, 0, () => Promise.reject(new Error('weg')));
      await expect(mislukt).rejects.toThrow('weg');
      expect((await boek.positieVan(PLAATS)) ?? 0).toBe(0);
      expect(await uitgegeven()).toEqual([]);
    });

    it('does nothing for a message that was handled already', async () => {
      await boek.handelAf(PLAATS, 0, async () => antwoord('een'));
      await ander.handelAf(PLAATS, 0, () => Promise.reject(new Error('twice')));
      expect(await uitgegeven()).toEqual(['een']);
    });

    it('keeps why a partition does not go on until its next message is handled', async () => {
      await boek.handelAf(PLAATS, 0, async () => antwoord('een'));
      expect(await ander.staatStil(PLAATS)).toBe(false);
      await boek.meldStilstand(PLAATS, 'TypeError');
      expect([await ander.staatStil(PLAATS), await ander.staatStil(ANDERE)]).toEqual([true, false]);
      expect(await ander.positieVan(PLAATS)).toBe(1);
      await ander.handelAf(PLAATS, 1, async () => antwoord('twee'));
      expect(await boek.staatStil(PLAATS)).toBe(false);
    });

    it('lets one of those who race for a message handle it', async () => {
      let keren = 0;
      const werk = async (): Promise<Afhandeling> => {
        keren += 1;
        return antwoord('een');
      };
      await Promise.all([boek, ander, boek, ander].map((client) => client.handelAf(PLAATS, 0, werk)));
      expect(keren).toBe(1);
      expect(await uitgegeven()).toEqual(['een']);
    });

    it('never gives a key a second answer', async () => {
      await boek.handelAf(PLAATS, 0, async () => antwoord('een', 'eerste'));
      await expect(ander.handelAf(ANDERE, 0, async () => antwoord('een', 'tweede'))).rejects.toThrow();
      expect(await boek.antwoordOp('een')).toEqual(bericht('eerste'));
      expect(await uitgegeven()).toEqual(['eerste']);
    });

    it('publishes again what may not have arrived, and in order', async () => {
      for (const [offset, sleutel] of ['a', 'b', 'c'].entries())
        await boek.handelAf(PLAATS, offset, async () => antwoord(sleutel));
      const weg = boek.geefUit(TOPIC, () => Promise.reject(new Error('bus weg')));
      await expect(weg).rejects.toThrow('bus weg');
      expect(await uitgegeven(ander)).toEqual(['a', 'b', 'c']);
      expect(await uitgegeven(boek)).toEqual([]);
    });

    it('lets no topic wait for another that takes nothing', async () => {
      const uit = [bericht('een'), bericht('twee', 'dood'), bericht('drie')];
      await boek.handelAf(PLAATS, 0, async () => ({ uit }));
      const aantal = await boek.geefUit(TOPIC, async () => {
        expect(await uitgegeven(ander, 'dood')).toEqual(['twee']);
      });
      expect(aantal).toBe(2);
      expect(await uitgegeven(ander)).toEqual([]);
    });

    it('lets nobody publish the same at the same time', async () => {
      for (const [offset, sleutel] of ['a', 'b', 'c'].entries())
        await boek.handelAf(PLAATS, offset, async () => antwoord(sleutel));
      const alles = await Promise.all([uitgegeven(boek), uitgegeven(ander)]);
      expect(alles.flat()).toEqual(['a', 'b', 'c']);
    });
  });
};
