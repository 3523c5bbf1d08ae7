import { antwoordenboekContract } from '../application/antwoordenboek.contract.js';
import { InMemoryAntwoordenboek } from './in-memory-antwoordenboek.js';

antwoordenboekContract('InMemoryAntwoordenboek', async () => {
  const boek = new InMemoryAntwoordenboek();
  return [boek, boek];
});
