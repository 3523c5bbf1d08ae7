import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANY, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { JSONType } from '@eventstore/db-client';
import { OpstartFout } from '#platform';

export interface Beheer {
  /** `esdb://host:2113`, with `?tls=false` where there is no TLS and so no accounts either. */
  readonly url: string;
  /** Where accounts are made; on the same host and port when absent, as the server has it. */
  readonly accountsUrl?: string;
  /** PEM file of the authority; for HTTPS the process needs it as NODE_EXTRA_CA_CERTS too. */
  readonly ca?: string;
  readonly admin: { readonly name: string; readonly password: string };
  /** The account of the services. */
  readonly hub: { readonly name: string; readonly password: string };
}

const LIMIT_MS = 30_000;
const BESTAAT_AL = 409;

/** Makes the account of the services and gives it its rights (infra/eventstoredb/rechten.json). It may run again. */
export const richtEventStoreIn = async (root: string, beheer: Beheer): Promise<void> => {
  const { standaard, alles } = rechtenVan(root, beheer.hub.name);
  await maakAccount(beheer);
  const client = EventStoreDBClient.connectionString(verbinding(beheer));
  const { name: username, password } = beheer.admin;
  const as = { credentials: { username, password }, expectedRevision: ANY, deadline: LIMIT_MS } as const;
  try {
    await client.appendToStream(
      '$settings',
      jsonEvent({ id: randomUUID(), type: 'settings', data: standaard }),
      as,
    );
    await client.appendToStream(
      '$$$all',
      jsonEvent({ id: randomUUID(), type: '$metadata', data: alles }),
      as,
    );
  } finally {
    await client.dispose();
  }
};

interface Rechten {
  readonly standaard: JSONType;
  readonly alles: JSONType;
}

const rechtenVan = (root: string, hub: string): Rechten => {
  const text = readFileSync(join(root, 'infra/eventstoredb/rechten.json'), 'utf8');
  return JSON.parse(text.replaceAll('{hub}', hub)) as Rechten;
};

const verbinding = ({ url, ca }: Beheer): string =>
  ca === undefined ? url : `${url}${url.includes('?') ? '&' : '?'}tlsCAFile=${encodeURIComponent(ca)}`;

/** The client knows no accounts: those are made over HTTP. */
const maakAccount = async ({ url, accountsUrl = httpOf(url), admin, hub }: Beheer): Promise<void> => {
  const answer = await fetch(`${accountsUrl}/users`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${admin.name}:${admin.password}`).toString('base64')}`,
    },
    body: JSON.stringify({
      loginName: hub.name,
      fullName: 'Overdracht-hub',
      password: hub.password,
      groups: [],
    }),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  await answer.body?.cancel();
  if (answer.ok || answer.status === BESTAAT_AL) return;
  throw new OpstartFout(
    `EventStoreDB maakt het account ${hub.name} niet (status ${answer.status}).`,
    'Controleer EVENTSTOREDB_URL en EVENTSTOREDB_WACHTWOORD_ADMIN.',
  );
};

const httpOf = (url: string): string => {
  const { host, searchParams } = new URL(url.replace(/^esdb(\+discover)?:/, 'http:'));
  return `${searchParams.get('tls') === 'false' ? 'http' : 'https'}://${host}`;
};
