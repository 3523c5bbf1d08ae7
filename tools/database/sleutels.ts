import { KeyWrapping, PostgresKeyStore, SystemClock, openPool } from '#platform';
import type { KeyEncryptionKey } from '#platform';

export interface VernieuwdeSleutels {
  /** How many keys of cases were wrapped with an older key, and are no longer. */
  readonly aantal: number;
  /** Id of the key that wraps them all now. */
  readonly nieuwste: string;
  /** Ids of the keys that may be destroyed. */
  readonly oude: readonly string[];
}

/**
 * Wraps the key of every case with the newest of these keys, while the services go on. After it a copy of an erased key, in a
 * back-up or in disk space that is not used again, opens with an old key only. @throws OpstartFout when a key is missing
 */
export const vernieuwSleutels = async (
  url: string,
  keks: readonly KeyEncryptionKey[],
): Promise<VernieuwdeSleutels> => {
  const pool = openPool({ url });
  try {
    const kluis = new PostgresKeyStore(pool, new KeyWrapping(keks), new SystemClock());
    await kluis.refuseMissingKeks();
    const [nieuwste = '', ...oude] = keks.map(({ id }) => id);
    return { aantal: await kluis.rewrapAll(), nieuwste, oude };
  } finally {
    await pool.end();
  }
};
