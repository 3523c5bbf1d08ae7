import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OpstartFout } from '#platform';
import type { Netwerk } from '../config/delen.js';

/** Starts listening; the address is the one that a browser on this machine can open. */
export const luister = async (
  app: NestFastifyApplication,
  { HUB_ADRES, HUB_POORT }: Pick<Netwerk, 'HUB_ADRES' | 'HUB_POORT'>,
): Promise<string> => {
  try {
    await app.listen(HUB_POORT, HUB_ADRES);
  } catch (fout) {
    throw luisterfout(fout, {
      adres: HUB_ADRES,
      poort: HUB_POORT,
      variabele: 'HUB_POORT',
      adresvariabele: 'HUB_ADRES',
    });
  }
  const { port } = app.getHttpServer().address() as { port: number };
  return `http://${HUB_ADRES === '0.0.0.0' ? 'localhost' : HUB_ADRES}:${port}`;
};

export interface Luisterplek {
  readonly adres: string;
  readonly poort: number;
  /** Where the port comes from. */
  readonly variabele: 'HUB_POORT' | 'METRICS_POORT';
  /** Where the address comes from. */
  readonly adresvariabele: 'HUB_ADRES' | 'METRICS_ADRES';
}

/** What the person who started the app can do about it. */
export const luisterfout = (fout: unknown, plek: Luisterplek): Error => {
  const uitleg = UITLEG[(fout as NodeJS.ErrnoException).code ?? ''];
  if (!uitleg) return fout instanceof Error ? fout : new Error('cannot listen', { cause: fout });
  return new OpstartFout(...uitleg(plek), { cause: fout });
};

type Uitleg = (plek: Luisterplek) => readonly [string, string];

const geenEigenAdres: Uitleg = ({ adres, adresvariabele }) => [
  `${adresvariabele} ${adres} is geen adres van deze machine.`,
  `Gebruik ${adresvariabele}=127.0.0.1, of 0.0.0.0 om op alle adressen te luisteren.`,
];

/** A port that none of the apps has by itself. */
const VRIJ = { HUB_POORT: 3100, METRICS_POORT: 9100 } as const;

/** Per error of the system: what is wrong, and what to do about it. */
const UITLEG: Readonly<Record<string, Uitleg>> = {
  EADDRINUSE: ({ adres, poort, variabele }) => [
    `Poort ${poort} op ${adres} is bezet door een ander programma.`,
    `Stop dat programma, of kies een andere poort: ${variabele}=${VRIJ[variabele]}.`,
  ],
  EACCES: ({ poort, variabele }) => [
    `Op poort ${poort} mag deze gebruiker niet luisteren.`,
    `Kies een poort boven 1023, zoals ${variabele}=${VRIJ[variabele]}.`,
  ],
  EADDRNOTAVAIL: geenEigenAdres,
  EINVAL: geenEigenAdres,
  ENOTFOUND: geenEigenAdres,
  EAI_AGAIN: geenEigenAdres,
};
