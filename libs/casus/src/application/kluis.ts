import type { Inhoud } from '../domain/inhoud.js';

/** Seals content for one event of the case that it was made for. Gives base64. */
export type Verzegelaar = (gebeurtenisId: string, inhoud: Inhoud) => string;

/**
 * Seals what tells something about a person with the key of its case, and opens it again. What was sealed for
 * one event opens for that event only. After `wis` nothing of the case opens any more, anywhere.
 */
export abstract class Kluis {
  /** With the key of the case, made when it has none. @throws KeyErased when the key was destroyed */
  abstract verzegelaar(casusId: string): Promise<Verzegelaar>;

  /** With a key that becomes that of the case when it is recorded with what was sealed. */
  abstract verzegelaarMet(casusId: string, sleutel: Uint8Array): Verzegelaar;

  /** The content, or `gewist` when the key was destroyed. */
  abstract open(casusId: string, gebeurtenisId: string, verzegeld: string): Promise<Inhoud | 'gewist'>;

  /** Destroys the key of the case. Durable once resolved; safe to repeat. */
  abstract wis(casusId: string): Promise<void>;
}
