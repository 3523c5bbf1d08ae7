-- Who read what of which case, and on what ground.
create table inzagen (
  id text primary key,
  casus_id text not null,
  tijdstip timestamptz not null,
  medewerker text not null,
  rol text not null,
  partij jsonb,
  grond text not null,
  wat text not null,
  reden text,
  trace_id text
);

create index inzagen_per_casus on inzagen (casus_id, tijdstip desc, id desc);

create trigger alleen_toevoegen before update or delete or truncate on inzagen
  for each statement execute function weiger_wijziging();
