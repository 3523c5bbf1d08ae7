import type { Partij } from '#event-sourcing';
import { Problem } from '#platform';
import { Casuslijsten } from './casuslijsten.js';
import type { Bladering, Casusfilter } from './casuslijsten.js';
import type { Casusoverzicht, WachtendeRegel } from './rijen.js';

/** Why the lists do not show the present; undefined as long as they do. */
export type Stilstand = () => Promise<string | undefined>;

/** Somebody must look at the consumer first: trying again sooner than this does not help. */
const OPNIEUW_NA_SECONDEN = 60;

/** Gives no list that does not follow the log: a team would take silence for nothing to do. */
export class BewaakteCasuslijsten extends Casuslijsten {
  constructor(
    private readonly lijsten: Casuslijsten,
    private readonly stilstand: Stilstand,
  ) {
    super();
  }

  override async wachtend(ontvanger: Partij, bladering: Bladering): Promise<readonly WachtendeRegel[]> {
    await this.weigerAchterstand();
    return this.lijsten.wachtend(ontvanger, bladering);
  }

  override async casussen(filter: Casusfilter, bladering: Bladering): Promise<readonly Casusoverzicht[]> {
    await this.weigerAchterstand();
    return this.lijsten.casussen(filter, bladering);
  }

  private async weigerAchterstand(): Promise<void> {
    const waarom = await this.stilstand();
    if (waarom === undefined) return;
    throw new Problem(
      'tijdelijk-niet-beschikbaar',
      'De lijst loopt achter en wordt niet getoond: er kunnen overdrachten of stappen ontbreken. Meld het de beheerder en probeer het later opnieuw. Een casus zelf opvragen kan wel.',
      { headers: { 'retry-after': String(OPNIEUW_NA_SECONDEN) }, cause: new Error(waarom) },
    );
  }
}
