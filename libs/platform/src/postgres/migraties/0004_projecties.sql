-- Up to which position of the log each projection has been applied; written in the transaction of its rows.
create table projecties (
  naam text primary key,
  positie bigint not null
);
