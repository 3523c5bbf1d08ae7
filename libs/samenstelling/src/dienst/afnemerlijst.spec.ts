import { expect, it } from '@jest/globals';
import { LEESMODELLEN, afnemersVan, alleAfnemers } from './afnemerlijst.js';

const niets = {} as never;
const grond = { log: niets, boek: niets, keyStore: niets };

it('runs every consumer in one service, and all of them in the hub', () => {
  const perDienst = Object.values(afnemersVan).map((van) => van(grond).map(({ name }) => name));
  const namen = perDienst.flat();
  expect(new Set(namen).size).toBe(namen.length);
  expect(alleAfnemers(grond).map(({ name }) => name)).toEqual(namen);
});

it('knows which of them make what the APIs show', () => {
  const namen = alleAfnemers(grond).map(({ name }) => name);
  expect([...LEESMODELLEN].sort()).toEqual(namen.filter((naam) => naam !== 'sleutelwisser').sort());
});
