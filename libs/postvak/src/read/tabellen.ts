import { resetAfnemer } from '#platform';
import type { Leestabellen } from '#platform';
import type { Pool } from 'pg';

/** Name of the consumer, and of its place on the bus. */
export const POSTVAK = 'postvak';

/** Raise it with every change of the tables or of what is written in them: the rows are then made anew. */
const VERSIE = 5;

const MAAK = `
  create table postvak_regels (
    casus_id text not null,
    overdracht_id text not null,
    ontvanger_soort text not null,
    ontvanger_id text not null,
    verstuurd_op timestamptz not null,
    wacht_op_ontvanger boolean not null,
    regel jsonb not null,
    primary key (casus_id, overdracht_id, ontvanger_soort, ontvanger_id)
  );
  create index postvak_regels_wachtend on postvak_regels
    (ontvanger_soort, ontvanger_id, verstuurd_op, casus_id, overdracht_id) where wacht_op_ontvanger;

  create table casusoverzicht (
    casus_id text primary key,
    regio text not null,
    gemeenten text[] not null,
    ooit_gemeenten text[] not null,
    in_hub_sinds timestamptz not null,
    fase text not null,
    eerste_grens timestamptz,
    revisie integer not null,
    overzicht jsonb not null
  );
  create index casusoverzicht_per_regio on casusoverzicht (regio, in_hub_sinds, casus_id);
  create index casusoverzicht_op_volgorde on casusoverzicht (in_hub_sinds, casus_id);

  -- A line per gemeente that the case was ever in, so that a search reads an index of its own gemeente in order.
  create table casuskenmerken (
    gemeente text not null,
    kenmerk text not null,
    in_hub_sinds timestamptz not null,
    casus_id text not null,
    waarde text not null,
    vanaf timestamptz not null,
    tot timestamptz not null
  );
  create index casuskenmerken_op_volgorde on casuskenmerken
    (gemeente, kenmerk, in_hub_sinds, casus_id) include (waarde, vanaf, tot);
  create index casuskenmerken_per_casus on casuskenmerken (casus_id, kenmerk);
`;

export const TABELLEN: Leestabellen = {
  versie: VERSIE,
  namen: ['postvak_regels', 'casusoverzicht', 'casuskenmerken'],
  maak: MAAK,
};

/** Throws all rows away; the consumer fills them again from the first message, also when it runs now. */
export const bouwOpnieuw = (pool: Pool): Promise<void> =>
  resetAfnemer(pool, { name: POSTVAK, tabellen: TABELLEN });
