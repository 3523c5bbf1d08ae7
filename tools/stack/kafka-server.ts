import { KafkaBroker } from '../kafka/broker.js';
import { makeTopics } from '../kafka/topics.js';
import { ROOT } from '../root.js';
import { Front } from './front.js';
import { freePort } from './poort.js';

export interface KafkaServerOptions {
  readonly folder: string;
  /** A free one when absent. */
  readonly port?: number;
  /** Whether clients come in through a front that can cut and hold them. */
  readonly withFront: boolean;
  readonly onDied: (message: string) => void;
}

/** A genuine Kafka with our topics; on the same ports after `kill` or `stop`. */
export class KafkaServer {
  #wanted = true;

  private constructor(
    private readonly broker: KafkaBroker,
    /** What stands between the services and the broker, when that was asked. */
    readonly front: Front | undefined,
    private readonly onDied: (message: string) => void,
  ) {
    this.#watch();
  }

  static async start({ folder, port, withFront, onDied }: KafkaServerOptions): Promise<KafkaServer> {
    const place = { root: ROOT, folder, port: port ?? (await freePort()) };
    if (!withFront) return KafkaServer.#withTopics(await KafkaBroker.start(place), undefined, onDied);
    const [behind, before] = [await freePort(), await freePort()];
    const listeners = [{ name: 'FRONT', port: behind, advertisedPort: before }];
    const front = new Front(behind, before);
    await front.listen();
    return KafkaServer.#withTopics(await KafkaBroker.start({ ...place, listeners }), front, onDied);
  }

  static async #withTopics(
    broker: KafkaBroker,
    front: Front | undefined,
    onDied: (message: string) => void,
  ): Promise<KafkaServer> {
    const server = new KafkaServer(broker, front, onDied);
    try {
      await makeTopics(ROOT, { brokers: [broker.address] });
      return server;
    } catch (error) {
      await server.kill();
      await front?.close();
      throw error;
    }
  }

  /** For a client of the test itself: past the front. */
  get address(): string {
    return this.broker.address;
  }

  /** For the services. */
  get servicesAddress(): string {
    return this.front ? `127.0.0.1:${this.front.port}` : this.broker.address;
  }

  get pid(): number | undefined {
    return this.broker.pid;
  }

  /** As a power cut. */
  async kill(): Promise<void> {
    this.#wanted = false;
    await this.broker.kill();
  }

  /** A controlled shutdown. */
  async stop(): Promise<void> {
    this.#wanted = false;
    await this.broker.stop();
  }

  /** For good, and without the seconds of a controlled shutdown; its data are thrown away. */
  async end(): Promise<void> {
    await this.kill();
    await this.front?.close();
  }

  /** On the same data, after `kill` or `stop`. */
  async start(): Promise<void> {
    await this.broker.restart();
    this.#wanted = true;
    this.#watch();
  }

  #watch(): void {
    const { pid } = this.broker;
    void this.broker.ended().then(() => {
      if (!this.#wanted || pid !== this.broker.pid) return;
      this.onDied(`Kafka is onverwacht gestopt:\n${this.broker.lastWords}`);
    });
  }
}
