import type { IGossipServer } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { IServerFeaturesServer } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { Faults } from './faults.js';

const STREAMS = 'event_store.client.streams.streams';

/** What the server says that it can. */
export const serverFeatures = (faults: Faults, methods: readonly string[]): IServerFeaturesServer => ({
  getSupportedMethods: (_call, answer) => {
    faults.count('features');
    const supported = new features.SupportedMethods().setEventStoreServerVersion('24.10.0');
    for (const method of methods) {
      supported.addMethods(new features.SupportedMethod().setServiceName(STREAMS).setMethodName(method));
    }
    answer(null, supported);
  },
});

export interface Member {
  readonly host: string;
  readonly port: number;
  readonly isLeader: boolean;
}

/** Who is in the cluster. */
export const gossipService = (faults: Faults, members: () => readonly Member[]): IGossipServer => ({
  read: (_call, answer) => {
    faults.count('gossip');
    const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
    const cluster = new gossip.ClusterInfo();
    for (const { host, port, isLeader } of members()) {
      const member = new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString('00000000-0000-4000-8000-000000000001'))
        .setTimeStamp('0')
        .setIsAlive(true)
        .setState(isLeader ? LEADER : FOLLOWER)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
      cluster.addMembers(member);
    }
    answer(null, cluster);
  },
});
