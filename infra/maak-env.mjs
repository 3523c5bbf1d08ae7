// Writes the .env of docker-compose.yml with new secrets: node infra/maak-env.mjs > .env. Needs nothing but Node.
// Three lines at the top are for you to fill in. Keep the file for yourself (chmod 600) and out of version control.
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';

/** Letters and digits only: they stand in URLs and in a JAAS line. */
const wachtwoord = () => randomBytes(24).toString('hex');

/** The private key for which Veilig Thuis encrypts its commands; its id is the thumbprint of RFC 7638. */
const inkomendeSleutel = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { crv, kty, x, y, d } = privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return JSON.stringify({ kty, crv, x, y, d, kid });
};

const GEHEIMEN = [
  ...['EIGENAAR', 'VEILIG_THUIS', 'LOKAAL_VELD', 'GEMEENTE', 'RELAIS', 'PROJECTIES', 'TERMIJNWACHTER'].map(
    (rol) => `POSTGRES_WACHTWOORD_${rol}`,
  ),
  ...[
    'BEHEER',
    'HUB_BEHEER',
    'VEILIG_THUIS',
    'RELAIS',
    'PROJECTIES',
    'TERMIJNWACHTER',
    'VT_ZUID_LIMBURG',
  ].map((account) => `KAFKA_WACHTWOORD_${account}`),
  'EVENTSTOREDB_WACHTWOORD',
  'EVENTSTOREDB_WACHTWOORD_ADMIN',
  'EVENTSTOREDB_WACHTWOORD_OPS',
];

process.stdout.write(
  [
    '# Vul deze drie in: uw uitgever van tokens, het OIN van uw organisatie, en waar gebruikers de hub vinden.',
    'OIDC_UITGEVER=',
    'BERICHTEN_OIN=',
    'HUB_PUBLIEKE_URL=',
    '',
    '# Bewaar HUB_KEK apart van de reservekopieen: zonder haar is verzegelde inhoud niet te lezen.',
    `HUB_KEK=${new Date().getFullYear()}:${randomBytes(32).toString('base64')}`,
    `INKOMEND_SLEUTEL='${inkomendeSleutel()}'`,
    ...GEHEIMEN.map((naam) => `${naam}=${wachtwoord()}`),
    '',
  ].join('\n'),
);
