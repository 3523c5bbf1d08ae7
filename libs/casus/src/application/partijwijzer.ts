import { Injectable } from '@nestjs/common';
import { Afsprakenboek } from '#afspraken';
import { Clock } from '#event-sourcing';
import type { Partij } from '#event-sourcing';
import { PartijOnbekend } from './fouten.js';

/** A party as a caller names it. */
export interface Partijverwijzing {
  readonly soort: Partij['soort'];
  readonly id: string;
}

/** Who names a party, and at what instant that party must have been one; now, when absent. */
export interface Verwijzing {
  readonly door: { readonly partij: Partij; readonly regio?: string };
  readonly op?: string | undefined;
}

/** The household has no id of its own: whatever names it in the open part would name a person. */
const CLIENT_SYSTEEM: Partij = { soort: 'client-systeem', id: 'client-systeem' };

/** Looks parties up in the afspraken of the regions in which the caller takes part. */
@Injectable()
export class Partijwijzer {
  constructor(
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  /**
   * The party that a field names as the afspraken knew it at `op` (now, when absent), with its gemeente.
   * @throws PartijOnbekend
   */
  een(veld: string, verwijzing: Partijverwijzing, vraag: Verwijzing): Partij {
    const gevonden = this.vind(verwijzing, vraag);
    if (!gevonden) throw new PartijOnbekend([veld]);
    return gevonden;
  }

  /** As `een`, for a field that names several: all that are unknown at once. @throws PartijOnbekend */
  lijst(veld: string, verwijzingen: readonly Partijverwijzing[], vraag: Verwijzing): readonly Partij[] {
    const gevonden = verwijzingen.map((verwijzing) => this.vind(verwijzing, vraag));
    const onbekend = gevonden.flatMap((partij, i) => (partij ? [] : [`${veld}[${i}]`]));
    if (onbekend.length > 0) throw new PartijOnbekend(onbekend);
    return gevonden.filter((partij) => partij !== undefined);
  }

  private vind({ soort, id }: Partijverwijzing, { door, op }: Verwijzing): Partij | undefined {
    if (soort === 'client-systeem') return id === CLIENT_SYSTEEM.id ? CLIENT_SYSTEEM : undefined;
    const moment = op ?? this.clock.nowMs();
    return this.regiosVan(door, moment)
      .map((regio) => this.boek.partij(regio, { soort, id }, moment))
      .find((partij) => partij !== undefined);
  }

  private regiosVan({ partij, regio }: Verwijzing['door'], moment: string | number): readonly string[] {
    return this.boek
      .regios()
      .filter((kandidaat) => regio === undefined || kandidaat === regio)
      .filter((kandidaat) => this.boek.partij(kandidaat, partij, moment) !== undefined);
  }
}
