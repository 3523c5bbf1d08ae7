import type { Afsprakenboek } from '#afspraken';
import type { Overzicht } from '#simulatie';

const getal = (n: number): string => n.toLocaleString('nl-NL');

const tabel = (kop: string, rijen: readonly (readonly [string, number])[]): string => {
  const breedte = Math.max(...rijen.map(([naam]) => naam.length), 0);
  const som = rijen.reduce((tot, [, aantal]) => tot + aantal, 0);
  const regels = rijen.map(([naam, aantal]) => {
    const deel = som === 0 ? 0 : (100 * aantal) / som;
    return `  ${naam.padEnd(breedte)}  ${getal(aantal).padStart(10)}  ${deel.toFixed(1).replace('.', ',').padStart(5)}%`;
  });
  return [kop, ...regels].join('\n');
};

const aflopend = (telling: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...telling].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));

/** What was made, for a person to read. */
export const overzichtstekst = (overzicht: Overzicht, boek: Afsprakenboek, tot: string): string => {
  const gemeenten = aflopend(overzicht.perGemeente).map(
    ([code, aantal]) => [`${code} ${boek.gemeente(code, tot)?.naam ?? ''}`.trim(), aantal] as const,
  );
  const geweigerd = [...overzicht.weigeringen.values()].reduce((som, aantal) => som + aantal, 0);
  return [
    tabel(`Gebeurtenissen: ${getal(overzicht.gebeurtenissen)}`, aflopend(overzicht.perType)),
    tabel(`Casussen: ${getal(overzicht.casussen)}, per fase op het einde`, aflopend(overzicht.perFase)),
    tabel('Casussen per gemeente (een casus in twee gemeenten telt in beide)', gemeenten),
    `Door de regels geweigerd, en niet vastgelegd: ${getal(geweigerd)}`,
  ].join('\n\n');
};
