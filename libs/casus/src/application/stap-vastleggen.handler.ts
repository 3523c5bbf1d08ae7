import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  EventLog,
  IdempotencyRegister,
  KeyErased,
  RevisionConflict,
  untilKnown,
} from '#event-sourcing';
import type { RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import { Afsprakenboek } from '#afspraken';
import { stroomVan } from '#dossier';
import type { Casusdossier } from '#dossier';
import { AndereRevisie, antwoord, besluitOver, heeftInhoud } from './besluit.js';
import { Casusdossiers } from './casusdossiers.js';
import { Casusgeheugen } from './casusgeheugen.js';
import { casusstandVan, metGeschreven } from './casusstand.js';
import { DirecteWeg } from './directe-weg.js';
import type { Omweg } from './directe-weg.js';
import { SleutelHergebruikt, StapVanDeHub } from './fouten.js';
import { Kluis } from './kluis.js';
import { opdrachtIdVan, schrijfRecords } from './recordschrijver.js';
import { StapVastleggen } from './stap-vastleggen.command.js';
import type { Stapopdracht, StapVastgelegd } from './stap-vastleggen.command.js';
import { TERMIJNWACHTER } from './termijn-verstreken.js';

/** How often a concurrent change is read and decided again before the caller hears of it. */
const MAX_POGINGEN = 8;

@CommandHandler(StapVastleggen)
export class StapVastleggenHandler implements ICommandHandler<StapVastleggen> {
  constructor(
    private readonly directeWeg: DirecteWeg,
    private readonly geheugen: Casusgeheugen,
    private readonly dossiers: Casusdossiers,
    private readonly log: EventLog,
    private readonly register: IdempotencyRegister,
    private readonly kluis: Kluis,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  async execute({ opdracht }: StapVastleggen): Promise<StapVastgelegd> {
    const { stap, actor, casusId } = opdracht;
    if (stap.type === 'TermijnVerstreken' && actor.rol !== TERMIJNWACHTER) throw new StapVanDeHub(stap.type);
    const direct = await this.directeWeg.neem(opdracht);
    const vastgelegd = 'ingehaald' in direct ? await this.langeWeg(opdracht, direct) : direct;
    if (stap.type === 'DossierGewist') {
      this.geheugen.vergeet(casusId);
      await this.kluis.wis(casusId);
    }
    return vastgelegd;
  }

  private async langeWeg(opdracht: Stapopdracht, { ingehaald, eigen }: Omweg): Promise<StapVastgelegd> {
    const gebruik = await this.register.register(opdracht.sleutel, opdracht.vingerafdruk);
    if (gebruik === 'anders') throw new SleutelHergebruikt();
    const eerder = gebruik === 'zelfde' ? await this.register.outcomeOf(opdracht.sleutel) : undefined;
    if (eerder) return eerder as StapVastgelegd;
    return this.beslisEnSchrijf(opdracht, ingehaald ? MAX_POGINGEN - 1 : MAX_POGINGEN, eigen);
  }

  private async beslisEnSchrijf(
    opdracht: Stapopdracht,
    pogingen: number,
    eigen?: readonly UnpositionedRecord[],
  ): Promise<StapVastgelegd> {
    try {
      return await this.probeer(opdracht, eigen);
    } catch (fout) {
      if (pogingen <= 1 || !isIngehaald(fout)) throw fout;
      return this.beslisEnSchrijf(opdracht, pogingen - 1, eigen);
    }
  }

  private async probeer(
    opdracht: Stapopdracht,
    eigen: readonly UnpositionedRecord[] | undefined,
  ): Promise<StapVastgelegd> {
    const opdrachtId = opdrachtIdVan(opdracht);
    const dossier = await this.dossiers.laad(opdracht.casusId);
    const staand = staandVan(dossier, opdrachtId, eigen);
    if (staand) return staand;
    const casus = casusstandVan(dossier, this.boek);
    const { stappen, nuMs } = besluitOver(casus, opdracht, this.boek, this.clock.nowMs());
    if (stappen.length === 0) return this.laatStaan(opdracht, dossier);
    const verzegelaar = heeftInhoud(stappen) ? await this.kluis.verzegelaar(opdracht.casusId) : undefined;
    const records = schrijfRecords({ ...opdracht, opdrachtId }, casus, stappen, nuMs, verzegelaar);
    const stroom = stroomVan(opdracht.casusId);
    const geschreven = await untilKnown(() => this.log.append(stroom, dossier.records.length - 1, records));
    if (geschreven.repeated) return this.vertelWatStaat(opdracht, opdrachtId, records);
    this.geheugen.onthoud(metGeschreven(casus, records, this.boek), verzegelaar);
    return antwoord(dossier.casusId, records, geschreven.revision, false);
  }

  /** Nothing in the log tells of this command, so its key must: sent again later, it would be decided anew. */
  private async laatStaan({ sleutel }: Stapopdracht, dossier: Casusdossier): Promise<StapVastgelegd> {
    const uitkomst = antwoord(dossier.casusId, [], dossier.records.length - 1, true);
    await this.register.conclude(sleutel, uitkomst);
    return uitkomst;
  }

  /** These ids stood already: by an attempt of this one, or by another request with its key that was first. */
  private async vertelWatStaat(
    { casusId }: Stapopdracht,
    opdrachtId: string,
    eigen: readonly UnpositionedRecord[],
  ): Promise<StapVastgelegd> {
    const dossier = await this.dossiers.laad(casusId);
    const staand = staandVan(dossier, opdrachtId, eigen);
    if (!staand) throw new Error(`the log knows events of ${casusId} that its stream does not have`);
    return staand;
  }
}

/** Whether somebody else was first, so that reading and deciding again may end otherwise. */
const isIngehaald = (fout: unknown): boolean =>
  (fout instanceof RevisionConflict && !(fout instanceof AndereRevisie)) || fout instanceof KeyErased;

/** The answer when this command wrote already: a repeat, unless what stands is what this call itself tried to write. */
const staandVan = (
  { casusId, records }: Casusdossier,
  opdrachtId: string,
  eigen: readonly UnpositionedRecord[] | undefined,
): StapVastgelegd | undefined => {
  const staand: readonly RecordedEvent[] = records.filter(({ causatieId }) => causatieId === opdrachtId);
  const [eerste] = staand;
  if (!eerste) return undefined;
  return antwoord(casusId, staand, records.length - 1, eerste.hash !== eigen?.[0]?.hash);
};
