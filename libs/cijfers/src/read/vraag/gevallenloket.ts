import { instantMs } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import type { Clock } from '#event-sourcing';
import { niveauVoor, toegangVan } from './blik.js';
import type { Leesverzoek } from './cijfer.query.js';
import type { Gevallenvragenlijst } from './gevallen.query.js';
import type { Gevallenvraag } from './gevallenbron.js';
import type { CijferInstellingen } from './instellingen.js';
import { bereikVan } from './standaardbereik.js';
import { eisBekendOp, eisBereik } from './vraagcontrole.js';

/** Without dates. */
const STANDAARD_MAANDEN = 1;

/** Somebody's question as it can be answered, and on what ground. */
export class Gevallenloket {
  constructor(
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
    private readonly instellingen: CijferInstellingen,
  ) {}

  /** `spelingMs`: how far `bekendOp` may lie ahead, when another process chose it. @throws CijfervraagOnjuist */
  neemAan(
    { lezer }: Leesverzoek,
    { bekendOp, ...gevraagd }: Gevallenvragenlijst,
    { meesteDagen, spelingMs = 0 }: { readonly meesteDagen?: number; readonly spelingMs?: number } = {},
  ) {
    const nuMs = this.clock.nowMs();
    const { van, tot } = bereikVan(gevraagd, nuMs, STANDAARD_MAANDEN);
    eisBereik({ van, tot }, gevraagd, meesteDagen);
    eisBekendOp(bekendOp, nuMs + spelingMs);
    const { minimum } = this.instellingen;
    const { blik, grond } = toegangVan(lezer, niveauVoor(lezer), this.boek, { nuMs, minimum });
    const bekendOpMs = bekendOp === undefined ? nuMs : instantMs(bekendOp);
    const vraag: Gevallenvraag = { blik, van, tot, bekendOpMs };
    return { vraag, grond, nuMs };
  }
}
