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
    throw luisterfout(fout, HUB_ADRES, HUB_POORT);
  }
  const { port } = app.getHttpServer().address() as { port: number };
  return `http://${HUB_ADRES === '0.0.0.0' ? 'localhost' : HUB_ADRES}:${port}`;
};

const luisterfout = (fout: unknown, adres: string, poort: number): Error => {
  const uitleg = UITLEG[(fout as NodeJS.ErrnoException).code ?? ''];
  if (!uitleg) return fout instanceof Error ? fout : new Error('cannot listen', { cause: fout });
  return new OpstartFout(...uitleg(adres, poort), { cause: fout });
};

type Uitleg = (adres: string, poort: number) => readonly [string, string];

const geenEigenAdres: Uitleg = (adres) => [
  `HUB_ADRES ${adres} is geen adres van deze machine.`,
  'Gebruik HUB_ADRES=127.0.0.1, of 0.0.0.0 om op alle adressen te luisteren.',
];

/** Per error of the system: what is wrong, and what to do about it. */
const UITLEG: Readonly<Record<string, Uitleg>> = {
  EADDRINUSE: (adres, poort) => [
    `Poort ${poort} op ${adres} is bezet door een ander programma.`,
    'Stop dat programma, of kies een andere poort: HUB_POORT=3100 npm start.',
  ],
  EACCES: (_, poort) => [
    `Op poort ${poort} mag deze gebruiker niet luisteren.`,
    'Kies een poort boven 1023, zoals HUB_POORT=3000.',
  ],
  EADDRNOTAVAIL: geenEigenAdres,
  EINVAL: geenEigenAdres,
  ENOTFOUND: geenEigenAdres,
  EAI_AGAIN: geenEigenAdres,
};
