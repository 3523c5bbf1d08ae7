import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** W3C Trace Context: the trace of the caller, or a new one when it sent none. */
export interface Trace {
  readonly traceId: string;
  readonly spanId: string;
}

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;

const traces = new WeakMap<IncomingMessage, Trace>();
const current = new AsyncLocalStorage<Trace>();

/** The trace of a request, made on first use so that even a refused request has one. */
export const traceOf = (request: IncomingMessage): Trace => {
  const known = traces.get(request);
  if (known) return known;
  const trace = traceOfParent(request.headers?.traceparent) ?? newTrace();
  traces.set(request, trace);
  return trace;
};

/** The trace that a caller or a message names, with a span of our own; undefined when it names none that is valid. */
export const traceOfParent = (traceparent: unknown): Trace | undefined => {
  const traceId = typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent)?.[1] : undefined;
  return traceId === undefined ? undefined : { traceId, spanId: newSpanId() };
};

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

/** Ids are no secrets: fetching random bytes for many at once costs a tenth of fetching them for each. */
const supply = Buffer.alloc(4_096);
let taken = supply.length;

const randomHex = (bytes: number): string => {
  if (taken + bytes > supply.length) {
    randomFillSync(supply);
    taken = 0;
  }
  taken += bytes;
  return supply.toString('hex', taken - bytes, taken);
};

export const newTraceId = (): string => randomHex(TRACE_ID_BYTES);

const newSpanId = (): string => randomHex(SPAN_ID_BYTES);

const newTrace = (): Trace => ({ traceId: newTraceId(), spanId: newSpanId() });

/** The trace of what is being handled, for logs and for correlation; none outside a request or a message. */
export const currentTrace = (): Trace | undefined => current.getStore();

/** Everything that this does, also later, belongs to the trace. */
export const runInTrace = <T>(trace: Trace, run: () => T): T => current.run(trace, run);
