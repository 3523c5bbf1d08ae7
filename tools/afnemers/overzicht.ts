import { afnemerState, ask, parkedCases, parkedMessages, whyStale } from '#platform';
import type { AfnemerState, ParkedRow } from '#platform';
import { Opdrachtenbeheer } from '#casus';
import type { Pool } from 'pg';
import type { Grond } from './grond.js';
import { OPDRACHTEN_VAN_VT, afnemerMet } from './grond.js';
import { rolVan, weigertDatabase } from './rechten.js';

/** Every consumer with how it is. */
export const lijst = async (grond: Grond): Promise<void> => {
  for (const { name } of grond.afnemers) {
    const stand = await afnemerState(grond.pool, name);
    grond.meld(`${name}: ${samenvatting(stand)}`);
    for (const [partitie, probleem] of stand.stopped) grond.meld(`  staat stil op ${partitie}: ${probleem}`);
    if (stand.parked > 0) grond.meld(`  ${stand.parked} casus(sen) apart: toon ${name}`);
  }
  await lijstOpdrachten(grond);
};

/** Commands that come as messages, where they do not go on. */
const lijstOpdrachten = async ({ pool, meld }: Grond): Promise<void> => {
  const haperend = await haperendeOpdrachten(pool);
  if (!haperend) return meld(await nietTeZien(pool));
  for (const each of haperend) {
    const { topic, partition, plek, probleem, wordtOvergeslagen } = each;
    const overslaan = wordtOvergeslagen ? ' (wordt overgeslagen)' : '';
    meld(`${OPDRACHTEN_VAN_VT}: gaat niet verder bij ${topic}/${partition}@${plek}: ${probleem}${overslaan}`);
  }
};

type Haperend = Awaited<ReturnType<Opdrachtenbeheer['haperend']>>;

/** Undefined for a role that may not see them: that is no fault of who looks at the consumers. */
const haperendeOpdrachten = async (pool: Pool): Promise<Haperend | undefined> => {
  try {
    return await new Opdrachtenbeheer(pool).haperend();
  } catch (fout) {
    if (weigertDatabase(fout)) return undefined;
    throw fout;
  }
};

const nietTeZien = async (pool: Pool): Promise<string> => {
  const { rows } = await ask<{ rol: string }>(pool, { text: 'select current_user as rol' });
  return `${OPDRACHTEN_VAN_VT}: niet te zien als ${rows[0]?.rol ?? '?'}; dat ziet ${rolVan('veilig-thuis')}`;
};

const samenvatting = (stand: AfnemerState): string => {
  const { seenSecondsAgo, behind, stopped } = stand;
  if (seenSecondsAgo === undefined) return 'heeft hier nog niet gelopen';
  const gezien = `${Math.round(seenSecondsAgo)} s geleden gezien, toen ${behind ?? '?'} berichten achter`;
  if (stopped.size > 0) return `STAAT STIL, ${gezien}`;
  return whyStale(stand) === undefined ? `loopt, ${gezien}` : `LOOPT ACHTER, ${gezien}`;
};

/** The cases of a consumer that were set aside, or the messages of one of them. */
export const toon = async (grond: Grond, naam?: string, casusId?: string): Promise<void> => {
  const { name } = afnemerMet(grond, naam);
  if (casusId !== undefined) return toonCasus(grond, name, casusId);
  const casussen = await parkedCases(grond.pool, name);
  if (casussen.length === 0) grond.meld(`Van ${name} staat geen casus apart.`);
  for (const { key, problem, messages } of casussen)
    grond.meld(`${key}  ${messages} bericht(en)  ${problem}`);
};

const toonCasus = async ({ pool, meld }: Grond, name: string, casusId: string): Promise<void> => {
  const rijen = await parkedMessages(pool, name, casusId);
  if (rijen.length === 0) meld(`Van ${name} staat casus ${casusId} niet apart.`);
  for (const rij of rijen)
    meld(`${plaatsVan(rij)}  ${soortVan(rij)}  ${rij.problem ?? 'wacht op het vorige'}`);
};

/** How a message is named on the command line. */
export const plaatsVan = ({ topic, partition, offset }: ParkedRow): string =>
  `${topic}/${partition}@${offset}`;

const soortVan = ({ message }: ParkedRow): string => {
  if (!message) return 'door een beheerder apart gezet';
  const { ce_type: type, ce_sequence: nummer } = message.headers;
  return typeof type === 'string' && typeof nummer === 'string'
    ? `${type} nr ${Number(nummer)}`
    : 'geen bericht';
};
