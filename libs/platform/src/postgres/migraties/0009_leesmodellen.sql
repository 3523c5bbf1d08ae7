-- Read models are made, owned and made anew by the consumers, apart from what the migrations make: so none of their roles may
-- make anything in the schema where the log and the keys are.
create schema leesmodellen;
