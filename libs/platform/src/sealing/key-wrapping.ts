import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { OpstartFout } from '../opstart-fout.js';
import { KEY_BYTES } from './sealer.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Wraps the keys of cases. It comes from the configuration and never stands beside what it wraps. */
export interface KeyEncryptionKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface WrappedKey {
  readonly kek: string;
  /** nonce ‖ ciphertext ‖ tag */
  readonly ingepakt: Buffer;
}

/** Several keys for rotation: the first wraps, all unwrap. */
export class KeyWrapping {
  readonly #newest: KeyEncryptionKey;
  readonly #byId: ReadonlyMap<string, KeyEncryptionKey>;

  /** @throws OpstartFout */
  constructor(keksNewestFirst: readonly KeyEncryptionKey[]) {
    const [newest] = keksNewestFirst;
    this.#byId = new Map(keksNewestFirst.map((kek) => [kek.id, kek]));
    if (!newest || this.#byId.size < keksNewestFirst.length) {
      throw new OpstartFout(
        'Er is geen sleutel om de dossiersleutels mee te versleutelen, of een id komt dubbel voor.',
        'Geef ten minste één sleutel op, de nieuwste eerst, elk met een eigen id.',
      );
    }
    for (const { id, bytes } of keksNewestFirst) {
      if (bytes.length === KEY_BYTES) continue;
      throw new OpstartFout(
        `De sleutel "${id}" voor de dossiersleutels is ${bytes.length} bytes lang.`,
        `Maak een sleutel van precies ${KEY_BYTES} bytes: openssl rand -base64 ${KEY_BYTES}.`,
      );
    }
    this.#newest = newest;
  }

  get newestId(): string {
    return this.#newest.id;
  }

  get ids(): readonly string[] {
    return [...this.#byId.keys()];
  }

  wrap(casusId: string, key: Uint8Array): WrappedKey {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#newest.bytes, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(casusId, 'utf8'));
    const ciphertext = Buffer.concat([cipher.update(key), cipher.final()]);
    return { kek: this.#newest.id, ingepakt: Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]) };
  }

  /** Fails when the key was changed, belongs to another case, or its KEK is not configured. */
  unwrap(casusId: string, { kek, ingepakt }: WrappedKey): Uint8Array {
    const wrappedWith = this.#byId.get(kek);
    if (!wrappedWith) throw new Error(`the key of case ${casusId} needs KEK ${kek}, which is not configured`);
    const nonce = ingepakt.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, wrappedWith.bytes, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(casusId, 'utf8'));
    decipher.setAuthTag(ingepakt.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(ingepakt.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch (error) {
      throw new Error(`the key of case ${casusId} does not unwrap with KEK ${kek}`, { cause: error });
    }
  }
}
