import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Place, StoredEvent, TransactionLog } from './transaction-log.js';

export const placeOf = (options: ReadReq.Options, log: TransactionLog): Place => {
  const all = options.getAll();
  const position = all?.getPosition();
  if (position) {
    return { commit: Number(position.getCommitPosition()), prepare: Number(position.getPreparePosition()) };
  }
  return all?.hasEnd() ? { commit: log.end, prepare: log.end } : { commit: 0, prepare: 0 };
};

export const filterOf = (options: ReadReq.Options): ((event: StoredEvent) => boolean) => {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const byStream = filter.getStreamIdentifier();
  const expression = byStream ?? filter.getEventType();
  const subject = (event: StoredEvent): string => (byStream ? event.stream : event.type);
  const prefixes = expression?.getPrefixList() ?? [];
  if (prefixes.length > 0) return (event) => prefixes.some((prefix) => subject(event).startsWith(prefix));
  const regex = new RegExp(expression?.getRegex() ?? '');
  return (event) => regex.test(subject(event));
};
