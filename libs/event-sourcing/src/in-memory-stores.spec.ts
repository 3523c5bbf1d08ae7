import { idempotencyRegisterContract } from './idempotency-register.contract.js';
import { InMemoryIdempotencyRegister } from './in-memory-idempotency-register.js';
import { InMemoryInzageLog } from './in-memory-inzage-log.js';
import { InMemoryKeyStore } from './in-memory-key-store.js';
import { inzageLogContract } from './inzage-log.contract.js';
import { keyStoreContract } from './key-store.contract.js';

keyStoreContract('InMemoryKeyStore', async () => {
  const keys = new InMemoryKeyStore();
  return [keys, keys];
});

idempotencyRegisterContract('InMemoryIdempotencyRegister', async () => {
  const register = new InMemoryIdempotencyRegister();
  return [register, register];
});

inzageLogContract('InMemoryInzageLog', async () => new InMemoryInzageLog());
