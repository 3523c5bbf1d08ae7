import type { Opdrachtnaam } from '#contracts';
import { GEBRUIKERS } from '../http/hub.fixture.js';
import type { ProefHub } from '../http/hub.fixture.js';
import {
  HEERLEN,
  STEIN,
  TOELICHTING,
  dienstafronding,
  melding,
  monitormoment,
  overdrachtDirect,
  triage,
} from '../http/lichamen.fixture.js';
import { Verhaal } from '../http/verhaal.fixture.js';

/** A case on which a command makes sense, and the body that is then taken. */
export interface Voorbeeld {
  readonly stand: (hub: ProefHub) => Promise<Verhaal>;
  readonly lichaam: object;
}

const { vt } = GEBRUIKERS;
const namens = { ontvanger: HEERLEN, wijze: 'mondeling' } as const;

const begin = (hub: ProefHub) => Verhaal.begin(hub);
const na = (besluit: string) => async (hub: ProefHub) => {
  const verhaal = await Verhaal.begin(hub);
  await verhaal.gelukt(vt, 'triagebesluiten', triage(besluit));
  return verhaal;
};
const direct = (hub: ProefHub) => Verhaal.direct(hub);
const naDienst = (hub: ProefHub) => Verhaal.naDienst(hub);
const belegd = (hub: ProefHub) => Verhaal.bijHeerlen(hub);
const gemonitord = (hub: ProefHub) => Verhaal.gemonitord(hub);

/** Every command of Veilig Thuis once. */
export const VOORBEELDEN: Readonly<Record<Opdrachtnaam, Voorbeeld>> = {
  melding: { stand: begin, lichaam: melding() },
  vervolgmelding: { stand: begin, lichaam: melding({ bron: 'burger', spoedeisend: true }) },
  spoedvaststelling: { stand: begin, lichaam: TOELICHTING },
  gemeentewijziging: { stand: begin, lichaam: { gemeenten: ['GM0917', 'GM0971'], ...TOELICHTING } },
  triagebesluit: { stand: begin, lichaam: triage('dienst-onderzoek', TOELICHTING) },
  dienstafronding: { stand: na('dienst-onderzoek'), lichaam: dienstafronding(TOELICHTING) },
  overdracht: { stand: na('lokaal-veld'), lichaam: overdrachtDirect() },
  intrekking: { stand: direct, lichaam: { reden: 'vervangen', ...TOELICHTING } },
  ontvangstbevestiging: { stand: direct, lichaam: namens },
  aanvaarding: { stand: naDienst, lichaam: { ...namens, opgepaktDoor: 'medewerker-17' } },
  'betrokkenen-informering': { stand: na('lokaal-veld'), lichaam: { allen: true, ...TOELICHTING } },
  'melder-terugkoppeling': { stand: direct, lichaam: TOELICHTING },
  'gemeente-informering': {
    stand: begin,
    lichaam: { gemeente: 'GM0917', aanleiding: 'crisis-buiten-kantoortijd', ...TOELICHTING },
  },
  monitormoment: { stand: gemonitord, lichaam: monitormoment() },
  onveiligheidsvaststelling: { stand: belegd, lichaam: { datum: '2026-03-02', ...TOELICHTING } },
  afstemming: { stand: belegd, lichaam: { onderwerp: 'overig', met: [HEERLEN, STEIN], ...TOELICHTING } },
  opschaling: { stand: belegd, lichaam: { niveau: 'gedragswetenschapper', ...TOELICHTING } },
  monitoringafsluiting: { stand: gemonitord, lichaam: { grond: 'dossier-gesloten', ...TOELICHTING } },
  dossierwissing: { stand: na('client-systeem'), lichaam: {} },
};
