import type { Afspraken } from './afspraken.js';

type Genoemd = readonly [waarde: string, pad: string];

const dubbel = (wat: string, genoemd: readonly Genoemd[]): readonly string[] => {
  const eerste = new Map<string, string>();
  return genoemd.flatMap(([waarde, pad]) => {
    const eerder = eerste.get(waarde);
    if (eerder === undefined) eerste.set(waarde, pad);
    return eerder === undefined
      ? []
      : [`${pad}: ${wat} '${waarde}' staat al bij ${eerder}; elk mag één keer.`];
  });
};

const gemeentenMetPad = ({ subregios }: Afspraken) =>
  subregios.flatMap(({ gemeenten }, s) =>
    gemeenten.map((gemeente, g) => ({ gemeente, pad: `subregios[${s}].gemeenten[${g}]` })),
  );

/** A partner is known by its kind and id together, in every region. */
const partnersleutel = ({ soort, id }: Afspraken['partners'][number]): string => `${soort} ${id}`;

const dubbelen = (afspraken: Afspraken): readonly string[] => [
  ...dubbel(
    'subregio',
    afspraken.subregios.map(({ id }, s): Genoemd => [id, `subregios[${s}].id`]),
  ),
  ...dubbel(
    'gemeente',
    gemeentenMetPad(afspraken).map(({ gemeente, pad }): Genoemd => [gemeente.code, `${pad}.code`]),
  ),
  ...dubbel(
    'team',
    gemeentenMetPad(afspraken).flatMap(({ gemeente, pad }) =>
      gemeente.teams.map(({ id }, t): Genoemd => [id, `${pad}.teams[${t}].id`]),
    ),
  ),
  ...dubbel(
    'partner',
    afspraken.partners.map((partner, p): Genoemd => [partnersleutel(partner), `partners[${p}].id`]),
  ),
];

const oplopend = (getallen: readonly number[]): boolean =>
  getallen.every((getal, i) => i === 0 || getal > (getallen[i - 1] ?? getal));

/** What the fields of one set must be to each other. Each fault names its path. */
export const samenhangfouten = (afspraken: Afspraken): readonly string[] => {
  const { regio, veiligThuis, kantoortijden, termijnen } = afspraken;
  return [
    ...(veiligThuis.id === regio
      ? []
      : [`veiligThuis.id: moet gelijk zijn aan regio ('${regio}'), maar is '${veiligThuis.id}'.`]),
    ...(kantoortijden.van < kantoortijden.tot
      ? []
      : [
          `kantoortijden.tot: moet later zijn dan kantoortijden.van ('${kantoortijden.van}'), maar is '${kantoortijden.tot}'.`,
        ]),
    ...(oplopend(termijnen.T6.maanden)
      ? []
      : [`termijnen.T6.maanden: moet oplopend zijn, maar is ${termijnen.T6.maanden.join(', ')}.`]),
    ...dubbelen(afspraken),
  ];
};

/** When a set is in force: from its own start up to the start of the next one. */
interface Geldigheid {
  readonly afspraken: Afspraken;
  /** Start of the next set of the same region; undefined for the last. */
  readonly tot: string | undefined;
}

const tegelijkGeldig = (a: Geldigheid, b: Geldigheid): boolean =>
  (b.tot === undefined || a.afspraken.geldigVanaf < b.tot) &&
  (a.tot === undefined || b.afspraken.geldigVanaf < a.tot);

const noem = ({ regio, versie }: Afspraken): string => `${regio} (versie ${versie})`;

const gedeeld = (a: Afspraken, b: Afspraken): readonly string[] => {
  const [vanA, vanB] = [gemeentenMetPad(a), gemeentenMetPad(b)].map((lijst) =>
    lijst.map(({ gemeente }) => gemeente),
  );
  const codes = new Set(vanA?.map(({ code }) => code));
  const teams = new Set(vanA?.flatMap((gemeente) => gemeente.teams.map(({ id }) => id)));
  const partners = new Set(a.partners.map(partnersleutel));
  const dezelfde = [
    ...(vanB ?? []).filter(({ code }) => codes.has(code)).map(({ code }) => `gemeente '${code}'`),
    ...(vanB ?? []).flatMap((g) => g.teams.filter(({ id }) => teams.has(id)).map(({ id }) => `team '${id}'`)),
    ...b.partners
      .map(partnersleutel)
      .filter((sleutel) => partners.has(sleutel))
      .map((sleutel) => `partner '${sleutel}'`),
  ];
  return dezelfde.map(
    (wat) => `${wat} staat tegelijk in ${noem(a)} en in ${noem(b)}; het kan maar in één regio liggen.`,
  );
};

/** What the sets must be to each other: one set per region and start, one region per gemeente, team and partner. */
export const onderlingeFouten = (setsOpVolgorde: readonly Afspraken[]): readonly string[] => {
  const perRegio = setsOpVolgorde.map((afspraken, i): Geldigheid => {
    const volgende = setsOpVolgorde.slice(i + 1).find(({ regio }) => regio === afspraken.regio);
    return { afspraken, tot: volgende?.geldigVanaf };
  });
  const zelfdeBegin = perRegio
    .filter(({ afspraken, tot }) => tot === afspraken.geldigVanaf)
    .map(
      ({ afspraken }) =>
        `regio '${afspraken.regio}' heeft twee versies met geldigVanaf ${afspraken.geldigVanaf}; kies per versie een eigen begindatum.`,
    );
  const overlap = perRegio.flatMap((a, i) =>
    perRegio
      .slice(i + 1)
      .filter((b) => b.afspraken.regio !== a.afspraken.regio && tegelijkGeldig(a, b))
      .flatMap((b) => gedeeld(a.afspraken, b.afspraken)),
  );
  return [...zelfdeBegin, ...overlap];
};
