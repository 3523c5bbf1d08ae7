import { expect } from '@jest/globals';
import { verifyChain } from '#event-sourcing';
import type { RecordedEvent } from '#event-sourcing';
import type { Grootboek } from '../werklast/grootboek.js';
import { perCasus } from './meetpost.js';

/**
 * What was acknowledged stands in the log, once; nothing stands there twice, and nothing that no client knows of but
 * what the hub records by itself.
 */
export const eistLogboek = (records: readonly RecordedEvent[], grootboeken: readonly Grootboek[]): void => {
  eistKetens(records);
  const ids = records.map(({ id }) => id);
  expect(dubbele(ids)).toEqual([]);
  const sleutels = new Map(grootboeken.flatMap((boek) => [...boek.sleutelsPerGebeurtenis()]));
  expect([...sleutels].filter(([, van]) => van.length > 1)).toEqual([]);
  const staat = new Set(ids);
  expect([...sleutels.keys()].filter((id) => !staat.has(id))).toEqual([]);
  expect(grootboeken.flatMap(({ open }) => [...open])).toEqual([]);
  const vanzelf = records.filter(({ id }) => !sleutels.has(id));
  expect(vanzelf.filter(({ type }) => type !== 'TermijnVerstreken')).toEqual([]);
};

/** The cases of the log as they were acknowledged last: no revision was promised that is not there. */
export const eistRevisies = (records: readonly RecordedEvent[], grootboeken: readonly Grootboek[]): void => {
  const casussen = perCasus(records);
  for (const { casusId, revisie } of grootboeken.flatMap(({ aanvaard }) => [...aanvaard.values()]))
    expect((casussen.get(casusId)?.length ?? 0) - 1).toBeGreaterThanOrEqual(revisie);
};

const eistKetens = (records: readonly RecordedEvent[]): void => {
  const posities = records.map(({ positie }) => positie);
  expect(posities).toEqual(posities.toSorted((a, b) => a - b));
  for (const [casusId, keten] of perCasus(records)) {
    expect({ casusId, ...verifyChain(keten) }).toEqual({ casusId, intact: true, length: keten.length });
    const klokken = keten.map(({ vastgelegdOp }) => Date.parse(vastgelegdOp));
    expect({ casusId, klokken }).toEqual({ casusId, klokken: klokken.toSorted((a, b) => a - b) });
  }
};

export const dubbele = (ids: readonly string[]): readonly string[] => {
  const gezien = new Set<string>();
  return ids.filter((id) => gezien.size === gezien.add(id).size);
};
