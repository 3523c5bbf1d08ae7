-- A topic that takes nothing may not hold up what goes to another: each has its own row of waiting messages.
alter table inkomend_uit add column topic text generated always as (bericht::jsonb ->> 'topic') stored;
alter table inkomend_uit alter column topic set not null;
create index inkomend_uit_topic on inkomend_uit (topic, nummer);
