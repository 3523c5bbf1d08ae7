import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration } from 'oidc-provider';
import { ONTWIKKEL_GEBRUIKERS, ONTWIKKEL_GEHEIM } from './gebruikers.js';
import { gebruikersPagina } from './pagina.js';
import { ontwikkelSleutel } from './sleutels.js';

export interface OntwikkeluitgeverOptions {
  /** Value of NODE_ENV; `production` is refused. */
  readonly nodeEnv: string | undefined;
  /** Port on the loopback interface; 0 takes a free one. */
  readonly port: number;
  /** Audience of the tokens: the one that the hub asks. */
  readonly audience: string;
  /** File in the data folder that keeps the key; without it tokens do not outlive a restart. */
  readonly sleutelbestand?: string;
}

export interface Ontwikkeluitgever {
  /** Also the address of the page that lists the users. */
  readonly issuer: string;
  readonly stop: () => Promise<void>;
}

/** Nobody outside this machine can reach it. */
const LOOPBACK = '127.0.0.1';

/** Long enough for a demonstration, within what OAuth NL allows a client-credentials token. */
const TOKEN_SECONDS = 14_400;

/**
 * A real OpenID Connect issuer for development and demonstration, on this machine only: the hub reads its
 * discovery and keys as it reads those of production.
 * @throws Error in production, and when the port is taken
 */
export const startOntwikkeluitgever = async (
  options: OntwikkeluitgeverOptions,
): Promise<Ontwikkeluitgever> => {
  if (options.nodeEnv === 'production') {
    throw new Error(
      'de ontwikkeluitgever geeft iedereen een token en start daarom niet met NODE_ENV=production; stel de uitgever van uw organisatie in',
    );
  }
  const server = createServer();
  await listen(server, options.port);
  const issuer = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  server.on('request', withPage(issuer, await issuerCallback(issuer, options)));
  return { issuer, stop: () => stop(server) };
};

const withPage =
  (issuer: string, provider: RequestListener): RequestListener =>
  (request, response) => {
    if (request.url !== '/') return provider(request, response);
    const csp = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp });
    response.end(gebruikersPagina(issuer));
  };

/** Loaded here only: production never reads this package. */
const issuerCallback = async (
  issuer: string,
  options: OntwikkeluitgeverOptions,
): Promise<RequestListener> => {
  const { Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, await configuration(options));
  const callback = provider.callback();
  return (request, response) => void callback(request, response);
};

const configuration = async ({
  audience,
  sleutelbestand,
}: OntwikkeluitgeverOptions): Promise<Configuration> => ({
  jwks: { keys: [await ontwikkelSleutel(sleutelbestand)] },
  adapter: VoidAdapter,
  clients: ONTWIKKEL_GEBRUIKERS.map(({ id }) => ({
    client_id: id,
    client_secret: ONTWIKKEL_GEHEIM,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  })),
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: '',
        audience,
        accessTokenFormat: 'jwt',
        accessTokenTTL: TOKEN_SECONDS,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  ttl: { ClientCredentials: TOKEN_SECONDS },
  extraTokenClaims: (_context, token) => {
    const claims = ONTWIKKEL_GEBRUIKERS.find(({ id }) => id === token.clientId)?.claims;
    return { ...claims };
  },
});

/** Nothing is kept: a JWT needs no row, and the clients stand in the configuration. */
class VoidAdapter {
  upsert = () => Promise.resolve();
  find = () => Promise.resolve(undefined);
  findByUserCode = () => Promise.resolve(undefined);
  findByUid = () => Promise.resolve(undefined);
  consume = () => Promise.resolve();
  destroy = () => Promise.resolve();
  revokeByGrantId = () => Promise.resolve();
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(`poort ${port} voor de ontwikkeluitgever is bezet; kies een andere`, { cause: error })
          : error,
      );
    });
    server.listen(port, LOOPBACK, resolve);
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
