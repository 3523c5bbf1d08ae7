import { Injectable } from '@nestjs/common';
import { LogUnavailable } from '#event-sourcing';

/** Most commands under way or waiting for one case: far more than a household has people working on it. */
export const MAX_WACHTENDEN = 256;

interface Rij {
  readonly laatste: Promise<unknown>;
  readonly aantal: number;
}

/**
 * Lets the commands of one case in this process go one by one. The log refuses what was decided on an old
 * revision, so without turns many at once would spend their attempts on each other and the last be refused.
 */
@Injectable()
export class Beurten {
  readonly #rijen = new Map<string, Rij>();

  /** @throws LogUnavailable when very many wait already */
  async neem<T>(casusId: string, werk: () => Promise<T>): Promise<T> {
    const rij = this.#rijen.get(casusId);
    if (rij && rij.aantal >= MAX_WACHTENDEN) throw new LogUnavailable('too many commands wait for this case');
    const eigen = rij ? rij.laatste.then(werk) : werk();
    const afgelopen = eigen.then(noop, noop).then(() => this.#klaar(casusId));
    this.#rijen.set(casusId, { laatste: afgelopen, aantal: (rij?.aantal ?? 0) + 1 });
    return eigen;
  }

  #klaar(casusId: string): void {
    const rij = this.#rijen.get(casusId);
    if (!rij || rij.aantal <= 1) this.#rijen.delete(casusId);
    else this.#rijen.set(casusId, { ...rij, aantal: rij.aantal - 1 });
  }
}

const noop = (): void => undefined;
