import { expect } from '@jest/globals';
import type { Response } from 'supertest';
import type { HubUnderTest } from './hub-under-test.js';
import { ZEGELMERK } from './lichamen.js';

/** How the hub refuses: status, kind of problem, and per fault the field with the rule that it breaks. */
export interface Afwijzing {
  readonly status: number;
  readonly soort: string;
  /** `field: rule`, in the order in which they are told; the rule of the whole when the fault is of no field. */
  readonly fouten: readonly string[];
  /** What the Dutch text must say: what is wrong, or what would be right. */
  readonly zegt: RegExp;
}

interface Probleem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly regel?: string;
  readonly errors?: readonly { readonly veld: string; readonly regel: string; readonly melding: string }[];
}

const foutenVan = ({ errors, regel }: Probleem): readonly string[] =>
  errors?.map((fout) => `${fout.veld}: ${fout.regel}`) ?? (regel === undefined ? [] : [regel]);

/** Asks for something that must be refused, and sees that nothing came of it, nor of anybody's data into a log. */
export const geweigerd = async (
  hub: HubUnderTest,
  vraag: () => Promise<Response>,
  { status, soort, fouten, zegt }: Afwijzing,
): Promise<void> => {
  const voor = await hub.log.head();
  const antwoord = await vraag();
  const probleem = antwoord.body as Probleem;
  expect({
    status: antwoord.status,
    vorm: antwoord.headers['content-type'],
    type: probleem.type,
    fouten: foutenVan(probleem),
  }).toEqual({
    status,
    vorm: 'application/problem+json; charset=utf-8',
    type: `urn:problem-type:overdracht-hub:${soort}`,
    fouten,
  });
  const tekst = [probleem.detail, ...(probleem.errors ?? []).map(({ melding }) => melding)].join(' ');
  expect(tekst).toMatch(zegt);
  expect(antwoord.text).not.toContain(ZEGELMERK);
  expect(await hub.log.head()).toBe(voor);
  expect(hub.regels.filter((regel) => regel.includes(ZEGELMERK))).toEqual([]);
};
