import { busContract } from '#platform/testing';
import { withKafka } from './with-kafka.js';

const kafka = withKafka();

busContract('Kafka with kafkajs', () => ({ bus: kafka.bus, topic: kafka.topic }));
