export type { Actor, Partij, PartijSoort, RecordedEvent, UnpositionedRecord } from './record.js';
export {
  AppendTooLarge,
  EventLog,
  LOG_START,
  LogStillUnavailable,
  LogUnavailable,
  MAX_APPEND_BYTES,
  NO_STREAM,
  RevisionConflict,
} from './event-log.js';
export type { CasesQuery } from './cases-in-memory.js';
export type {
  AppendCommand,
  AppendResult,
  CommandRows,
  SubscribeOptions,
  SubscriptionMessage,
} from './event-log.js';
export { CommandLog, StepwiseCommandLog, untilKnown } from './command-log.js';
export type { CommandOutcome, CommandWrite } from './command-log.js';
export { serialisedAppend } from './serialised-append.js';
export { WakeUp } from './wake-up.js';
export { Clock } from './clock.js';
export { canonicalJson } from './jcs.js';
export { GENESIS_HASH, chained, recordHash, recordText, sha256Hex, verifyChain } from './hash-chain.js';
export type { ChainFault, ChainVerdict } from './hash-chain.js';
export { TextChain, TextChains, recordOfText, verifyTexts } from './text-chain.js';
export type { BrokenText, TextFault } from './text-chain.js';
export { DomainError } from './domain-error.js';
export type { DomainErrorKind, DomainErrorOptions, Tekortkoming } from './domain-error.js';
export { IdempotencyRegister } from './idempotency-register.js';
export type { KeyUse } from './idempotency-register.js';
export { InzageLog, InzageNietVastgelegd, MAX_INZAGEN_PER_PAGINA } from './inzage-log.js';
export type { InzagePagina, InzageRegel } from './inzage-log.js';
export { isExactInstant } from './exact-instant.js';
export { OngeldigeCursor, inzagePagina, inzagenPerPagina, plaatsVan } from './inzage-cursor.js';
export { KeyErased, KeyStore } from './key-store.js';
