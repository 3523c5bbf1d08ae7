import type { LogLevel, LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { DestinationStream, Level, Logger } from 'pino';
import { currentTrace } from '../http/trace.js';
import { errorChain } from './error-chain.js';
import { prettyLine } from './pretty-line.js';

export interface HubLoggerOptions {
  readonly level?: Level;
  /** Where the lines go; standard output by default. */
  readonly destination?: DestinationStream;
  /** For people instead of machines; by default when standard output is a terminal. */
  readonly pretty?: boolean;
}

/** Nest tells of each module and each route at every start; that is for who debugs the hub itself. */
const NEST_START = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/**
 * Structured log of the process: one JSON object per line with `traceId`, never a body, a header or a URL with
 * ids in it. A call is `log(message, context)`, `log({ ...fields }, context)` or `error(error, context)`.
 */
export class HubLogger implements LoggerService {
  private readonly pino: Logger;

  constructor({ level = 'info', destination = process.stdout, pretty }: HubLoggerOptions = {}) {
    const readable = pretty ?? (destination === process.stdout && process.stdout.isTTY);
    const options = { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` };
    this.pino = pino(
      options,
      readable ? { write: (line) => destination.write(prettyLine(line)) } : destination,
    );
  }

  log(message: unknown, ...rest: readonly unknown[]): void {
    this.write('info', message, rest);
  }
  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.write('fatal', message, rest);
  }
  error(message: unknown, ...rest: readonly unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.write('trace', message, rest);
  }
  setLogLevels(_levels: LogLevel[]): void {
    // The level is configuration of the process, not of a library.
  }

  /** Nest passes (message, ...optional, context); an Error may be the message or among the optional ones. */
  private write(wanted: Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.findLast((each) => typeof each === 'string' && !each.includes('\n'));
    const level = wanted === 'info' && NEST_START.has(context as string) ? 'debug' : wanted;
    if (!this.pino.isLevelEnabled(level)) return;
    const error = [message, ...rest].find((each) => each instanceof Error);
    const fields = {
      ...(context !== undefined && { context }),
      ...(currentTrace() && { traceId: currentTrace()?.traceId }),
      ...(isFields(message) && message),
      ...(error && { err: errorChain(error) }),
    };
    this.pino[level](fields, textOf(message));
  }
}

const isFields = (message: unknown): message is Record<string, unknown> =>
  typeof message === 'object' && message !== null && !(message instanceof Error);

const textOf = (message: unknown): string | undefined => {
  if (message instanceof Error) return message.message;
  return typeof message === 'string' ? message : undefined;
};
