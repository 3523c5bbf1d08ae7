/** What has started and must be stopped again, the last first. */
export class Afbouw {
  private readonly stappen: (() => Promise<void>)[] = [];

  straks(stap: () => Promise<void>): void {
    this.stappen.push(stap);
  }

  /** Stops everything, also when one of the steps fails; then it tells of the first failure. */
  async breekAf(): Promise<void> {
    const fouten: unknown[] = [];
    for (let stap = this.stappen.pop(); stap; stap = this.stappen.pop())
      await stap().catch((fout: unknown) => fouten.push(fout));
    if (fouten.length > 0) throw fouten[0];
  }
}
