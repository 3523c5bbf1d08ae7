import { describe, expect, it } from '@jest/globals';
import { newTraceId, traceOfParent } from './trace.js';

const PARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

describe('the ids of a trace', () => {
  it('never come twice, also when the supply of random bytes is filled anew', () => {
    const ids = Array.from({ length: 2_000 }, newTraceId);
    expect(new Set(ids).size).toBe(2_000);
    expect(ids.filter((id) => /^(?!0{32})[0-9a-f]{32}$/.test(id))).toHaveLength(2_000);
  });

  it('are those of the caller, with a span of our own', () => {
    const trace = traceOfParent(PARENT);
    expect(trace?.traceId).toBe('a'.repeat(32));
    expect(trace?.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(trace?.spanId).not.toBe(traceOfParent(PARENT)?.spanId);
  });

  it.each([undefined, '', `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`, `ff-${PARENT.slice(3)}`])(
    'are not taken from %s',
    (parent) => {
      expect(traceOfParent(parent)).toBeUndefined();
    },
  );
});
