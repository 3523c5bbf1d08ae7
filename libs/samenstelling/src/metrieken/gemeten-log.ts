import { EventLog, LogUnavailable, RevisionConflict } from '#event-sourcing';
import type {
  AppendCommand,
  AppendResult,
  CasesQuery,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionMessage,
  UnpositionedRecord,
} from '#event-sourcing';
import type { Metrieken } from './metrieken.js';

/** The log, with every append counted by its outcome. */
export class GemetenLog extends EventLog {
  override readonly appendCommand: AppendCommand | undefined = undefined;
  override readonly tellsRepeats: boolean;

  constructor(
    private readonly log: EventLog,
    private readonly metrieken: Metrieken,
  ) {
    super();
    this.tellsRepeats = log.tellsRepeats;
    const voegToe = log.appendCommand;
    if (voegToe) this.appendCommand = (...args) => this.geteld(() => voegToe(...args));
  }

  override append(
    stream: string,
    expectedRevision: number,
    events: readonly UnpositionedRecord[],
  ): Promise<AppendResult> {
    return this.geteld(() => this.log.append(stream, expectedRevision, events));
  }

  private async geteld<T extends AppendResult | 'known'>(schrijf: () => Promise<T>): Promise<T> {
    try {
      const result = await schrijf();
      this.tel(result === 'known' || result.repeated ? 'herhaald' : 'geschreven');
      return result;
    } catch (fout) {
      this.tel(uitkomstVan(fout));
      throw fout;
    }
  }

  override readStream(stream: string, fromRevision?: number): AsyncIterable<RecordedEvent> {
    return this.log.readStream(stream, fromRevision);
  }

  override readAll(after: number): AsyncIterable<RecordedEvent> {
    return this.log.readAll(after);
  }

  override readCases(query: CasesQuery): AsyncIterable<readonly RecordedEvent[]> {
    return this.log.readCases(query);
  }

  override subscribeToAll(options: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    return this.log.subscribeToAll(options);
  }

  override head(): Promise<number> {
    return this.log.head();
  }

  private tel(uitkomst: Schrijfuitkomst): void {
    this.metrieken.schrijfpogingen.inc({ uitkomst });
  }
}

type Schrijfuitkomst = 'geschreven' | 'herhaald' | 'conflict' | 'onbereikbaar' | 'geweigerd';

const uitkomstVan = (fout: unknown): Schrijfuitkomst => {
  if (fout instanceof RevisionConflict) return 'conflict';
  return fout instanceof LogUnavailable ? 'onbereikbaar' : 'geweigerd';
};
