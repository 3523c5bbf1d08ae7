import type { Fase } from '#dossier';

export interface Casussenvraag {
  /** Without it all cases that have not been closed. */
  readonly fase?: Fase | undefined;
  readonly gemeente?: string | undefined;
  readonly alleenOverschreden?: boolean | undefined;
  readonly cursor?: string | undefined;
}
