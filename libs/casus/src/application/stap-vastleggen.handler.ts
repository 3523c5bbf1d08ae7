import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  EventLog,
  IdempotencyRegister,
  KeyErased,
  LogUnavailable,
  NO_STREAM,
  RevisionConflict,
} from '#event-sourcing';
import type { AppendResult, RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import { Afsprakenboek, isoInstant } from '#afspraken';
import { bekendeStappen, casusbeeld, inzageVan, nuVan, stroomVan } from '#dossier';
import type { Casusdossier } from '#dossier';
import { beslis } from '../domain/casus.js';
import { Casusdossiers } from './casusdossiers.js';
import { AlleenLezen, CasusOnbekend, SleutelHergebruikt, StapVanDeHub } from './fouten.js';
import { afgeleidId } from './ids.js';
import { Kluis } from './kluis.js';
import { Recordschrijver } from './recordschrijver.js';
import { StapVastleggen } from './stap-vastleggen.command.js';
import type { Stapopdracht, StapVastgelegd } from './stap-vastleggen.command.js';
import { TERMIJNWACHTER } from './termijn-verstreken.js';

/** How often a concurrent change is read and decided again before the caller hears of it. */
const MAX_POGINGEN = 8;

/** How often an append whose outcome is unknown is repeated with the same ids before the caller gets a 503. */
const MAX_HERKANSINGEN = 2;

/** V9: what was recorded on behalf of a party stays its to judge, also when it has the case no more. */
const EIGEN_OORDEEL: ReadonlySet<string> = new Set(['BevestigingBekrachtigd', 'BevestigingBetwist']);

@CommandHandler(StapVastleggen)
export class StapVastleggenHandler implements ICommandHandler<StapVastleggen> {
  constructor(
    private readonly dossiers: Casusdossiers,
    private readonly schrijver: Recordschrijver,
    private readonly log: EventLog,
    private readonly register: IdempotencyRegister,
    private readonly kluis: Kluis,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  async execute({ opdracht }: StapVastleggen): Promise<StapVastgelegd> {
    const { stap, actor } = opdracht;
    if (stap.type === 'TermijnVerstreken' && actor.rol !== TERMIJNWACHTER) throw new StapVanDeHub(stap.type);
    const gebruik = await this.register.register(opdracht.sleutel, opdracht.vingerafdruk);
    if (gebruik === 'anders') throw new SleutelHergebruikt();
    const eerder = gebruik === 'zelfde' ? await this.register.outcomeOf(opdracht.sleutel) : undefined;
    if (eerder) return eerder as StapVastgelegd;
    const vastgelegd = await this.beslisEnSchrijf(opdracht, MAX_POGINGEN);
    if (stap.type === 'DossierGewist') await this.kluis.wis(opdracht.casusId);
    return vastgelegd;
  }

  private async beslisEnSchrijf(opdracht: Stapopdracht, pogingen: number): Promise<StapVastgelegd> {
    try {
      return await this.probeer(opdracht);
    } catch (fout) {
      if (pogingen <= 1 || !isIngehaald(fout)) throw fout;
      return this.beslisEnSchrijf(opdracht, pogingen - 1);
    }
  }

  private async probeer(opdracht: Stapopdracht): Promise<StapVastgelegd> {
    const dossier = await this.dossiers.laad(opdracht.casusId);
    const eerder = eerderGeschreven(dossier, opdracht);
    if (eerder.length > 0) return antwoord(dossier.casusId, eerder, dossier.records.length - 1, true);
    const nuMs = nuVan(dossier, this.clock.nowMs());
    this.eistToegang(dossier, opdracht, nuMs);
    eistRevisie(dossier, opdracht);
    const stap = { plaatsgevondenOp: isoInstant(nuMs), ...opdracht.stap };
    const stappen = beslis(dossier.gebeurtenissen, { stap, actor: opdracht.actor.partij, nuMs }, this.boek);
    if (stappen.length === 0) return this.laatStaan(opdracht, dossier);
    const records = await this.schrijver.schrijf(opdracht, dossier.records, stappen, nuMs);
    const geschreven = await this.schrijfDuurzaam(records, dossier.records.length - 1, MAX_HERKANSINGEN);
    if (geschreven.repeated) return this.vertelWatStaat(opdracht, records);
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
    opdracht: Stapopdracht,
    eigen: readonly UnpositionedRecord[],
  ): Promise<StapVastgelegd> {
    const dossier = await this.dossiers.laad(opdracht.casusId);
    const staand = eerderGeschreven(dossier, opdracht);
    const isEigen = staand[0]?.hash === eigen[0]?.hash;
    return antwoord(dossier.casusId, staand, dossier.records.length - 1, !isEigen);
  }

  private eistToegang({ records, gebeurtenissen }: Casusdossier, opdracht: Stapopdracht, nuMs: number): void {
    if (records.length === 0 && opdracht.nieuweCasus === true) return;
    const beeld = casusbeeld(bekendeStappen(gebeurtenissen), this.boek, nuMs);
    const inzage = beeld && inzageVan(opdracht.kijker, beeld, gebeurtenissen);
    if (!inzage) throw new CasusOnbekend();
    if (!inzage.magVastleggen && !EIGEN_OORDEEL.has(opdracht.stap.type)) throw new AlleenLezen();
  }

  private async schrijfDuurzaam(
    records: readonly UnpositionedRecord[],
    revisie: number,
    herkansingen: number,
  ): Promise<AppendResult> {
    const stroom = stroomVan(records[0]?.casusId ?? '');
    try {
      return await this.log.append(stroom, revisie, records);
    } catch (fout) {
      if (!(fout instanceof LogUnavailable) || herkansingen === 0) throw fout;
      return this.schrijfDuurzaam(records, revisie, herkansingen - 1);
    }
  }
}

/** Whether somebody else was first, so that reading and deciding again may end otherwise. */
const isIngehaald = (fout: unknown): boolean =>
  (fout instanceof RevisionConflict && !(fout instanceof AndereRevisie)) || fout instanceof KeyErased;

/** The client decided on another revision than the case has: deciding again would be deciding for it. */
class AndereRevisie extends RevisionConflict {}

const eerderGeschreven = ({ records }: Casusdossier, { sleutel }: Stapopdracht): readonly RecordedEvent[] => {
  const opdrachtId = afgeleidId(sleutel, 'opdracht');
  return records.filter(({ causatieId }) => causatieId === opdrachtId);
};

/** What the hub itself noted of the calendar changes nothing that a client can have decided on. */
const eistRevisie = ({ casusId, records }: Casusdossier, { verwachteRevisie }: Stapopdracht): void => {
  const revisie = records.length - 1;
  if (verwachteRevisie === undefined || verwachteRevisie === revisie) return;
  const sindsdien = records.slice(verwachteRevisie + 1);
  if (sindsdien.length > 0 && sindsdien.every(({ type }) => type === 'TermijnVerstreken')) return;
  throw new AndereRevisie(stroomVan(casusId), verwachteRevisie, revisie);
};

const antwoord = (
  casusId: string,
  records: readonly UnpositionedRecord[],
  revisie: number,
  herhaald: boolean,
): StapVastgelegd => ({
  casusId,
  revisie: Math.max(revisie, NO_STREAM),
  herhaald,
  gebeurtenissen: records.map(({ id, type, volgnummer, plaatsgevondenOp, vastgelegdOp }) => ({
    id,
    type,
    volgnummer,
    plaatsgevondenOp,
    vastgelegdOp,
  })),
});
