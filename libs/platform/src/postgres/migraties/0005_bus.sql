-- How far each consumer of the bus is; written in the transaction of its rows.
create table bus_posities (
  afnemer text not null,
  topic text not null,
  partitie integer not null,
  volgende bigint not null,
  primary key (afnemer, topic, partitie)
);

-- The last message of each case that a consumer has applied: what is not the next one is a repeat or a gap.
create table bus_volgorde (
  afnemer text not null,
  sleutel text not null,
  volgnummer bigint not null,
  primary key (afnemer, sleutel)
);

-- Messages that a consumer could not apply, and behind each the later ones of the same case, so that their order holds.
create table bus_geparkeerd (
  afnemer text not null,
  topic text not null,
  partitie integer not null,
  plaats bigint not null,
  sleutel text not null,
  -- JSON of key, headers and value as received; null for a case that an operator set aside.
  bericht text,
  -- Null for a message that only waits behind another.
  probleem text,
  gemeld boolean not null,
  primary key (afnemer, topic, partitie, plaats)
);
create index bus_geparkeerd_sleutel on bus_geparkeerd (afnemer, sleutel);
create index bus_geparkeerd_te_melden on bus_geparkeerd (afnemer) where not gemeld;

-- Which process may publish the log, until when by the clock of this database, and how far it is. Each lease has a higher
-- number than the one before; who holds an old number can no longer move the position.
create table relais (
  naam text primary key,
  eigenaar text,
  lease bigint not null,
  verloopt timestamptz not null,
  positie bigint not null
);
