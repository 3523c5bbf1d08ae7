import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that systems hand out to outgoing connections: what is stopped for a moment must find its port free
 * when it comes back.
 */
const FIRST_PORT = 15_000;
const LAST_PORT = 31_999;
const ATTEMPTS = 100;

/** A port on loopback on which nobody listens now. */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(FIRST_PORT, LAST_PORT + 1);
    if (await isFree(port)) return port;
  }
  throw new Error(`geen vrije poort gevonden tussen ${FIRST_PORT} en ${LAST_PORT}`);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
