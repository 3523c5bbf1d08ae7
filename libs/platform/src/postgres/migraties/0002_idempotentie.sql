-- What an Idempotency-Key was first used for.
create table idempotentie (
  sleutel text primary key,
  vingerafdruk text not null,
  geregistreerd_op timestamptz not null default now()
);
