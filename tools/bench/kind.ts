import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Kindantwoord, Kindopdracht } from './herbouwkind.js';
import { opTeRuimen } from './opruimen.js';

const PAD = join(import.meta.dirname, 'herbouwkind.js');
const LAATSTE_WOORDEN = 2_000;

export interface Kind {
  /** Of this order only. @throws Error with its last words when it ended before */
  readonly antwoord: Promise<Kindantwoord>;
  readonly stop: () => Promise<void>;
}

/** `vlaggen` are those of Node. */
export const startKind = (opdracht: Kindopdracht, vlaggen: readonly string[] = []): Kind => {
  const kind = fork(PAD, { execArgv: [...vlaggen], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  kind.send(opdracht);
  return { antwoord: antwoordVan(kind), stop: opTeRuimen(() => beeindig(kind)) };
};

const antwoordVan = (kind: ChildProcess): Promise<Kindantwoord> => {
  let gezegd = '';
  kind.stderr?.on('data', (deel: Buffer) => (gezegd = `${gezegd}${deel.toString()}`.slice(-LAATSTE_WOORDEN)));
  return new Promise((klaar, mislukt) => {
    kind.once('message', (bericht) => klaar(bericht as Kindantwoord));
    kind.once('exit', (code) => mislukt(new Error(`a process of the bench ended with ${code}: ${gezegd}`)));
    kind.once('error', mislukt);
  });
};

/** It says goodbye to whom it works with; when that takes too long it is ended. */
const beeindig = async (kind: ChildProcess): Promise<void> => {
  if (kind.exitCode !== null || kind.signalCode !== null) return;
  const weg = once(kind, 'exit');
  if (kind.connected) kind.send('stop', () => undefined);
  const gedwongen = setTimeout(() => kind.kill('SIGKILL'), AFSCHEID_MS);
  await weg;
  clearTimeout(gedwongen);
};

const AFSCHEID_MS = 10_000;
