import { openKafka } from '#platform';
import type { KafkaOptions } from '#platform';

type Admin = ReturnType<ReturnType<typeof openKafka>['admin']>;

/** Whether Kafka answers now, over a connection of its own that is kept. */
export class Kafkapols {
  #admin: Promise<Admin> | undefined;
  #vraag: Promise<void> | undefined;

  constructor(private readonly opties: KafkaOptions) {}

  /** Who asks while an answer is awaited, gets that answer. @throws when Kafka does not answer */
  async voel(): Promise<void> {
    this.#vraag ??= this.#klop().finally(() => (this.#vraag = undefined));
    return this.#vraag;
  }

  async stop(): Promise<void> {
    await this.#vraag?.catch(() => undefined);
    await this.#laatLos();
  }

  async #klop(): Promise<void> {
    this.#admin ??= this.#verbind();
    try {
      await (await this.#admin).describeCluster();
    } catch (fout) {
      await this.#laatLos();
      throw fout;
    }
  }

  async #verbind(): Promise<Admin> {
    const admin = openKafka(this.opties).admin();
    await admin.connect();
    return admin;
  }

  async #laatLos(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    await admin?.then((each) => each.disconnect()).catch(() => undefined);
  }
}
