import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '#event-sourcing';
import type { Inhoud } from '../domain/inhoud.js';
import { Kluis } from './kluis.js';

/** Why there is no content to show. */
export type ZonderInhoud = 'geen-inhoud' | 'geen-inzage' | 'gewist';

/** The content as it was sealed. With `zout` put back into it, it is what `inhoudHash` was computed over. */
export type GetoondeInhoud =
  | { readonly inhoud: Inhoud; readonly zout?: string }
  | { readonly inhoud: null; readonly reden: ZonderInhoud };

@Injectable()
export class VerzegeldeInhoud {
  constructor(private readonly kluis: Kluis) {}

  async van({ casusId, id, verzegeld }: RecordedEvent): Promise<GetoondeInhoud> {
    if (verzegeld === null) return { inhoud: null, reden: 'geen-inhoud' };
    const geopend = await this.kluis.open(casusId, id, verzegeld);
    if (geopend === 'gewist') return { inhoud: null, reden: 'gewist' };
    const { zout, ...inhoud } = geopend as Inhoud & { readonly zout?: string };
    return { inhoud, ...(zout !== undefined && { zout }) };
  }
}
