-- Appends a batch as `voeg_toe` does, with what belongs to the command of append n beside it: its idempotency key, and the
-- key of a new case. Both are null for an append that is no command. What an append writes commits with all of it, or not.
create function voeg_opdrachten_toe(
  stromen text[], verwacht integer[], aantallen integer[],
  ids text[], typen text[], casussen text[], records text[],
  sleutels text[], vingerafdrukken text[],
  zegelcasussen text[], keks text[], ingepakten bytea[], nu timestamptz
) returns table (uitkomst text, revisie integer, positie bigint) language plpgsql
-- A plan made while the tables were empty would scan them whole for as long as the connection lives.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  kop bigint;
  nieuwe_kop bigint;
  eerste integer := 1;
  laatste integer;
  nieuwe_sleutels text[];
  met_zegel text[];
  geschreven boolean[] := array_fill(false, array[cardinality(stromen)]);
begin
  perform pg_advisory_xact_lock(hashtextextended('gebeurtenissen', 0));
  select coalesce(max(g.positie), 0) into kop from gebeurtenissen g;
  nieuwe_kop := kop;
  -- Waits for who registers one of these keys at this moment; what is not inserted here was used before.
  with nieuw as (
    insert into idempotentie (sleutel, vingerafdruk)
      select s, v from unnest(sleutels, vingerafdrukken) as gegeven (s, v) where s is not null
      on conflict do nothing returning sleutel
  ) select array_agg(sleutel) into nieuwe_sleutels from nieuw;
  select array_agg(z.casus_id) into met_zegel from zegelsleutels z where z.casus_id = any (zegelcasussen);
  for n in 1 .. cardinality(stromen) loop
    laatste := eerste + aantallen[n] - 1;
    positie := null;
    select coalesce(max(g.volgnummer), -1) into revisie from gebeurtenissen g where g.stroom = stromen[n];
    if sleutels[n] is not null
      and (array_position(nieuwe_sleutels, sleutels[n]) is null or array_position(sleutels, sleutels[n]) < n) then
      uitkomst := 'bekend';
    elsif zegelcasussen[n] = any (met_zegel) then
      uitkomst := 'bekend';
    elsif revisie = verwacht[n] then
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
        geschreven[n] := true;
        if zegelcasussen[n] is not null then
          met_zegel := met_zegel || zegelcasussen[n];
        end if;
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
  insert into zegelsleutels (casus_id, kek, ingepakt, gemaakt_op)
    select z, k, i, nu from unnest(zegelcasussen, keks, ingepakten, geschreven) as gegeven (z, k, i, g)
    where z is not null and g;
  if false = any (geschreven) then
    -- A key of which nothing was written stays free: only who registers it by itself keeps it.
    delete from idempotentie d where d.sleutel = any (nieuwe_sleutels)
      and not exists (select from unnest(sleutels, geschreven) as gegeven (s, g) where s = d.sleutel and g);
  end if;
  if nieuwe_kop > kop then
    perform pg_notify('gebeurtenissen', nieuwe_kop::text);
  end if;
end;
$$;
