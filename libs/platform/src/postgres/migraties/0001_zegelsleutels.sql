-- The key of a case, wrapped with a key-encryption-key (KEK) that is not in this database.
create table zegelsleutels (
  casus_id text primary key,
  kek text,
  ingepakt bytea,
  gemaakt_op timestamptz not null,
  gewist_op timestamptz,
  check ((gewist_op is null) = (ingepakt is not null)),
  check ((ingepakt is null) = (kek is null))
);

create function weiger_terugkeer() returns trigger language plpgsql as $$
begin
  raise exception 'een gewiste sleutel komt niet terug' using errcode = 'restrict_violation';
end;
$$;

create trigger gewist_blijft_gewist before update on zegelsleutels
  for each row when (old.gewist_op is not null) execute function weiger_terugkeer();
create trigger grafsteen_blijft before delete or truncate on zegelsleutels
  for each statement execute function weiger_wijziging();
