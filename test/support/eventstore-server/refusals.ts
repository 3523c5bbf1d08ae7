import { Metadata, status } from '@grpc/grpc-js';
import type { StatusObject } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statusPb from '@eventstore/db-client/generated/status_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';

/** What a server says instead of an answer. */
export type Refusal =
  | { readonly kind: 'access-denied' }
  | { readonly kind: 'unauthenticated' }
  | { readonly kind: 'stream-deleted'; readonly stream: string }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-leader' }
  | { readonly kind: 'not-leader'; readonly host: string; readonly port: number }
  | { readonly kind: 'invalid-position' };

interface Wire {
  readonly code: status;
  readonly details: string;
  readonly trailers?: Readonly<Record<string, string>>;
}

/** As RpcExceptions of the server. */
const wireOf = (refusal: Refusal): Wire => {
  switch (refusal.kind) {
    case 'access-denied':
      return {
        code: status.PERMISSION_DENIED,
        details: 'Access Denied',
        trailers: exception('access-denied'),
      };
    case 'unauthenticated':
      return { code: status.UNAUTHENTICATED, details: 'Unauthenticated' };
    case 'stream-deleted':
      return {
        code: status.FAILED_PRECONDITION,
        details: `Event stream '${refusal.stream}' is deleted.`,
        trailers: exception('stream-deleted', { 'stream-name': refusal.stream }),
      };
    case 'too-large':
      return {
        code: status.INVALID_ARGUMENT,
        details: `Maximum Append Size of ${refusal.limit} Exceeded.`,
        trailers: exception('maximum-append-size-exceeded', { 'maximum-append-size': `${refusal.limit}` }),
      };
    case 'timeout':
      return { code: status.ABORTED, details: 'Operation timed out: Commit phase timeout.' };
    case 'not-ready':
      return { code: status.UNAVAILABLE, details: 'Server Is Not Ready' };
    case 'cancelled':
      return { code: status.CANCELLED, details: 'The server is shutting down' };
    case 'no-leader':
      return { code: status.UNKNOWN, details: 'No leader info available in response' };
    case 'not-leader':
      return {
        code: status.NOT_FOUND,
        details: 'Leader info available',
        trailers: exception('not-leader', {
          'leader-endpoint-host': refusal.host,
          'leader-endpoint-port': `${refusal.port}`,
        }),
      };
    case 'invalid-position':
      return { code: status.INVALID_ARGUMENT, details: 'Trying to read from an invalid position.' };
  }
};

const exception = (name: string, more: Readonly<Record<string, string>> = {}) => ({
  exception: name,
  ...more,
});

/** As the end of a call. */
export const asStatus = (refusal: Refusal): StatusObject => {
  const { code, details, trailers = {} } = wireOf(refusal);
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code, details, metadata };
};

/** As the error of one append of a batch; undefined for what ends the whole stream of batches. */
export const asBatchError = (refusal: Refusal): Status | undefined => {
  switch (refusal.kind) {
    case 'not-leader':
    case 'cancelled':
    case 'unauthenticated':
      return undefined;
    case 'access-denied':
      return batchError(status.PERMISSION_DENIED, 'Access Denied', new shared.AccessDenied(), 'AccessDenied');
    case 'stream-deleted': {
      const stream = new shared.StreamIdentifier().setStreamName(
        Buffer.from(refusal.stream).toString('base64'),
      );
      const deleted = new shared.StreamDeleted().setStreamIdentifier(stream);
      return batchError(status.NOT_FOUND, 'Stream Deleted', deleted, 'StreamDeleted');
    }
    case 'too-large': {
      const large = new shared.MaximumAppendSizeExceeded().setMaxappendsize(refusal.limit);
      return batchError(status.INVALID_ARGUMENT, 'Too Large', large, 'MaximumAppendSizeExceeded');
    }
    case 'timeout':
      return batchError(status.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout(), 'Timeout');
    case 'not-ready':
    case 'no-leader':
    case 'invalid-position':
      return batchError(status.OK, asStatus(refusal).details, new shared.Empty(), 'Empty');
  }
};

export const batchError = (
  code: status,
  message: string,
  details: { serializeBinary(): Uint8Array },
  typeName: string,
): Status => {
  const any = new anyPb.Any();
  any.pack(details.serializeBinary(), `event_store.client.${typeName}`);
  return new statusPb.Status()
    .setCode(code as number)
    .setMessage(message)
    .setDetails(any);
};
