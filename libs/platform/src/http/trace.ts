import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
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
  const header = request.headers?.traceparent;
  const theirs = typeof header === 'string' ? TRACEPARENT.exec(header)?.[1] : undefined;
  const trace = { traceId: theirs ?? newTraceId(), spanId: randomBytes(8).toString('hex') };
  traces.set(request, trace);
  return trace;
};

export const newTraceId = (): string => randomBytes(16).toString('hex');

/** The trace of the request that is being handled, for logs and for correlation; none outside a request. */
export const currentTrace = (): Trace | undefined => current.getStore();

export const runInTrace = (trace: Trace, run: () => void): void => current.run(trace, run);
