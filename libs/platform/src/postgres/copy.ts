import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null | undefined | readonly string[];

/** A line of COPY in text format. */
export const copyLine = (values: readonly CopyValue[]): string => `${values.map(field).join('\t')}\n`;

const field = (value: CopyValue): string => {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  return typeof value === 'object' ? escaped(list(value)) : String(value);
};

const list = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;

const SPECIAL = /[\\\t\n\r]/;
const ALL_SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => ESCAPES[character] ?? character) : text;

/** The longest that a timer takes: a statement over all rows lasts as long as there are. */
export const LONGEST_MS = 2_147_483_647;

export interface CopyTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** What is sent at once: less costs calls, more costs memory. */
const CHUNK_CHARACTERS = 1_048_576;

/**
 * Rows for several tables over one connection, so that they commit together. Each table is sent when there is much for
 * it, while the next rows are made.
 */
export class CopyBuffers {
  readonly #lines: string[][];
  readonly #characters: number[];
  #underway: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: ClientBase,
    private readonly tables: readonly CopyTable[],
  ) {
    this.#lines = tables.map(() => []);
    this.#characters = tables.map(() => 0);
  }

  add(table: number, line: string): void {
    this.#lines[table]?.push(line);
    this.#characters[table] = (this.#characters[table] ?? 0) + line.length;
  }

  /** Resolves when more may be added. */
  async sendWhatIsMuch(): Promise<void> {
    for (const [table, characters] of this.#characters.entries())
      if (characters >= CHUNK_CHARACTERS) await this.#send(table);
  }

  async sendAll(): Promise<void> {
    for (const table of this.tables.keys()) await this.#send(table);
    await this.#underway;
  }

  async #send(table: number): Promise<void> {
    const lines = this.#lines[table] ?? [];
    const target = this.tables[table];
    if (!target || lines.length === 0) return;
    this.#lines[table] = [];
    this.#characters[table] = 0;
    await this.#underway;
    this.#underway = copy(this.client, target, lines.join(''));
    // Its failure is met when the next chunk is ready; until then it must not end the process.
    this.#underway.catch(() => undefined);
  }
}

const copy = async (client: ClientBase, { name, columns }: CopyTable, text: string): Promise<void> => {
  const statement = copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`);
  const stream = client.query(Object.assign(statement, { query_timeout: LONGEST_MS }));
  stream.end(text);
  await finished(stream);
};
