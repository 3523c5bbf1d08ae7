import { join } from 'node:path';
import { OpstartFout } from '#platform';
import { eigenUitgever } from '#samenstelling';
import { startOntwikkeluitgever } from '#toegang';
import type { HubConfig } from './config.js';

export interface Uitgever {
  readonly issuer: string;
  readonly ontwikkeling: boolean;
  readonly stop: () => Promise<void>;
}

type Uitgeverconfig = Pick<
  HubConfig,
  'OIDC_UITGEVER' | 'OIDC_PUBLIEK' | 'NODE_ENV' | 'UITGEVER_POORT' | 'HUB_DATA'
>;

/** The issuer of the tokens: the organisation's own, or on a developer's machine the development issuer. */
export const kiesUitgever = async (config: Uitgeverconfig): Promise<Uitgever> => {
  const { OIDC_UITGEVER, OIDC_PUBLIEK, NODE_ENV, UITGEVER_POORT, HUB_DATA } = config;
  if (OIDC_UITGEVER !== undefined)
    return {
      issuer: eigenUitgever({ OIDC_UITGEVER }),
      ontwikkeling: false,
      stop: () => Promise.resolve(),
    };
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
