-- What came of a key when nothing in the log tells it: a command that found its fact recorded already.
alter table idempotentie add column uitkomst jsonb;
create index idempotentie_geregistreerd_op on idempotentie (geregistreerd_op);

-- The answer to each command that came as a message. The first one stays: one id never gets two answers.
create table inkomend_antwoorden (
  sleutel text primary key,
  -- JSON of the message as it is published, again when the command comes again.
  bericht text not null,
  beantwoord_op timestamptz not null default now()
);
create index inkomend_antwoorden_beantwoord_op on inkomend_antwoorden (beantwoord_op);

-- Answers and dead letters that are still to be published, in this order; gone once they are.
create table inkomend_uit (
  nummer bigint generated always as identity primary key,
  bericht text not null
);

-- Where each consumer of commands is; written in the transaction of the answer.
create table inkomend_posities (
  topic text not null,
  partitie integer not null,
  volgende bigint not null,
  primary key (topic, partitie)
);
