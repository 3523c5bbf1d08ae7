/** A JSON log line for people: time, level, context, text and the remaining fields. */
export const prettyLine = (line: string): string => {
  const { time, level, context, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${textOf(value)}`);
  const parts = [timeOf(time), LEVELS[Number(level)] ?? '?', context && `[${textOf(context)}]`, msg, ...rest];
  return `${parts.filter(Boolean).map(textOf).join(' ')}${errorOf(err)}\n`;
};

const LEVELS: Readonly<Record<number, string>> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO ',
  40: 'WARN ',
  50: 'ERROR',
  60: 'FATAL',
};

const timeOf = (time: unknown): string => textOf(time).slice('2026-01-01T'.length, -'Z'.length);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const errorOf = (err: unknown): string => {
  const chain = (err ?? []) as readonly {
    readonly name: string;
    readonly message: string;
    readonly stack?: string;
  }[];
  return chain.map(({ name, message, stack }) => `\n  ${name}: ${message}\n${stack ?? ''}`).join('');
};
