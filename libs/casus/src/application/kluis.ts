import type { Inhoud } from '../domain/inhoud.js';

/**
 * Seals what tells something about a person with the key of its case, and opens it again. What was sealed for
 * one event opens for that event only. After `wis` nothing of the case opens any more, anywhere.
 */
export abstract class Kluis {
  /** Base64 of the sealed content. @throws KeyErased when the key was destroyed meanwhile */
  abstract verzegel(casusId: string, gebeurtenisId: string, inhoud: Inhoud): Promise<string>;

  /** The content, or `gewist` when the key was destroyed. */
  abstract open(casusId: string, gebeurtenisId: string, verzegeld: string): Promise<Inhoud | 'gewist'>;

  /** Destroys the key of the case. Durable once resolved; safe to repeat. */
  abstract wis(casusId: string): Promise<void>;
}
