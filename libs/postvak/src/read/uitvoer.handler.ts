import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '#event-sourcing';
import { Afsprakenboek, isoInstant } from '#afspraken';
import { redenVoor } from '#dossier';
import { weigerAchterstand } from '#platform';
import type { Plaats } from '#platform';
import { Casuslijsten, LIJST, plaatsVanCasus } from './casuslijsten.js';
import type { Zoekfilter } from './casuslijsten.js';
import { eisOverzienbaar } from './overzienbaar.js';
import { Tijdlijnen } from './tijdlijnen.js';
import type { Casustijdlijn } from './tijdlijnen.js';
import { UitvoerQuery } from './uitvoer.query.js';
import type { Uitvoer } from './uitvoer.query.js';
import { zoekfilterVan } from './zoekfilter.js';

/** Cases that are read at once: enough to keep the log busy, too few to hold up others. */
const TEGELIJK = 8;

@QueryHandler(UitvoerQuery)
export class UitvoerHandler implements IQueryHandler<UitvoerQuery> {
  constructor(
    private readonly lijsten: Casuslijsten,
    private readonly tijdlijnen: Tijdlijnen,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  /** What can be refused is refused here, before the first byte: the first trails have been read when it resolves. */
  async execute(query: UitvoerQuery): Promise<Uitvoer> {
    const { verzoek, vraag } = query;
    const nuMs = this.clock.nowMs();
    redenVoor(verzoek.lezer.rol, verzoek.reden);
    const filter = zoekfilterVan(vraag, verzoek.lezer, { nuMs, boek: this.boek });
    const onvolledig = weigerAchterstand(await this.lijsten.stand(), LIJST);
    await eisOverzienbaar(this.lijsten, filter);
    // One instant for the whole file, however long it takes.
    const klokken = { geldigOp: isoInstant(nuMs), ...gegeven(query.klokken) };
    const sporen = this.alle(filter, (casusId) => this.tijdlijnen.van(casusId, verzoek, klokken));
    const eerste = await sporen.next();
    return { kop: this.tijdlijnen.kop, tijdlijnen: voorop(eerste, sporen), ...onvolledig };
  }

  private async *alle(
    filter: Zoekfilter,
    lees: (casusId: string) => Promise<Casustijdlijn>,
  ): AsyncGenerator<Casustijdlijn> {
    let na: Plaats | undefined;
    do {
      const casussen = await this.lijsten.zoek(filter, { na, limiet: TEGELIJK });
      yield* await Promise.all(casussen.map(({ casusId }) => lees(casusId)));
      const laatste = casussen.length === TEGELIJK ? casussen.at(-1) : undefined;
      na = laatste && plaatsVanCasus(laatste);
    } while (na);
  }
}

const gegeven = <T extends object>(velden: T): Partial<T> =>
  Object.fromEntries(Object.entries(velden).filter(([, waarde]) => waarde !== undefined)) as Partial<T>;

async function* voorop<T>(eerste: IteratorResult<T, unknown>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (eerste.done) return;
  yield eerste.value;
  yield* rest;
}
