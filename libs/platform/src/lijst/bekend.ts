import type { Afspraken, Afsprakenboek } from '#afspraken';

/**
 * Whether any afspraken that were in force at one of these instants (ms) name the party. A typing error would find
 * nothing, and nothing looks like an answer.
 */
export const isBekendePartij = (id: string, boek: Afsprakenboek, momenten: readonly number[]): boolean =>
  boek.regios().some((regio) => momenten.some((ms) => partijenVan(boek.voor(regio, ms)).includes(id)));

const partijenVan = ({ veiligThuis, subregios, partners }: Afspraken): readonly string[] => [
  veiligThuis.id,
  ...subregios
    .flatMap(({ gemeenten }) => gemeenten)
    .flatMap(({ code, teams }) => [code, ...teams.map(({ id }) => id)]),
  ...partners.map(({ id }) => id),
];

/** Whether any afspraken, of whichever time, name the gemeente. */
export const isBekendeGemeente = (code: string, boek: Afsprakenboek): boolean =>
  boek.alleGemeenten().includes(code);
