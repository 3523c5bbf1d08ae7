import type { CasusGebeurtenis, GebeurtenisType, GebeurtenisVan } from '#dossier';
import type { Casusloop } from '../casusloop.js';
import { naBetwisting, naBevestiging, naIntrekking, naWeigering } from './antwoord.js';
import { naCasusregie } from './einde.js';
import { naPlan } from './lokaal-veld.js';
import { naMelding } from './melding.js';
import { naMonitoring } from './monitoring.js';
import { naOpschaling } from './opschaling.js';
import { naDienst, naTriage } from './triage.js';
import { naVersturen } from './versturen.js';

type Reactie<T extends GebeurtenisType> = (loop: Casusloop, gebeurtenis: GebeurtenisVan<T>) => void;

/** What people come to do because of what happened. What is not here asks nothing of anybody. */
const REACTIES: { readonly [T in GebeurtenisType]?: Reactie<T> } = {
  MeldingOntvangen: naMelding,
  TriageBesluit: naTriage,
  DienstAfgerond: naDienst,
  OverdrachtVerstuurd: naVersturen,
  OverdrachtIngetrokken: naIntrekking,
  OntvangstBevestigd: naBevestiging,
  OverdrachtAanvaard: naBevestiging,
  OverdrachtGeweigerd: naWeigering,
  BevestigingBetwist: naBetwisting,
  PlanVastgesteld: naPlan,
  Opgeschaald: naOpschaling,
  CasusregieAfgesloten: naCasusregie,
  MonitoringAfgesloten: naMonitoring,
};

export const reageer = (loop: Casusloop, gebeurtenis: CasusGebeurtenis): void => {
  const reactie = REACTIES[gebeurtenis.type] as Reactie<GebeurtenisType> | undefined;
  reactie?.(loop, gebeurtenis);
};
