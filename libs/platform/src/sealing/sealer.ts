import { canonicalJson } from '#event-sourcing';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** First byte of the layout: version ‖ nonce ‖ ciphertext ‖ tag. */
const LAYOUT_VERSION = 1;
const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;

/**
 * 96 random bits per sealing: safe up to 2^32 sealings with one key, and a case has one key and some hundreds.
 */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What was sealed does not open: changed, moved from another event, or sealed with another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** Seals content for one event of one stream with AES-256-GCM. What was sealed for another does not open. */
export const Sealer = {
  seal: (key: Uint8Array, stream: string, eventId: string, content: unknown): string => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(boundTo(stream, eventId));
    const ciphertext = Buffer.concat([cipher.update(jsonOf(content), 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(LAYOUT_VERSION), nonce, ciphertext, cipher.getAuthTag()]).toString(
      'base64',
    );
  },

  /** @throws SealBroken */
  open: (key: Uint8Array, stream: string, eventId: string, sealed: string): unknown => {
    const bytes = Buffer.from(sealed, 'base64');
    // Lenient decoding would let a changed text open as the same bytes.
    if (bytes.toString('base64') !== sealed) throw new SealBroken('the sealed text is not canonical base64');
    if (bytes[0] !== LAYOUT_VERSION || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) {
      throw new SealBroken('the sealed text has an unknown layout');
    }
    const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(stream, eventId));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const text = decipher.update(bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
      return JSON.parse(text + decipher.final('utf8'));
    } catch (error) {
      throw new SealBroken('the sealed text does not belong to this event and key', { cause: error });
    }
  },
} as const;

/** Unambiguous whatever the ids contain. */
const boundTo = (stream: string, eventId: string): Buffer =>
  Buffer.from(canonicalJson([LAYOUT_VERSION, stream, eventId]), 'utf8');

const jsonOf = (content: unknown): string => {
  const text = JSON.stringify(content) as string | undefined;
  if (text === undefined) throw new TypeError(`a ${typeof content} is no JSON value`);
  return text;
};
