/**
 * RFC 8785 (JSON Canonicalization Scheme): keys sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript writes them. Accepts JSON values only; a member that is undefined does not count.
 *
 * Every record of every rebuild and proof passes here, so what can be is left to the engine: it writes members in the
 * order in which an object has them, and ECMAScript's own JSON is RFC 8785 in all else.
 */
export const canonicalJson = (value: unknown): string => {
  const sorted = inOrder(value);
  return sorted === CANNOT_BE_ORDERED ? written(value) : JSON.stringify(sorted);
};

/** The same, for what was read: a log keeps records in order, and then nothing has to be sorted or copied. */
export const canonicalJsonAsRead = (value: unknown): string =>
  isInOrder(value) ? JSON.stringify(value) : canonicalJson(value);

const isInOrder = (value: unknown): boolean => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  if (typeof value === 'object') return hasMembersInOrder(value as Readonly<Record<string, unknown>>);
  return typeof value === 'number' && Number.isFinite(value);
};

/** Only of a plain object: one of a class may say itself how it is written. */
const hasMembersInOrder = (value: Readonly<Record<string, unknown>>): boolean => {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  const keys = Object.keys(value);
  for (let n = 1; n < keys.length; n += 1) if ((keys[n - 1] ?? '') >= (keys[n] ?? '')) return false;
  return keys.every((key) => isInOrder(value[key]));
};

/** An object keeps keys that look like an index before all others, whatever order they are set in. */
const CANNOT_BE_ORDERED = Symbol('cannot be ordered');
const INDEX = /^(0|[1-9]\d*)$/;

/** The same value with its keys in order: itself when they are. @throws TypeError for what is no JSON */
const inOrder = (value: unknown): unknown => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return everyInOrder(value);
  if (typeof value === 'object') return membersInOrder(value as Readonly<Record<string, unknown>>);
  refuseOther(value);
  return value;
};

const everyInOrder = (values: readonly unknown[]): unknown => {
  const sorted = values.map(inOrder);
  return sorted.includes(CANNOT_BE_ORDERED) ? CANNOT_BE_ORDERED : sorted;
};

const membersInOrder = (value: Readonly<Record<string, unknown>>): unknown => {
  const keys = Object.keys(value).sort();
  const sorted: Record<string, unknown> = {};
  for (const key of keys) {
    const member = value[key];
    if (member === undefined) continue;
    const ordered = inOrder(member);
    // A key of that name would set the prototype instead.
    if (ordered === CANNOT_BE_ORDERED || key === '__proto__' || INDEX.test(key)) return CANNOT_BE_ORDERED;
    sorted[key] = ordered;
  }
  return sorted;
};

const refuseOther = (value: unknown): void => {
  if (typeof value !== 'number') throw new TypeError(`a ${typeof value} is no JSON value`);
  if (!Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
};

/** Member by member, for the rare object that cannot be put in order. */
const written = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(inOrder(value));
  const members = value as Readonly<Record<string, unknown>>;
  const texts = Object.keys(members)
    .filter((key) => members[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${written(members[key])}`);
  return `{${texts.join(',')}}`;
};
