/** Why the inspection reads a case (`domein.md` §9); recorded with every read. */
export const INZAGE_REDENEN = ['calamiteit', 'steekproef', 'klacht', 'themaonderzoek'] as const;
export type InzageReden = (typeof INZAGE_REDENEN)[number];
