import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureTopics, laadAfspraken, openKafka, standaardAfsprakenMap, topicPlans } from '#platform';
import type { TopicsDocument } from '#platform';

/**
 * Makes the topics of infra/kafka/topics.json that are not there yet; the gemeenten come from the afspraken.
 * @returns the names of those that were made
 */
export const makeTopics = async (
  root: string,
  brokers: readonly string[],
  afsprakenMap = standaardAfsprakenMap(),
): Promise<readonly string[]> => {
  const document = JSON.parse(readFileSync(join(root, 'infra/kafka/topics.json'), 'utf8')) as TopicsDocument;
  const boek = laadAfspraken(afsprakenMap);
  const gemeenten = boek
    .regios()
    .flatMap((regio) => boek.gemeenten(regio, Date.now()).map(({ code }) => code));
  const admin = openKafka({ brokers, clientId: 'overdracht-hub-topics' }).admin();
  try {
    await admin.connect();
    const { brokers: nodes } = await admin.describeCluster();
    return await ensureTopics(
      admin,
      topicPlans(document, { gemeenten, veiligThuizen: boek.regios() }, nodes.length),
    );
  } finally {
    await admin.disconnect();
  }
};
