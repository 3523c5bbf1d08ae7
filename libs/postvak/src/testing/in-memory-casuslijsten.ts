import type { Partij } from '#event-sourcing';
import { isoInstant } from '#afspraken';
import { zelfdePartij } from '#dossier';
import { Casuslijsten, eersteGrens, plaatsVanCasus, plaatsVanRegel } from '../read/casuslijsten.js';
import type { Bladering, Casusfilter, Eis, Periode, Zoekfilter } from '../read/casuslijsten.js';
import type { Leesstand, Plaats } from '#platform';
import { isWachtend } from '../read/rijen.js';
import type { Casusoverzicht, Casusrijen, Kenmerk, WachtendeRegel } from '../read/rijen.js';

/** For specs: the lists of the rows that it is given. */
export class InMemoryCasuslijsten extends Casuslijsten {
  readonly #rijen = new Map<string, Casusrijen>();

  /** What a spec says of the consumer that would keep these rows. */
  leesstand: Leesstand = { apart: 0 };

  override stand(): Promise<Leesstand> {
    return Promise.resolve(this.leesstand);
  }

  zet(rijen: Casusrijen): void {
    this.#rijen.set(rijen.overzicht.casusId, rijen);
  }

  override async wachtend(ontvanger: Partij, bladering: Bladering): Promise<readonly WachtendeRegel[]> {
    const regels = [...this.#rijen.values()].flatMap((rijen) => rijen.regels);
    const wachtende = regels.filter(isWachtend).filter((regel) => zelfdePartij(regel.ontvanger, ontvanger));
    return pagina(wachtende, plaatsVanRegel, bladering);
  }

  override async casussen(filter: Casusfilter, bladering: Bladering): Promise<readonly Casusoverzicht[]> {
    const overzichten = [...this.#rijen.values()].map(({ overzicht }) => overzicht);
    return pagina(
      overzichten.filter((overzicht) => past(overzicht, filter)),
      plaatsVanCasus,
      bladering,
    );
  }

  override async zoek(filter: Zoekfilter, bladering: Bladering): Promise<readonly Casusoverzicht[]> {
    const gevonden = [...this.#rijen.values()].filter((rijen) => isGevonden(rijen, filter));
    return pagina(
      gevonden.map(({ overzicht }) => overzicht),
      plaatsVanCasus,
      bladering,
    );
  }

  override async tel(filter: Zoekfilter, hoogstens: number): Promise<number> {
    return (await this.zoek(filter, { limiet: hoogstens })).length;
  }
}

const isGevonden = (
  { overzicht, kenmerken }: Casusrijen,
  { kring, regio, periode, eisen, nuIn, verhuisd = false }: Zoekfilter,
): boolean => {
  const { gemeenten, ooitGemeenten } = overzicht;
  const eigen = kring.filter((code) => ooitGemeenten.includes(code));
  return (
    eigen.length > 0 &&
    (regio === undefined || overzicht.regio === regio) &&
    (nuIn === undefined || gemeenten.some((code) => nuIn.includes(code))) &&
    (!verhuisd || !eigen.every((code) => gemeenten.includes(code))) &&
    eisen.every((eis) => kenmerken.some((kenmerk) => voldoet(kenmerk, eis, periode)))
  );
};

const voldoet = ({ kenmerk, waarde, vanaf, tot }: Kenmerk, eis: Eis, { vanafMs, totMs }: Periode): boolean =>
  kenmerk === eis.kenmerk &&
  (eis.waarde === undefined || waarde === eis.waarde) &&
  vanaf < isoInstant(totMs) &&
  (tot === undefined || tot > isoInstant(vanafMs));

const past = (
  overzicht: Casusoverzicht,
  { regio, fasen, gemeente, overschredenOpMs }: Casusfilter,
): boolean => {
  if (overzicht.regio !== regio) return false;
  if (gemeente !== undefined && !overzicht.gemeenten.includes(gemeente)) return false;
  const grens = eersteGrens(overzicht);
  const overschreden =
    overschredenOpMs === undefined || (grens !== undefined && grens <= isoInstant(overschredenOpMs));
  return overschreden && fasen.includes(overzicht.fase);
};

const pagina = <T>(
  items: readonly T[],
  plaats: (item: T) => Plaats,
  { na, limiet }: Bladering,
): readonly T[] =>
  items
    .map((item) => ({ item, sleutel: plaats(item).join(' ') }))
    .filter(({ sleutel }) => na === undefined || sleutel > na.join(' '))
    .sort((a, b) => (a.sleutel < b.sleutel ? -1 : 1))
    .slice(0, limiet)
    .map(({ item }) => item);
