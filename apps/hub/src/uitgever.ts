import { join } from 'node:path';
import { OpstartFout } from '#platform';
import { startOntwikkeluitgever } from '#toegang';
import type { HubConfig } from './config.js';

export interface Uitgever {
  readonly issuer: string;
  readonly ontwikkeling: boolean;
  readonly stop: () => Promise<void>;
}

/** The issuer of the tokens: the organisation's own, or on a developer's machine the development issuer. */
export const kiesUitgever = async (config: HubConfig): Promise<Uitgever> => {
  const { OIDC_UITGEVER, OIDC_PUBLIEK, NODE_ENV, UITGEVER_POORT, HUB_DATA } = config;
  if (OIDC_UITGEVER !== undefined) return eigenUitgever(OIDC_UITGEVER);
  if (NODE_ENV === 'production')
    throw new OpstartFout(
      'OIDC_UITGEVER ontbreekt: zonder uitgever kan niemand zich aanmelden.',
      'Geef het adres van de OpenID Connect-uitgever van uw organisatie, zoals OIDC_UITGEVER=https://aanmelden.example.org.',
    );
  const uitgever = await startOntwikkeluitgever({
    nodeEnv: NODE_ENV,
    port: UITGEVER_POORT,
    audience: OIDC_PUBLIEK,
    sleutelbestand: join(HUB_DATA, 'ontwikkeluitgever.json'),
  }).catch((fout: unknown) => {
    throw new OpstartFout(
      `De ontwikkeluitgever start niet: ${fout instanceof Error ? fout.message : String(fout)}.`,
      'Kies een andere poort: UITGEVER_POORT=3101 npm start.',
      { cause: fout },
    );
  });
  return { ...uitgever, ontwikkeling: true, stop: () => uitgever.stop() };
};

const DEZE_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Keys that come over plain http could be anybody's. */
const eigenUitgever = (issuer: string): Uitgever => {
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !DEZE_MACHINE.has(hostname))
    throw new OpstartFout(
      'OIDC_UITGEVER begint met http: zo kan een ander zich voordoen als uw uitgever.',
      'Geef een adres met https, zoals OIDC_UITGEVER=https://aanmelden.example.org. Alleen op deze machine zelf mag http.',
    );
  return { issuer, ontwikkeling: false, stop: () => Promise.resolve() };
};
