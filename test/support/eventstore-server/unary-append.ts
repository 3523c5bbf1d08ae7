import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { append } from './appending.js';
import type { Appending } from './appending.js';
import { nameOf, proposalOf } from './messages.js';
import { asStatus } from './refusals.js';
import type { Expected, Outcome, Proposal } from './transaction-log.js';

/** `Streams.Append`: the options, then one message per event; answered when the client has sent all. */
export const unaryAppend =
  (appending: Appending) =>
  (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void => {
    let options: AppendReq.Options | undefined;
    const proposals: Proposal[] = [];
    call.on('data', (request: AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message) proposals.push(proposalOf(message));
    });
    call.on('error', () => undefined);
    call.on('end', () => {
      if (!options || call.cancelled) return;
      const expected = expectedOf(options);
      const stream = nameOf(options.getStreamIdentifier());
      void append(appending, 'append', { stream, expected, proposals }).then((result) => {
        if (result === 'nothing') return;
        if (result.kind === 'refused') return answer(asStatus(result.refusal));
        answer(null, responseTo(expected, result));
      });
    });
  };

const expectedOf = (options: AppendReq.Options): Expected => {
  switch (options.getExpectedStreamRevisionCase()) {
    case streams.AppendReq.Options.ExpectedStreamRevisionCase.REVISION:
      return Number(options.getRevision());
    case streams.AppendReq.Options.ExpectedStreamRevisionCase.NO_STREAM:
      return 'no-stream';
    case streams.AppendReq.Options.ExpectedStreamRevisionCase.STREAM_EXISTS:
      return 'stream-exists';
    case streams.AppendReq.Options.ExpectedStreamRevisionCase.ANY:
    case streams.AppendReq.Options.ExpectedStreamRevisionCase.EXPECTED_STREAM_REVISION_NOT_SET:
      return 'any';
  }
};

/** A wrong version is no error of the call. */
const responseTo = (expected: Expected, outcome: Outcome): AppendResp => {
  const response = new streams.AppendResp();
  if (outcome.kind === 'wrong-version') {
    const wrong = new streams.AppendResp.WrongExpectedVersion();
    if (outcome.current < 0) wrong.setCurrentNoStream(new shared.Empty());
    else wrong.setCurrentRevision(String(outcome.current));
    if (typeof expected === 'number') wrong.setExpectedRevision(String(expected));
    else if (expected === 'no-stream') wrong.setExpectedNoStream(new shared.Empty());
    else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new shared.Empty());
    else wrong.setExpectedAny(new shared.Empty());
    return response.setWrongExpectedVersion(wrong);
  }
  const success = new streams.AppendResp.Success();
  if (outcome.kind !== 'success') return response.setSuccess(success);
  success.setCurrentRevision(String(outcome.revision));
  if (outcome.position === undefined) return response.setSuccess(success.setNoPosition(new shared.Empty()));
  const position = new streams.AppendResp.Position()
    .setCommitPosition(String(outcome.position))
    .setPreparePosition(String(outcome.position));
  return response.setSuccess(success.setPosition(position));
};
