/** The hub cannot start. The message is for whoever starts it: what is wrong, and what to do about it. */
export class OpstartFout extends Error {
  override readonly name = 'OpstartFout';

  constructor(
    readonly oorzaak: string,
    readonly remedie: string,
    options?: ErrorOptions,
  ) {
    super(`${oorzaak}\n${remedie}`, options);
  }
}
