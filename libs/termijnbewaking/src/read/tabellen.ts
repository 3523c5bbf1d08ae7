import type { Leestabellen } from '#platform';

/** Name of the consumer that fills the tables, and of its place on the bus. */
export const TERMIJNEN = 'termijnen';

export const TABELLEN: Leestabellen = {
  versie: 1,
  namen: ['termijnen'],
  maak: `
    create table termijnen (
      casus_id text not null,
      instantie text not null,
      revisie integer not null,
      termijn text not null,
      regio text not null,
      gemeenten text[] not null,
      ooit_gemeenten text[] not null,
      partij_soort text,
      partij_id text,
      zichtbaar_voor_partij boolean not null,
      einde timestamptz not null,
      waarschuwing_op timestamptz,
      gehaald_op timestamptz,
      vervallen_op timestamptz,
      te_noteren boolean not null,
      rij jsonb not null,
      primary key (casus_id, instantie)
    );
    create index termijnen_te_noteren on termijnen (einde, casus_id, instantie) where te_noteren;
    create index termijnen_open on termijnen (einde) where gehaald_op is null and vervallen_op is null;
    create index termijnen_per_regio on termijnen (regio, einde, casus_id, instantie);
    create index termijnen_per_partij on termijnen (partij_soort, partij_id, einde, casus_id, instantie);
    create index termijnen_per_gemeente on termijnen using gin (ooit_gemeenten);
    create index termijnen_op_volgorde on termijnen (einde, casus_id, instantie);
  `,
};
