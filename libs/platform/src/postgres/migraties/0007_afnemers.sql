-- What each consumer makes and how it is, for processes that read rows which another one fills.
create table bus_afnemers (
  afnemer text primary key,
  -- Of its tables; null when it has none.
  versie integer,
  -- When it last knew how far behind it was, by the clock of this database, and how many messages that were.
  gezien_op timestamptz,
  achterstand bigint,
  -- When it was first near the end after its rows were made anew; null while they are being made.
  opgebouwd_op timestamptz
);

-- Partitions that stand still, and why. A row goes when the partition moves on, or when an operator says so.
create table bus_stilstand (
  afnemer text not null,
  topic text not null,
  partitie integer not null,
  sinds timestamptz not null default clock_timestamp(),
  probleem text not null,
  primary key (afnemer, topic, partitie)
);

-- All consumers follow messages now; how far they are stands in bus_posities.
drop table projecties;
