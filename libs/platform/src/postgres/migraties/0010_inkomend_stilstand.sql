-- Why commands of a partition do not go on, and the message that an operator lets be passed by. Words of the program only.
alter table inkomend_posities add column probleem text;
alter table inkomend_posities add column overslaan bigint;
