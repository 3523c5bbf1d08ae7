import { openKafka } from '#platform';
import type { KafkaOptions } from '#platform';

type Admin = ReturnType<ReturnType<typeof openKafka>['admin']>;

/** Whether Kafka answers now, over a connection of its own that is kept. */
export class Kafkapols {
  #admin: Promise<Admin> | undefined;
  #vraag: Promise<readonly string[]> | undefined;

  constructor(private readonly opties: KafkaOptions) {}

  /** The topics that this account may see. Who asks while an answer is awaited, gets that answer. @throws when Kafka does not answer */
  async voel(): Promise<readonly string[]> {
    this.#vraag ??= this.#klop().finally(() => (this.#vraag = undefined));
    return this.#vraag;
  }

  async stop(): Promise<void> {
    await this.#vraag?.catch(() => undefined);
    await this.#laatLos();
  }

  async #klop(): Promise<readonly string[]> {
    this.#admin ??= this.#verbind();
    try {
      return await (await this.#admin).listTopics();
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
