import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Control } from './control.js';
import { EventStoreServer } from './event-store-server.js';
import { Journal } from './journal.js';
import { TransactionLog } from './transaction-log.js';

/**
 * The test server as a process of its own, on a folder that keeps the log. `--control 0` opens the way in for faults,
 * on a free port; without it there is none.
 */
const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      port: { type: 'string', default: '2113' },
      control: { type: 'string' },
    },
  });
  if (values.folder === undefined) throw new Error('--folder <folder> is missing');
  const file = join(resolve(values.folder), 'log.jsonl');
  const journal = Journal.open(file);
  const log = new TransactionLog(journal);
  const server = await EventStoreServer.start({ port: Number(values.port), log });
  const control =
    values.control === undefined ? undefined : await Control.listen(server, Number(values.control));

  const stop = async (): Promise<void> => {
    await control?.close();
    await server.stop();
    journal.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  say(
    `This is a test server that speaks as EventStoreDB does; keep nothing on it that matters. Log: ${file}`,
  );
  if (control) say(`Faults are ordered at ${control.url}`);
  say(`The log server listens on ${server.url}`);
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
