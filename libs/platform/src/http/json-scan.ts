/** What a text of valid JSON must not hold, although the grammar allows it. `path` says where. */
export type JsonFault =
  | { readonly fault: 'diep'; readonly path: string }
  | { readonly fault: 'dubbel'; readonly path: string }
  | { readonly fault: 'veel'; readonly path: string }
  | { readonly fault: 'verboden-naam'; readonly path: string }
  | { readonly fault: 'teken'; readonly path: string }
  | { readonly fault: 'getal'; readonly path: string };

interface Level {
  readonly path: string;
  /** Names seen so far in an object; undefined in an array. */
  readonly names: Set<string> | undefined;
  index: number;
  name: string | undefined;
}

export interface JsonLimits {
  readonly depth: number;
  /** Most values and names in one text. */
  readonly values: number;
}

/**
 * Names that every object inherits: as a field they confuse whoever copies it, and the validator drops them in
 * silence where it should refuse them.
 */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** NUL, which PostgreSQL cannot store, and lone surrogates, which no UTF-8 can. */
// eslint-disable-next-line no-control-regex -- NUL is exactly what is sought
const BAD_CHARACTER = /\u0000|\p{Surrogate}/u;

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/g;
const VALUE_OR_NAME = /^[^\]},:]/;

/** Finds the first fault in a text that `JSON.parse` accepts. Linear in the length of the text. */
export const scanJson = (text: string, limits: JsonLimits): JsonFault | undefined => {
  const levels: Level[] = [];
  let values = 0;
  let expectName = false;
  for (const [token] of text.matchAll(TOKEN)) {
    if (VALUE_OR_NAME.test(token)) values += 1;
    if (values > limits.values) return { fault: 'veel', path: '' };
    const fault = checkToken(token, levels.at(-1), expectName) ?? push(token, levels, limits.depth);
    if (fault) return fault;
    expectName = token === '{' || (token === ',' && levels.at(-1)?.names !== undefined);
  }
  return undefined;
};

const checkToken = (token: string, level: Level | undefined, isName: boolean): JsonFault | undefined => {
  if (token.startsWith('"')) {
    const value = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
    return isName && level ? checkName(value, level) : checkText(value, level);
  }
  if (token === ',' && level) level.index += 1;
  return /^[-\d]/.test(token) ? checkNumber(token, level) : undefined;
};

const checkName = (name: string, level: Level): JsonFault | undefined => {
  level.name = name;
  const path = pathOf(level);
  if (BAD_CHARACTER.test(name)) return { fault: 'teken', path: level.path };
  if (FORBIDDEN_NAMES.has(name)) return { fault: 'verboden-naam', path };
  if (level.names?.has(name)) return { fault: 'dubbel', path };
  level.names?.add(name);
  return undefined;
};

const checkText = (value: string, level: Level | undefined): JsonFault | undefined =>
  BAD_CHARACTER.test(value) ? { fault: 'teken', path: pathOf(level) } : undefined;

/** A number that JavaScript would change on reading is refused rather than changed. */
const checkNumber = (token: string, level: Level | undefined): JsonFault | undefined => {
  const value = Number(token);
  const exact = Number.isFinite(value) && (!/^-?\d+$/.test(token) || Number.isSafeInteger(value));
  return exact ? undefined : { fault: 'getal', path: pathOf(level) };
};

const push = (token: string, levels: Level[], maxDepth: number): JsonFault | undefined => {
  if (token === '}' || token === ']') levels.pop();
  if (token !== '{' && token !== '[') return undefined;
  const path = pathOf(levels.at(-1));
  if (levels.length >= maxDepth) return { fault: 'diep', path };
  levels.push({ path, names: token === '{' ? new Set() : undefined, index: 0, name: undefined });
  return undefined;
};

const pathOf = (level: Level | undefined): string => {
  if (!level) return '';
  if (!level.names) return `${level.path}[${level.index}]`;
  const name = level.name ?? '';
  return level.path === '' ? name : `${level.path}.${name}`;
};
