import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureTopics, laadAfspraken, standaardAfsprakenMap, topicPlans } from '#platform';
import type { TopicOwners, TopicsDocument } from '#platform';
import { aclRegels, ensureAcls } from './acls.js';
import type { AclRegel, AclsDocument } from './acls.js';
import { asAdmin } from './admin.js';
import type { Toegang } from './admin.js';

/**
 * For whom there are topics and accounts of their own: whoever the afspraken name, now, before or later. A case stays of
 * the gemeente that it was reported in, and a set that starts tonight starts without anyone who makes topics.
 */
const ownersIn = (afsprakenMap: string): TopicOwners => {
  const boek = laadAfspraken(afsprakenMap);
  return { gemeenten: boek.alleGemeenten(), veiligThuizen: boek.regios() };
};

const documentIn = (root: string, file: string): unknown =>
  JSON.parse(readFileSync(join(root, 'infra/kafka', file), 'utf8'));

export interface MadeTopics {
  /** Names of those that were not there. */
  readonly made: readonly string[];
  /** Copies of each, by the brokers that are there now. */
  readonly copies: number;
  /** Copies as they should be. */
  readonly wanted: number;
}

/** Makes the topics of infra/kafka/topics.json that are not there yet. */
export const makeTopics = (
  root: string,
  toegang: Toegang,
  afsprakenMap = standaardAfsprakenMap(),
): Promise<MadeTopics> =>
  asAdmin(toegang, async (admin) => {
    const { brokers } = await admin.describeCluster();
    const document = documentIn(root, 'topics.json') as TopicsDocument;
    const made = await ensureTopics(admin, topicPlans(document, ownersIn(afsprakenMap), brokers.length));
    return { made, copies: Math.min(brokers.length, document.replicatie), wanted: document.replicatie };
  });

/** Who may what by infra/kafka/acls.json. */
export const plannedAcls = (root: string, afsprakenMap = standaardAfsprakenMap()): readonly AclRegel[] =>
  aclRegels(documentIn(root, 'acls.json') as AclsDocument, ownersIn(afsprakenMap));

/** Gives every account its rights; needs an account that may change them, and a Kafka with an authorizer. */
export const makeAcls = (root: string, toegang: Toegang, afsprakenMap?: string): Promise<void> =>
  asAdmin(toegang, (admin) => ensureAcls(admin, plannedAcls(root, afsprakenMap)));
