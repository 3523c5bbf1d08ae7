-- The log of all cases. A record is kept as JSON text: byte for byte what was hashed.
create table gebeurtenissen (
  positie bigint primary key,
  stroom text not null,
  volgnummer integer not null,
  id text not null unique,
  type text not null,
  casus_id text not null,
  record text not null,
  unique (stroom, volgnummer)
);

create function weiger_wijziging() returns trigger language plpgsql as $$
begin
  raise exception '% is alleen-toevoegen: % is niet toegestaan', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation';
end;
$$;

create trigger alleen_toevoegen before update or delete or truncate on gebeurtenissen
  for each statement execute function weiger_wijziging();

-- Appends a batch: append n has aantallen[n] events, which lie in one row in the arrays of events. Each append
-- succeeds or conflicts by itself; the successful ones commit together.
--
-- The advisory lock is held until the commit is visible, and every statement below takes a new snapshot, so
-- positions are without gaps and in the order of commit: who sees position p sees all before it.
create function voeg_toe(
  stromen text[], verwacht integer[], aantallen integer[],
  ids text[], typen text[], casussen text[], records text[]
) returns table (uitkomst text, revisie integer, positie bigint) language plpgsql
-- A plan made while the table was empty would scan it whole for as long as the connection lives.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  kop bigint;
  nieuwe_kop bigint;
  eerste integer := 1;
  laatste integer;
begin
  perform pg_advisory_xact_lock(hashtextextended('gebeurtenissen', 0));
  select coalesce(max(g.positie), 0) into kop from gebeurtenissen g;
  nieuwe_kop := kop;
  for n in 1 .. cardinality(stromen) loop
    laatste := eerste + aantallen[n] - 1;
    select coalesce(max(g.volgnummer), -1) into revisie from gebeurtenissen g where g.stroom = stromen[n];
    if revisie = verwacht[n] then
      if exists (select from gebeurtenissen g where g.id = any (ids[eerste:laatste])) then
        uitkomst := 'id-bestaat';
      else
        insert into gebeurtenissen
          select nieuwe_kop + i, stromen[n], verwacht[n] + i, ids[eerste + i - 1], typen[eerste + i - 1],
            casussen[eerste + i - 1], records[eerste + i - 1]
          from generate_series(1, aantallen[n]) i;
        nieuwe_kop := nieuwe_kop + aantallen[n];
        uitkomst := 'toegevoegd';
        positie := nieuwe_kop;
      end if;
    else
      select max(g.positie) into positie from gebeurtenissen g
        where g.stroom = stromen[n] and g.volgnummer between verwacht[n] + 1 and verwacht[n] + aantallen[n]
        having array_agg(g.id order by g.volgnummer) = ids[eerste:laatste];
      uitkomst := case when positie is null then 'conflict' else 'herhaling' end;
    end if;
    return next;
    eerste := laatste + 1;
  end loop;
  if nieuwe_kop > kop then
    perform pg_notify('gebeurtenissen', nieuwe_kop::text);
  end if;
end;
$$;
