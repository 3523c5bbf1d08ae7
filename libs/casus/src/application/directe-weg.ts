import { Injectable, Logger } from '@nestjs/common';
import { Afsprakenboek } from '#afspraken';
import { stroomVan } from '#dossier';
import {
  AppendTooLarge,
  Clock,
  CommandLog,
  DomainError,
  KeyErased,
  LogUnavailable,
  RevisionConflict,
} from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { AndereRevisie, antwoord, besluitOver, heeftInhoud } from './besluit.js';
import type { Besluit } from './besluit.js';
import { Casusgeheugen } from './casusgeheugen.js';
import { metGeschreven, nieuweCasusstand, revisieVan } from './casusstand.js';
import type { Casusstand } from './casusstand.js';
import { Kluis } from './kluis.js';
import type { Verzegelaar } from './kluis.js';
import { opdrachtIdVan, schrijfRecords } from './recordschrijver.js';
import type { Genummerd } from './recordschrijver.js';
import type { Stapopdracht, StapVastgelegd } from './stap-vastleggen.command.js';

/** What the long way finds anew and answers; anything else would cost every command twice without a word. */
const isTeVerwachten = (fout: unknown): boolean =>
  fout instanceof DomainError ||
  fout instanceof RevisionConflict ||
  fout instanceof KeyErased ||
  fout instanceof AppendTooLarge;

/** How the direct way ended when it did not answer. */
export interface Omweg {
  /** Another was first, so an attempt was spent. */
  readonly ingehaald: boolean;
  /** What an attempt of which the outcome was unknown may have written. */
  readonly eigen?: readonly UnpositionedRecord[];
}

interface Zegel {
  readonly verzegelaar?: Verzegelaar | undefined;
  readonly newKey?: { readonly casusId: string; readonly key: Uint8Array };
}

/**
 * The way of nearly every command: it is decided on the case as this process remembers it, or as new, and written at that
 * revision together with its key. It only ever answers with what the log has just taken. Whatever else comes of it - a refusal,
 * a repeat, nothing to record, another process that was first - is left to the long way, which reads what stands.
 */
@Injectable()
export class DirecteWeg {
  readonly #logger = new Logger('opdrachten');

  constructor(
    private readonly geheugen: Casusgeheugen,
    private readonly opdrachtlog: CommandLog,
    private readonly kluis: Kluis,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  /** @throws LogUnavailable when the outcome stays unknown */
  async neem(opdracht: Stapopdracht): Promise<StapVastgelegd | Omweg> {
    const { casusId } = opdracht;
    const casus =
      this.geheugen.van(casusId) ?? (opdracht.nieuweCasus ? nieuweCasusstand(casusId) : undefined);
    const opdrachtId = opdrachtIdVan(opdracht);
    if (!casus || casus.opdrachten.includes(opdrachtId)) return { ingehaald: false };
    try {
      const besluit = besluitOver(casus, opdracht, this.boek, this.clock.nowMs());
      if (besluit.stappen.length === 0) return { ingehaald: false };
      return await this.schrijf({ ...opdracht, opdrachtId }, casus, besluit);
    } catch (fout) {
      this.geheugen.vergeet(casusId);
      if (fout instanceof LogUnavailable) {
        this.geheugen.vergeetAlles();
        throw fout;
      }
      if (!isTeVerwachten(fout)) this.#logger.error(fout);
      return { ingehaald: fout instanceof RevisionConflict && !(fout instanceof AndereRevisie) };
    }
  }

  private async schrijf(
    opdracht: Genummerd,
    casus: Casusstand,
    { stappen, nuMs }: Besluit,
  ): Promise<StapVastgelegd | Omweg> {
    const { casusId } = casus;
    const { sleutel, vingerafdruk } = opdracht;
    const { verzegelaar, ...zegel } = heeftInhoud(stappen) ? await this.zegelVoor(casus) : {};
    const events = schrijfRecords(opdracht, casus, stappen, nuMs, verzegelaar);
    const plaats = { stream: stroomVan(casusId), expectedRevision: revisieVan(casus) };
    const uitkomst = await this.opdrachtlog.record({ sleutel, vingerafdruk, ...plaats, events, ...zegel });
    if (uitkomst.kind !== 'recorded') {
      this.geheugen.vergeet(casusId);
      return { ingehaald: false, ...(uitkomst.kind === 'standing' && { eigen: events }) };
    }
    this.geheugen.onthoud(metGeschreven(casus, events, this.boek), verzegelaar);
    return antwoord(casusId, events, uitkomst.revision, false);
  }

  private async zegelVoor({ casusId, laatste }: Casusstand): Promise<Zegel> {
    if (laatste) {
      const onthouden = this.geheugen.verzegelaarVan(casusId);
      return { verzegelaar: onthouden ?? (await this.kluis.verzegelaar(casusId)) };
    }
    const key = await this.opdrachtlog.newCaseKey(casusId);
    return { verzegelaar: this.kluis.verzegelaarMet(casusId, key), newKey: { casusId, key } };
  }
}
