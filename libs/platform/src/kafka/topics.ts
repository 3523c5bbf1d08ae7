import type { Admin } from 'kafkajs';
import { OpstartFout } from '../opstart-fout.js';
import { untilLed } from './topic-leaders.js';

/** One topic as it should be. */
export interface TopicPlan {
  readonly name: string;
  readonly partitions: number;
  readonly replication: number;
  readonly minInSync: number;
  /** Null keeps everything. */
  readonly retentionDays: number | null;
}

interface TopicData {
  readonly naam: string;
  readonly partities: number;
  readonly bewaartermijnDagen: number | null;
}

/** The form of infra/kafka/topics.json. */
export interface TopicsDocument {
  readonly replicatie: number;
  readonly minimumInSync: number;
  readonly topics: readonly TopicData[];
  readonly perGemeente: TopicData;
  readonly perVeiligThuis: readonly TopicData[];
}

/** For whom there are topics of their own, so that access rules can keep them apart. */
export interface TopicOwners {
  /** CBS codes. */
  readonly gemeenten: readonly string[];
  /** Ids of the parties, which are the regions. */
  readonly veiligThuizen: readonly string[];
}

const DAY_MS = 86_400_000;

/** All topics of an installation. `brokers` is how many there are: with fewer than the plan asks, each holds a copy. */
export const topicPlans = (
  document: TopicsDocument,
  { gemeenten, veiligThuizen }: TopicOwners,
  brokers: number,
): readonly TopicPlan[] => {
  const replication = Math.min(document.replicatie, brokers);
  const minInSync = Math.min(document.minimumInSync, Math.max(1, replication - 1));
  const owned = [
    ...gemeenten.map((gemeente) => named(document.perGemeente, '{gemeente}', gemeente.toLowerCase())),
    ...veiligThuizen.flatMap((id) => document.perVeiligThuis.map((data) => named(data, '{veiligThuis}', id))),
  ];
  return [...document.topics, ...owned].map(({ naam, partities, bewaartermijnDagen }) => ({
    name: naam,
    partitions: partities,
    replication,
    minInSync,
    retentionDays: bewaartermijnDagen,
  }));
};

const named = (data: TopicData, place: string, owner: string): TopicData => ({
  ...data,
  naam: data.naam.replace(place, owner),
});

/**
 * Creates what is missing and leaves the rest as it is, so that it may run at every deployment. A topic with another
 * number of partitions is refused: changing that number breaks the order per case.
 * @throws OpstartFout
 */
export const ensureTopics = async (admin: Admin, plans: readonly TopicPlan[]): Promise<readonly string[]> => {
  const existing = new Set(await admin.listTopics());
  await refuseOtherPartitions(
    admin,
    plans.filter(({ name }) => existing.has(name)),
  );
  const missing = plans.filter(({ name }) => !existing.has(name));
  if (missing.length === 0) return [];
  await admin.createTopics({
    waitForLeaders: false,
    topics: missing.map((plan) => ({
      topic: plan.name,
      numPartitions: plan.partitions,
      replicationFactor: plan.replication,
      configEntries: [
        { name: 'cleanup.policy', value: 'delete' },
        // By the clock of the broker: one of ours that is an hour ahead would have its messages refused for good.
        { name: 'message.timestamp.type', value: 'LogAppendTime' },
        // The client of the hub reads no Snappy, LZ4 or Zstandard: one such message would stop all that its process reads.
        { name: 'compression.type', value: 'uncompressed' },
        { name: 'min.insync.replicas', value: String(plan.minInSync) },
        { name: 'retention.ms', value: retentionMs(plan) },
      ],
    })),
  });
  const names = missing.map(({ name }) => name);
  await untilLed(admin, names);
  return names;
};

const retentionMs = ({ retentionDays }: TopicPlan): string =>
  String(retentionDays === null ? -1 : retentionDays * DAY_MS);

const refuseOtherPartitions = async (admin: Admin, plans: readonly TopicPlan[]): Promise<void> => {
  if (plans.length === 0) return;
  const { topics } = await admin.fetchTopicMetadata({ topics: plans.map(({ name }) => name) });
  const counts = new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
  const wrong = plans.filter(({ name, partitions }) => counts.get(name) !== partitions);
  if (wrong.length === 0) return;
  throw new OpstartFout(
    `Op Kafka ${wrong.length === 1 ? 'heeft' : 'hebben'} ${wrong
      .map(({ name, partitions }) => `${name} ${counts.get(name)} partities in plaats van ${partitions}`)
      .join(', ')}.`,
    'Zet het aantal in infra/kafka/topics.json terug, of maak een nieuwe versie van het topic.',
  );
};
