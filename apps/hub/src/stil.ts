import type { LoggerService } from '@nestjs/common';

const niets = (): void => undefined;

/** Says nothing: for an app that is only described. */
export const STIL: LoggerService = { log: niets, error: niets, warn: niets, debug: niets, verbose: niets };
