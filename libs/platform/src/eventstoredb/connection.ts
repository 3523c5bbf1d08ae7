import { EventStoreDBClient } from '@eventstore/db-client';
import { OpstartFout } from '../opstart-fout.js';

export interface EventStoreDbConnection {
  /** `esdb://host:2113`, several hosts with commas between, or `esdb+discover://cluster.name:2113`. */
  readonly url: string;
  /** Kept out of the URL, which appears in error messages of the client. */
  readonly username?: string;
  readonly password?: string;
  /** PEM of the authority that signed the certificate of the server; the system's authorities when absent. */
  readonly tlsCaFile?: string;
  /** Shown by the server beside the connection. */
  readonly name?: string;
}

/** `throwOnAppendFailure=false` makes the client lie about revisions; `tlsVerifyCert=false` does nothing at all. */
const REFUSED_OPTIONS = /[?&](throwOnAppendFailure|tlsVerifyCert)=false/i;

export const connect = (connection: EventStoreDbConnection): EventStoreDBClient => {
  const client = clientOf(connection);
  // BatchAppend is never used: one broken connection rejects the appends of every other, and an answer that comes
  // after that ends the process (docs/adr/0010). The client uses it where the server supports it.
  Object.assign(client, { supports: () => Promise.resolve(false) });
  return client;
};

const clientOf = (connection: EventStoreDbConnection): EventStoreDBClient => {
  const { url } = connection;
  if (/^esdb(\+discover)?:\/\/[^/]*@/.test(url)) {
    throw wrong(
      'De verbinding naar EventStoreDB bevat een wachtwoord.',
      'Geef gebruiker en wachtwoord apart op.',
    );
  }
  if (REFUSED_OPTIONS.test(url)) {
    const remedy = 'Laat throwOnAppendFailure=false en tlsVerifyCert=false weg; geef een CA-bestand op.';
    throw wrong('De verbinding naar EventStoreDB zet een controle uit.', remedy);
  }
  try {
    return EventStoreDBClient.connectionString(connectionString(connection));
  } catch (error) {
    // The message of the client shows the whole connection string, password included.
    const missing = error instanceof Error && error.message.includes('certificate file');
    throw missing
      ? wrong(`Het CA-bestand ${connection.tlsCaFile} bestaat niet.`, 'Geef het pad van een PEM-bestand op.')
      : wrong('De verbinding naar EventStoreDB is geen geldige URL.', 'Gebruik esdb://server:2113.');
  }
};

const connectionString = ({ url, username, password, tlsCaFile, name }: EventStoreDbConnection): string => {
  const [scheme, rest = ''] = splitAt(url, '://');
  const account =
    username && password ? `${encodeURIComponent(username)}:${encodeURIComponent(password)}@` : '';
  const options = [
    ...(tlsCaFile ? [`tlsCAFile=${encodeURIComponent(tlsCaFile)}`] : []),
    ...(name ? [`connectionName=${encodeURIComponent(name)}`] : []),
  ].join('&');
  const separator = options === '' ? '' : rest.includes('?') ? '&' : '?';
  return `${scheme}://${account}${rest}${separator}${options}`;
};

const splitAt = (text: string, separator: string): readonly string[] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
};

const wrong = (cause: string, remedy: string): OpstartFout => new OpstartFout(cause, remedy);
