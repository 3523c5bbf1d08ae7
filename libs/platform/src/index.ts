export { AfsprakenNietGeladen, laadAfspraken, standaardAfsprakenMap } from './afspraken/afspraken-lader.js';
export { createHubApp } from './http/hub-app.js';
export type { HubAppOptions } from './http/hub-app.js';
export { API_VERSION } from './http/edge-headers.js';
export { BODY_LIMIT_BYTES } from './http/limits.js';
export { MAX_JSON_VALUES, parseStrictJson } from './http/strict-json.js';
export { Problem } from './http/problem.js';
export { answerOfError } from './http/problem-of-error.js';
export { createValidationPipe } from './http/validation.pipe.js';
export type { ProblemBody, ProblemCode, ProblemOptions } from './http/problem.js';
export { Levert, preferred } from './http/accept.js';
export {
  OpdrachtSleutel,
  ZonderOpdrachtSleutel,
  opdrachtSleutelOf,
  setKeyScope,
} from './http/idempotency.js';
export { IfMatch, etagOf, revisionOfIfMatch, setEtag } from './http/revision.js';
export { currentTrace, runInTrace, traceOfParent } from './http/trace.js';
export type { Trace } from './http/trace.js';
export { HubLogger } from './logging/hub-logger.js';
export type { HubLoggerOptions } from './logging/hub-logger.js';
export { ConfigFout, jaNee, leesConfig } from './config/lees-config.js';
export { IsTijdstip, IsTijdstipInAdres } from './validatie/is-tijdstip.js';
export { SystemClock } from './system-clock.js';
export { Openbaar, PUBLIC_ROUTE } from './http/openbaar.js';
export { buildOpenApi, openApiText } from './http/openapi.js';
export type { HubApi, OpenApiOptions } from './http/openapi.js';
export { serveOpenApi } from './http/openapi-pages.js';
export { HealthModule, NotHealthy } from './http/health.js';
export type { HealthCheck, HealthDetails, HealthOptions, HealthOutcome } from './http/health.js';
export { OpstartFout } from './opstart-fout.js';
export { EmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';
export type { EmbeddedPostgresOptions } from './embedded-postgres/embedded-postgres.js';
export { ask, askSerially } from './postgres/ask.js';
export { backOff } from './postgres/back-off.js';
export { openDatabase } from './postgres/open-database.js';
export { asHolder } from './postgres/holders.js';
export { asLogError } from './postgres/unavailable.js';
export { SESSION_OPTIONS, openPool } from './postgres/pool.js';
export type { PoolOptions } from './postgres/pool.js';
export { openEventStoreDb } from './eventstoredb/open-event-store-db.js';
export type { EventStoreDbEventLog, EventStoreDbOptions } from './eventstoredb/eventstoredb-event-log.js';
export { KEPT_DAYS, pruneKeys, startPruning } from './postgres/prune-keys.js';
export type { Pruning, PruningOptions } from './postgres/prune-keys.js';
export { PostgresEventLog } from './postgres/postgres-event-log.js';
export { PostgresCommandLog } from './postgres/postgres-command-log.js';
export { PostgresIdempotencyRegister } from './postgres/postgres-idempotency-register.js';
export { PostgresInzageLog } from './postgres/postgres-inzage-log.js';
export { PostgresKeyStore } from './postgres/postgres-key-store.js';
export { KeyWrapping } from './sealing/key-wrapping.js';
export type { KeyEncryptionKey } from './sealing/key-wrapping.js';
export { Fingerprints } from './sealing/fingerprints.js';
export { SealedIdempotencyRegister } from './sealing/sealed-idempotency-register.js';
export { SealBroken, Sealer } from './sealing/sealer.js';
export { Bus, BusUnavailable, PartitionStopped, partitionOf } from './bus/bus.js';
export type {
  BusMessage,
  ConsumeOptions,
  Consumption,
  Extent,
  Partition,
  ReceivedMessage,
} from './bus/bus.js';
export { InProcessBus } from './bus/in-process-bus.js';
export type { InProcessBusOptions, TopicSource } from './bus/in-process-bus.js';
export { logBus, logTopic } from './bus/log-topic.js';
export { openKafka } from './kafka/connection.js';
export type { KafkaOptions } from './kafka/connection.js';
export { KafkaBus } from './kafka/kafka-bus.js';
export type { KafkaBusOptions } from './kafka/kafka-bus.js';
export { ensureTopics, topicPlans } from './kafka/topics.js';
export type { TopicOwners, TopicPlan, TopicsDocument } from './kafka/topics.js';
export { AfzenderOnbekend, Berichtenmaker } from './bus/berichtenmaker.js';
export type { BerichtenmakerOptions } from './bus/berichtenmaker.js';
export { runRelay } from './bus/relay.js';
export type { RelayOptions, RelayStatus, RunningRelay } from './bus/relay.js';
export type { Afnemer, Leestabellen } from './bus/afnemer.js';
export { ConsumerBusy } from './bus/consumer-store.js';
export type { Rij, Vulling } from './bus/vulling.js';
export { CopyBuffers, copyLine } from './postgres/copy.js';
export type { CopyTable, CopyValue } from './postgres/copy.js';
export { afnemerState, whyStale } from './bus/afnemer-state.js';
export type { AfnemerState } from './bus/afnemer-state.js';
export { ensureAfnemer, resetAfnemer } from './bus/afnemer-tables.js';
export { MessageParked, RunningConsumer, runConsumer } from './bus/consumer.js';
export type { ConsumerOptions, ConsumerStatus } from './bus/consumer.js';
export {
  discardParked,
  letGoOn,
  parkCase,
  parkedCases,
  parkedMessages,
  replayFromLog,
  replayParked,
} from './bus/replay.js';
export type { ParkedRow } from './bus/parked-store.js';
export type { ReplayOptions, ReplayOutcome } from './bus/replay.js';
export { CSV, csvDagen, csvDatum, csvKop, csvRegel, csvTijdstip, csvVan } from './csv/csv.js';
export type { Csvregel, Csvwaarde } from './csv/csv.js';
export { isBekendeGemeente, isBekendePartij } from './lijst/bekend.js';
export {
  KLOKSPELING_MS,
  cursorVan,
  plaatsBijVraag,
  plaatsVan,
  vervolgBijVraag,
  vervolgplaats,
  vraagmerk,
} from './lijst/cursor.js';
export type { Plaats, Vervolg } from './lijst/cursor.js';
export { LijstPartijDto, PaginaVraagDto } from './lijst/lijst.dto.js';
export { csvBestand, csvLokaal, lijstCsv } from './lijst/lijstbestand.js';
export type { Lijstkolom, Lijstpagina } from './lijst/lijstbestand.js';
export { TermijnDto } from './lijst/termijn.dto.js';
export {
  KOP_ONVOLLEDIG,
  ONVOLLEDIG,
  leesstand,
  merkOnvolledig,
  weigerAchterstand,
} from './lijst/leesstand.js';
export type { Leesstand, Onvolledigheid } from './lijst/leesstand.js';
export { PAGINAGROOTTE, paginaVan } from './lijst/pagina.js';
export type { Pagina } from './lijst/pagina.js';
export { TE_VEEL_UITVOER, neemUitvoerplaats } from './lijst/uitvoerplaats.js';
export {
  GEMEENTECODE,
  IsCursor,
  IsDatumInAdres,
  IsGemeentecode,
  IsPartijId,
  PARTIJ_ID,
} from './lijst/velden.js';
export { KOP_LINK, verwijsNaarVolgende } from './lijst/volgende-pagina.js';
