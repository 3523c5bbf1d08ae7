/** Longest running text: some eight pages; the longest O2 handover still fits the body limit with room to spare. */
export const MAX_TEKST = 20_000;

/** Longest explanation beside a step: half a page, so that a report does not end up in a remark. */
export const MAX_TOELICHTING = 4_000;

/** Longest name of a person, titles and double names included. */
export const MAX_NAAM = 200;

/** Longest postal address on one line. */
export const MAX_ADRES = 300;

/** Longest telephone number: E.164 has 15 digits, the rest is punctuation and an extension. */
export const MAX_TELEFOON = 40;

/** Longest e-mail address that SMTP can carry (RFC 5321). */
export const MAX_EMAIL = 254;

/** Longest id of a party or a member of staff; the same as in a token. */
export const MAX_ID = 100;

/** Most members of one household, its other parents included. */
export const MAX_DIRECTBETROKKENEN = 40;

/** Most recipients of one handover: two gemeenten with a team and a partner each, and some to spare. */
export const MAX_ONTVANGERS = 8;

/** Most parties in one afstemming: a full table. */
export const MAX_AFGESTEMD_MET = 20;

/** A household lives in one gemeente, or in two (V7). */
export const MAX_GEMEENTEN = 2;

/** Most veiligheidsvoorwaarden of one dienst; more than a household can live by. */
export const MAX_VOORWAARDEN = 50;

/** Longest single voorwaarde or grounds of one score. */
export const MAX_VOORWAARDE = 2_000;

/** Most scores in one monitormoment: everyone spoken to gives one. */
export const MAX_SCORES = 40;

/** Most evaluation moments planned ahead: one a month for two years. */
export const MAX_EVALUATIEMOMENTEN = 24;

/** Highest version of a plan; a plan with a version a day would take years to get there. */
export const MAX_PLANVERSIE = 9_999;

/** Ends of the veiligheidsschaal (003 bijlage 2). */
export const LAAGSTE_SCORE = 0;
export const HOOGSTE_SCORE = 10;
