/**
 * `domein.md` §9 as one table: every route of the three APIs by every role and position. The columns are explained
 * in `rollen.ts`, the requests in `verzoeken.ts`; `{casus}` is `casussen/:casusId`, `{overdracht}` is
 * `{casus}/overdrachten/:overdrachtId`.
 *
 * 201 recorded; 200 shown, or it stood already; `*` with sealed content; `+` the list names the case.
 * 403r this is not for that role, whichever case it is about; 403b not for that party as the case stands;
 * 403l read-only. 404 this case does not exist for the caller; 404n the case does, what is asked about does not.
 * 409 it contradicts what has happened; 400 the inspection gave no reason; 401 nobody known.
 */
const TABEL = `
/veilig-thuis/v1                          vt    vt-   team  open  houdt na    trok  team- gi    gi-   inst  inst- mdt   mdt-  gem   gem-  toez  toez- beh   geen
POST meldingen                            201   201   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/meldingen                    201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/spoedvaststellingen          201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/gemeentewijzigingen          201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/triagebesluiten              201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/dienstafrondingen            201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/overdrachten                 201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {overdracht}/intrekkingen            201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {overdracht}/ontvangstbevestigingen  201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {overdracht}/aanvaardingen           201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/betrokkenen-informeringen    201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/melder-terugkoppelingen      201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/gemeente-informeringen       201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/monitormomenten              201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/onveiligheidsvaststellingen  201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/afstemmingen                 201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/opschalingen                 201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/monitoringafsluitingen       201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
POST {casus}/dossierwissingen             201   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET casussen                              200+ 200   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET termijnen                             200+  200   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET {casus}                               200   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET {casus}/verantwoordelijkheid          200   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET {casus}/tijdlijn                      200   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET {casus}/inhoud                        200*  404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET {overdracht}                          200*  404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET {casus}/spoor                         200   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET {casus}/inzagen                       200   404   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET cijfers                               200   200   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET cijfers/:id                           200   200   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET aansluiting                           200   200   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401
GET bevindingen                           200+  200   403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  401

/lokaal-veld/v1                           vt    vt-   team  open  houdt na    trok  team- gi    gi-   inst  inst- mdt   mdt-  gem   gem-  toez  toez- beh   geen
POST {overdracht}/ontvangstbevestigingen  403r  403r  201   201   200   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {overdracht}/aanvaardingen           403r  403r  201   409   201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {overdracht}/weigeringen             403r  403r  201   201   409   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {overdracht}/bekrachtigingen         403r  403r  201   404n  404n  404n  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {overdracht}/betwistingen            403r  403r  201   404n  404n  404n  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {overdracht}/eerste-contacten        403r  403r  201   201   201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {casus}/overdrachten                 403r  403r  201   409   201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {overdracht}/intrekkingen            403r  403r  201   403b  403b  403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {casus}/terugmeldingen               403r  403r  201   403b  201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {casus}/plannen                      403r  403r  201   403b  201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {casus}/casusregietoewijzingen       403r  403r  201   403b  201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {casus}/casusregieafsluitingen       403r  403r  201   409   201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {casus}/ondersteuningsverzoeken      403r  403r  201   403b  201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {casus}/betrokkenen-informeringen    403r  403r  201   403b  201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {casus}/onveiligheidsvaststellingen  403r  403r  201   403b  201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {casus}/afstemmingen                 403r  403r  201   403b  201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
POST {casus}/opschalingen                 403r  403r  201   403b  201   403l  404   404   201   404   201   404   201   404   403r  403r  403r  403r  403r  401
GET postvak                               403r  403r  200   200+  200   200   200   200   200   200   200   200   200   200   403r  403r  403r  403r  403r  401
GET termijnen                             403r  403r  200+  200+  200+  200+  200   200   200+  200   200+  200   200+  200   403r  403r  403r  403r  403r  401
GET {casus}                               403r  403r  200   200   200   200   404   404   200   404   200   404   200   404   403r  403r  403r  403r  403r  401
GET {casus}/verantwoordelijkheid          403r  403r  200   200   200   200   404   404   200   404   200   404   200   404   403r  403r  403r  403r  403r  401
GET {casus}/tijdlijn                      403r  403r  200   200   200   200   404   404   200   404   200   404   200   404   403r  403r  403r  403r  403r  401
GET {casus}/inhoud                        403r  403r  200*  200*  200*  200*  404   404   200*  404   200*  404   200*  404   403r  403r  403r  403r  403r  401
GET {overdracht}                          403r  403r  200*  200*  200*  200*  404   404   200*  404   200*  404   200*  404   403r  403r  403r  403r  403r  401
GET cijfers                               403r  403r  200   200   200   200   200   200   200   200   200   200   200   200   403r  403r  403r  403r  403r  401
GET cijfers/:id                           403r  403r  200   200   200   200   200   200   200   200   200   200   200   200   403r  403r  403r  403r  403r  401
GET aansluiting                           403r  403r  200   200   200   200   200   200   200   200   200   200   200   200   403r  403r  403r  403r  403r  401

/gemeente/v1                              vt    vt-   team  open  houdt na    trok  team- gi    gi-   inst  inst- mdt   mdt-  gem   gem-  toez  toez- beh   geen
POST {casus}/gemeentereacties             403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  201   404   403r  403r  403r  401
GET casussen                              403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200+  200   200+  400   403r  401
GET tijdlijnen                            403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200+  200   200+  400   403r  401
GET termijnen                             403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200+  200   200+  400   403r  401
GET {casus}                               403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200   404   200   400   403r  401
GET {casus}/verantwoordelijkheid          403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200   404   200   400   403r  401
GET {casus}/tijdlijn                      403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200   404   200   400   403r  401
GET {casus}/spoor                         403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200   404   200   400   403r  401
GET {casus}/inzagen                       403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200   404   403r  403r  403r  401
GET cijfers                               403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200   200   200   200   403r  401
GET cijfers/:id                           403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200   200   200   400   403r  401
GET aansluiting                           403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200   200   200   400   403r  401
GET bevindingen                           403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  403r  200+  200   200+  400   403r  401
`;

const VOLUIT: readonly (readonly [string, string])[] = [
  ['{overdracht}', '{casus}/overdrachten/:overdrachtId'],
  ['{casus}', 'casussen/:casusId'],
];

const voluit = (pad: string): string =>
  VOLUIT.reduce((tekst, [kort, lang]) => tekst.replace(kort, lang), pad);

interface Regel {
  readonly route: string;
  /** By the heading of the column. */
  readonly cellen: Readonly<Record<string, string>>;
}

const regels = (): readonly Regel[] => {
  let [basis = '', ...kolommen]: readonly string[] = [];
  return TABEL.trim()
    .split('\n')
    .filter((tekst) => tekst !== '')
    .flatMap((tekst): readonly Regel[] => {
      const woorden = tekst.split(/ +/);
      if (tekst.startsWith('/')) {
        [basis = '', ...kolommen] = woorden;
        return [];
      }
      const [methode = '', pad = '', ...cellen] = woorden;
      if (cellen.length !== kolommen.length) throw new Error(`a row of another width: ${tekst}`);
      const route = `${methode} ${basis}/${voluit(pad)}`;
      return [{ route, cellen: Object.fromEntries(kolommen.map((naam, i) => [naam, cellen[i] ?? ''])) }];
    });
};

/** The cells that are expected, by route and by caller. */
export const ROLLENTABEL: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  regels().map(({ route, cellen }) => [route, cellen]),
);
