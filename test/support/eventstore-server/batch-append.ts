import { status } from '@grpc/grpc-js';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import { append } from './appending.js';
import type { AppendAnswer, Appending } from './appending.js';
import { identifierOf, nameOf, proposalOf } from './messages.js';
import { asBatchError, asStatus, batchError } from './refusals.js';
import type { Expected, Outcome, Proposal } from './transaction-log.js';

interface Pending {
  readonly stream: string;
  readonly expected: Expected;
  readonly proposals: Proposal[];
}

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** `Streams.BatchAppend`: one long stream for all appends of a client, each answered by its correlation id. */
export const batchAppend =
  (appending: Appending) =>
  (call: Call): void => {
    const pending = new Map<string, Pending>();
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    call.on('data', (request: BatchAppendReq) => {
      const correlation = request.getCorrelationId()?.getString() ?? '';
      const options = request.getOptions();
      if (options) pending.set(correlation, started(options));
      const write = pending.get(correlation);
      if (!write) return;
      write.proposals.push(...request.getProposedMessagesList().map(proposalOf));
      if (!request.getIsFinal()) return;
      pending.delete(correlation);
      void append(appending, 'batch-append', write).then((result) =>
        answer(call, correlation, write, result),
      );
    });
  };

const started = (options: BatchAppendReq.Options): Pending => ({
  stream: nameOf(options.getStreamIdentifier()),
  expected: expectedOf(options),
  proposals: [],
});

const expectedOf = (options: BatchAppendReq.Options): Expected => {
  switch (options.getExpectedStreamPositionCase()) {
    case streams.BatchAppendReq.Options.ExpectedStreamPositionCase.STREAM_POSITION:
      return Number(options.getStreamPosition());
    case streams.BatchAppendReq.Options.ExpectedStreamPositionCase.NO_STREAM:
      return 'no-stream';
    case streams.BatchAppendReq.Options.ExpectedStreamPositionCase.STREAM_EXISTS:
      return 'stream-exists';
    case streams.BatchAppendReq.Options.ExpectedStreamPositionCase.ANY:
    case streams.BatchAppendReq.Options.ExpectedStreamPositionCase.EXPECTED_STREAM_POSITION_NOT_SET:
      return 'any';
  }
};

const answer = (call: Call, correlation: string, write: Pending, result: AppendAnswer): void => {
  if (result === 'nothing' || call.cancelled) return;
  const response = new streams.BatchAppendResp()
    .setCorrelationId(new shared.UUID().setString(correlation))
    .setStreamIdentifier(identifierOf(write.stream));
  if (result.kind !== 'refused') {
    call.write(withOutcome(response, write.expected, result));
    return;
  }
  const error = asBatchError(result.refusal);
  if (error) call.write(response.setError(error));
  else call.emit('error', asStatus(result.refusal));
};

const withOutcome = (response: BatchAppendResp, expected: Expected, outcome: Outcome): BatchAppendResp => {
  if (outcome.kind === 'wrong-version') {
    const wrong = new shared.WrongExpectedVersion();
    if (outcome.current < 0) wrong.setCurrentNoStream(new emptyPb.Empty());
    else wrong.setCurrentStreamRevision(String(outcome.current));
    if (typeof expected === 'number') wrong.setExpectedStreamPosition(String(expected));
    else if (expected === 'no-stream') wrong.setExpectedNoStream(new emptyPb.Empty());
    else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new emptyPb.Empty());
    else wrong.setExpectedAny(new emptyPb.Empty());
    return response.setError(
      batchError(status.ALREADY_EXISTS, 'Wrong Expected Version', wrong, 'WrongExpectedVersion'),
    );
  }
  const success = new streams.BatchAppendResp.Success();
  if (outcome.kind !== 'success') return response.setSuccess(success);
  success.setCurrentRevision(String(outcome.revision));
  if (outcome.position === undefined) return response.setSuccess(success.setNoPosition(new emptyPb.Empty()));
  const position = new shared.AllStreamPosition()
    .setCommitPosition(String(outcome.position))
    .setPreparePosition(String(outcome.position));
  return response.setSuccess(success.setPosition(position));
};
