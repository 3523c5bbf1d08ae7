const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,6})?Z$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FEBRUARY = 2;

/** An instant in UTC that exists: not 30 February, and no year zero, which PostgreSQL does not know. */
export const isExactInstant = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = (INSTANT.exec(text) ?? []).slice(1).map(Number);
  return year >= 1 && day >= 1 && day <= daysIn(year, month);
};

const daysIn = (year: number, month: number): number => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === FEBRUARY && leap ? 29 : (DAYS[month - 1] ?? 0);
};
