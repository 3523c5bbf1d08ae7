import { ONTWIKKEL_GEBRUIKERS, ONTWIKKEL_GEHEIM } from './gebruikers.js';
import type { OntwikkelGebruiker } from './gebruikers.js';

/** The one command that gives a token of this user. */
export const curlVoor = (issuer: string, { id }: OntwikkelGebruiker): string =>
  `curl -s -u ${id}:${ONTWIKKEL_GEHEIM} -d grant_type=client_credentials ${issuer}/token`;

/** The page at the root of the development issuer: who there is and how to become them. */
export const gebruikersPagina = (issuer: string): string => `<!doctype html>
<html lang="nl">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Ontwikkeluitgever van tokens</title>
  <style>
    body { font-family: system-ui, sans-serif; line-height: 1.5; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
    th, td { border-bottom: 1px solid #bbb; padding: .4rem .8rem .4rem 0; text-align: left; vertical-align: top; }
    code { overflow-wrap: anywhere; }
  </style>
</head>
<body>
  <h1>Ontwikkeluitgever van tokens</h1>
  <p>Alleen voor ontwikkeling en demonstratie, alleen op deze machine. Alle gebruikers zijn verzonnen.</p>
  <p>Het antwoord van een opdracht hieronder is JSON; de waarde van <code>access_token</code> gaat mee als
  <code>Authorization: Bearer &lt;token&gt;</code>.</p>
  <table>
    <thead><tr><th scope="col">Gebruiker</th><th scope="col">Rol</th><th scope="col">Partij</th><th scope="col">Token</th></tr></thead>
    <tbody>
${ONTWIKKEL_GEBRUIKERS.map((gebruiker) => rij(issuer, gebruiker)).join('\n')}
    </tbody>
  </table>
</body>
</html>
`;

const rij = (issuer: string, gebruiker: OntwikkelGebruiker): string => {
  const { omschrijving, claims } = gebruiker;
  const cells = [
    omschrijving,
    claims.rol,
    claims.partij ?? '-',
    `<code>${curlVoor(issuer, gebruiker)}</code>`,
  ];
  return `      <tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
};
