/** The only source of "now" in the hub. Milliseconds since the Unix epoch, UTC. */
export abstract class Clock {
  abstract nowMs(): number;
}
