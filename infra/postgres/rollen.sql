-- One role per service, with what it needs and no more. Run by the owner of the database after its migrations, at every
-- new version: `npm run -s database -- inrichten` does both, and sets the passwords. It takes away what is not granted here.
-- The services connect as these roles; the owner is for migrations only.

do $$
declare
  rol text;
  tabel regclass;
begin
  foreach rol in array array[
    'overdracht_veilig_thuis', 'overdracht_lokaal_veld', 'overdracht_gemeente',
    'overdracht_relais', 'overdracht_projecties', 'overdracht_termijnwachter'
  ] loop
    if not exists (select from pg_roles where rolname = rol) then
      -- Nobody can log in as it until it has a password.
      execute format('create role %I login', rol);
    end if;
    -- Of the tables of the migrations; what the consumers make is theirs, and stays as they gave it.
    for tabel in select oid from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_get_userbyid(relowner) = current_user
    loop
      execute format('revoke all on %s from %I', tabel, rol);
    end loop;
    execute format('grant connect on database %I to %I', current_database(), rol);
  end loop;
  execute format('revoke all on database %I from public', current_database());
  -- Of the figures, which are built anew in a schema beside the one that is read.
  execute format('grant create on database %I to overdracht_projecties', current_database());
end;
$$;

-- A schema that somebody names after a role would otherwise come before the tables of the log, also for an operator in psql.
do $$
begin
  execute format('alter database %I set search_path = public, leesmodellen', current_database());
end;
$$;

revoke all on schema public from public;
-- Older versions made read models there.
revoke create on schema public from overdracht_projecties, overdracht_termijnwachter;
grant usage on schema public to overdracht_veilig_thuis, overdracht_lokaal_veld, overdracht_gemeente,
  overdracht_relais, overdracht_projecties, overdracht_termijnwachter;

-- What every service looks at when it starts: whether the database is of its version, and which log is followed.
grant select on migraties, gebeurtenissen, bus_posities, relais to overdracht_veilig_thuis, overdracht_lokaal_veld,
  overdracht_gemeente, overdracht_relais, overdracht_projecties, overdracht_termijnwachter;

-- The log, for who records steps. Nobody may change or delete, and a trigger refuses it to the owner too.
revoke execute on function voeg_toe from public;
grant insert on gebeurtenissen to overdracht_veilig_thuis, overdracht_lokaal_veld, overdracht_gemeente,
  overdracht_termijnwachter;
grant execute on function voeg_toe to overdracht_veilig_thuis, overdracht_lokaal_veld, overdracht_gemeente,
  overdracht_termijnwachter;

-- With the keys of a command beside it, for who may write those.
revoke execute on function voeg_opdrachten_toe from public;
grant execute on function voeg_opdrachten_toe to overdracht_veilig_thuis, overdracht_lokaal_veld, overdracht_gemeente;

-- Keys of cases, for who seals and opens content. They are wrapped: without HUB_KEK they open nothing.
grant select, insert, update on zegelsleutels to overdracht_veilig_thuis, overdracht_lokaal_veld, overdracht_gemeente;

-- What a key was used for, and who read what. Reading the read log is for the API that shows it.
grant select, insert, update, delete on idempotentie to overdracht_veilig_thuis, overdracht_lokaal_veld,
  overdracht_gemeente;
grant insert on inzagen to overdracht_veilig_thuis, overdracht_lokaal_veld, overdracht_gemeente;
grant select on inzagen to overdracht_gemeente;

-- Commands that come as messages.
grant select, insert, update, delete on inkomend_antwoorden, inkomend_uit, inkomend_posities to overdracht_veilig_thuis;

-- The place of the relay.
grant select, insert, update on relais to overdracht_relais;

-- Places of the consumers, and how they are, for who shows rows that they make. Veilig Thuis has one that erases keys.
grant select, insert, update, delete on bus_posities, bus_volgorde, bus_geparkeerd, bus_afnemers, bus_stilstand
  to overdracht_projecties, overdracht_termijnwachter, overdracht_veilig_thuis;
grant select on bus_geparkeerd, bus_afnemers, bus_stilstand to overdracht_lokaal_veld, overdracht_gemeente;

-- Read models are made, owned and made anew by the consumers, in a schema of their own; the APIs read them.
grant usage on schema leesmodellen to overdracht_veilig_thuis, overdracht_lokaal_veld, overdracht_gemeente;
grant usage, create on schema leesmodellen to overdracht_projecties, overdracht_termijnwachter;
alter default privileges for role overdracht_projecties
  grant select on tables to overdracht_veilig_thuis, overdracht_lokaal_veld, overdracht_gemeente;
alter default privileges for role overdracht_projecties
  grant usage on schemas to overdracht_veilig_thuis, overdracht_lokaal_veld, overdracht_gemeente;
alter default privileges for role overdracht_termijnwachter
  grant select on tables to overdracht_veilig_thuis, overdracht_lokaal_veld, overdracht_gemeente;
