/** U+0000-1F and U+007F-9F, noncharacters of Unicode, and halves of a surrogate pair that stand alone. */
// eslint-disable-next-line no-control-regex -- these are the characters that the type String excludes
const VERBODEN = /[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef]|[\p{Cs}]/u;

/** The last two code points of every plane. */
const isNonkarakter = (punt: number): boolean => (punt & 0xfffe) === 0xfffe;

/** Whether the text may stand in an attribute of type String. */
export const isToegestaneTekst = (tekst: string): boolean =>
  !VERBODEN.test(tekst) && ![...tekst].some((teken) => isNonkarakter(teken.codePointAt(0) ?? 0));

/** RFC 3986 appendix B: scheme, authority, path, query, fragment. */
const URI_DELEN = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

const SCHEMA = /^[A-Za-z][A-Za-z0-9+.-]*$/;
const PCHAR = "A-Za-z0-9\\-._~!$&'()*+,;=:@";
const PAD = new RegExp(`^(?:[${PCHAR}/]|%[0-9A-Fa-f]{2})*$`);
const VRAAG_OF_FRAGMENT = new RegExp(`^(?:[${PCHAR}/?]|%[0-9A-Fa-f]{2})*$`);
const AUTORITEIT =
  /^(?:(?:[A-Za-z0-9\-._~!$&'()*+,;=:]|%[0-9A-Fa-f]{2})*@)?(?:\[[0-9A-Fa-fvV:.]+\]|(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)(?::\d*)?$/;

interface UriDelen {
  readonly schema: string | undefined;
  readonly autoriteit: string | undefined;
  readonly pad: string;
  readonly vraag: string | undefined;
  readonly fragment: string | undefined;
}

/** The parts of a URI-reference, or undefined when the text is none. The empty text is one. */
const uriDelen = (tekst: string): UriDelen | undefined => {
  const [, schema, autoriteit, pad = '', vraag, fragment] = URI_DELEN.exec(tekst) ?? [];
  const delen = { schema, autoriteit, pad, vraag, fragment };
  const past = [
    schema === undefined || SCHEMA.test(schema),
    autoriteit === undefined || AUTORITEIT.test(autoriteit),
    PAD.test(pad),
    VRAAG_OF_FRAGMENT.test(vraag ?? ''),
    VRAAG_OF_FRAGMENT.test(fragment ?? ''),
  ];
  return past.every(Boolean) ? delen : undefined;
};

export const isUriReferentie = (tekst: string): boolean => uriDelen(tekst) !== undefined;

/** RFC 3986 section 4.3: a scheme, something after it, and no fragment. */
export const isAbsoluteUri = (tekst: string): boolean => {
  const delen = uriDelen(tekst);
  if (delen?.schema === undefined || delen.fragment !== undefined) return false;
  return delen.pad !== '' || delen.vraag !== undefined || Boolean(delen.autoriteit);
};

/** Whether two references name one location: scheme and host in any case, with or without a slash or fragment. */
export const zelfdeLocatie = (een: string, ander: string): boolean => locatie(een) === locatie(ander);

const locatie = (tekst: string): string => {
  const { schema, autoriteit, pad, vraag } = uriDelen(tekst) ?? { pad: tekst };
  const kop = `${schema?.toLowerCase() ?? ''}//${autoriteit?.toLowerCase() ?? ''}`;
  return `${kop}${pad.replace(/\/+$/, '')}?${vraag ?? ''}`;
};

const TIJDSTIP =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const DAGEN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** RFC 3339, with a day that exists. A leap second is allowed, as RFC 3339 does. */
export const isTijdstip = (tekst: string): boolean => {
  const [, jaar, maand, dag] = TIJDSTIP.exec(tekst) ?? [];
  return Number(dag) >= 1 && Number(dag) <= dagenIn(Number(jaar), Number(maand));
};

const dagenIn = (jaar: number, maand: number): number => {
  const schrikkel = (jaar % 4 === 0 && jaar % 100 !== 0) || jaar % 400 === 0;
  return (DAGEN[maand - 1] ?? 0) + (maand === 2 && schrikkel ? 1 : 0);
};

const TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
const MEDIATYPE = new RegExp(
  `^${TOKEN}/${TOKEN}(?:[ \\t]*;[ \\t]*${TOKEN}=(?:${TOKEN}|"(?:[^"\\\\]|\\\\.)*"))*[ \\t]*$`,
);

/** RFC 2046: type, subtype and parameters. */
export const isMediatype = (tekst: string): boolean => MEDIATYPE.test(tekst);

/** Whether data of this media type are JSON. */
export const isJsonMediatype = (tekst: string): boolean => /^[^/;]+\/([^;\s]+\+)?json\s*(;|$)/i.test(tekst);
