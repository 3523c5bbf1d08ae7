import { OpstartFout } from '#platform';
import type { Toegang } from '../config/delen.js';

const DEZE_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The issuer of the organisation; keys that come over plain http could be anybody's. @throws OpstartFout */
export const eigenUitgever = ({ OIDC_UITGEVER }: Pick<Toegang, 'OIDC_UITGEVER'>): string => {
  const { protocol, hostname } = new URL(OIDC_UITGEVER);
  if (protocol !== 'https:' && !DEZE_MACHINE.has(hostname))
    throw new OpstartFout(
      'OIDC_UITGEVER begint met http: zo kan een ander zich voordoen als uw uitgever.',
      'Geef een adres met https, zoals OIDC_UITGEVER=https://aanmelden.example.org. Alleen op deze machine zelf mag http.',
    );
  return OIDC_UITGEVER;
};
