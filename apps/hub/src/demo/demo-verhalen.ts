import type { Partij } from '#event-sourcing';
import { doorgifteInhoud, monitorinhoud } from './demo-inhoud.js';
import { aanvaarding, dienstEnOverdracht, direct, melding, ontvangst, triage } from './demo-stappen.js';
import { VEILIG_THUIS, Verhaal } from './demo-verhaal.js';

/** Where an invented case plays: a team, a second one for those who need it, and when it began. */
export interface Decor {
  readonly team: Partij;
  readonly buurteam: Partij;
  readonly beginMs: (dagenGeleden: number) => number;
  readonly naam: string;
}

type Vertelling = (decor: Decor) => Verhaal;

const ZORGAANBIEDER: Partij = { soort: 'instelling', id: 'zorgaanbieder-a' };
const GI: Partij = { soort: 'gi', id: 'gi-a' };

const begin = ({ naam, beginMs }: Decor, dagenGeleden: number) => new Verhaal(naam, beginMs(dagenGeleden));
const gemeenteVan = ({ gemeente }: Partij): string => gemeente ?? '';
const inEen = ({ team }: Decor) => ({ gemeenten: [gemeenteVan(team)] });
const inTwee = ({ team, buurteam }: Decor) => ({ gemeenten: [gemeenteVan(team), gemeenteVan(buurteam)] });

const tot = (verhaal: Verhaal, decor: Decor): Verhaal => {
  melding(verhaal, inEen(decor));
  triage(verhaal, 'lokaal-veld', { dag: 2 });
  return direct(verhaal, { ontvangers: [decor.team] }, { dag: 2, uur: 2 });
};

const bevestigd = (verhaal: Verhaal, decor: Decor): Verhaal =>
  ontvangst(tot(verhaal, decor), decor.team, { dag: 3 });

const aanvaardNaDienst = (decor: Decor, dagenGeleden: number): Verhaal => {
  const verhaal = melding(begin(decor, dagenGeleden), inEen(decor));
  dienstEnOverdracht(verhaal, { ontvangers: [decor.team] }, { van: 3, tot: 50 });
  ontvangst(verhaal, decor.team, { dag: 51 });
  return aanvaarding(verhaal, decor.team, { dag: 52 });
};

/** Every phase that a case can be in, each told once; the demonstration tells them in turn over the gemeenten. */
export const VERTELLINGEN: readonly Vertelling[] = [
  (decor) => melding(begin(decor, 2), inEen(decor)),
  (decor) => melding(begin(decor, 1), { ...inEen(decor), spoed: true }),
  (decor) => melding(begin(decor, 16), { ...inEen(decor), bron: 'professional' }),
  (decor) => triage(melding(begin(decor, 5), inEen(decor)), 'lokaal-veld', { dag: 3 }),
  (decor) => tot(begin(decor, 4), decor),
  (decor) => tot(begin(decor, 12), decor),
  (decor) => bevestigd(begin(decor, 9), decor),
  (decor) => {
    const verhaal = bevestigd(begin(decor, 40), decor);
    const contact = { overdrachtId: verhaal.overdrachtId(), door: decor.team };
    return verhaal.stap({ dag: 10 }, decor.team, 'EersteContactGelegd', contact);
  },
  (decor) => {
    const verhaal = melding(begin(decor, 20), inEen(decor));
    triage(verhaal, 'lokaal-veld', { dag: 3 }, true);
    return direct(verhaal, { ontvangers: [decor.team], aanTriagetafel: true }, { dag: 3, uur: 1 });
  },
  (decor) => triage(melding(begin(decor, 25), inEen(decor)), 'dienst-onderzoek', { dag: 4 }),
  (decor) => {
    const verhaal = melding(begin(decor, 54), inEen(decor));
    dienstEnOverdracht(verhaal, { ontvangers: [decor.team], onderzoek: true }, { van: 3, tot: 50 });
    return ontvangst(verhaal, decor.team, { dag: 51 });
  },
  (decor) => {
    const verhaal = aanvaardNaDienst(decor, 160);
    verhaal.stap({ dag: 60 }, decor.team, 'PlanVastgesteld', { planVersie: 1, evaluatiemomenten: [] });
    return verhaal.stap(
      { dag: 140 },
      VEILIG_THUIS,
      'MonitorMomentVastgelegd',
      {
        gesprokenMet: ['professional', 'directbetrokkene'],
        scores: [
          { door: 'professional', score: 7 },
          { door: 'directbetrokkene', score: 6 },
        ],
        voorwaardenVoldaan: true,
        directeVeiligheid: true,
        stabieleVeiligheid: false,
        herstelAandacht: true,
      },
      monitorinhoud,
    );
  },
  (decor) => {
    const verhaal = melding(begin(decor, 60), inTwee(decor));
    dienstEnOverdracht(verhaal, { ontvangers: [decor.team, decor.buurteam] }, { van: 2, tot: 55 });
    ontvangst(verhaal, decor.buurteam, { dag: 55, uur: 4 });
    return aanvaarding(verhaal, decor.buurteam, { dag: 56 });
  },
  (decor) => {
    const verhaal = tot(begin(decor, 8), decor);
    return verhaal.stap(
      { dag: 4 },
      decor.team,
      'OverdrachtGeweigerd',
      { overdrachtId: verhaal.overdrachtId(), ontvanger: decor.team, reden: 'geen-capaciteit' },
      { toelichting: 'Verzonnen toelichting: het team is deze week niet bezet.' },
    );
  },
  (decor) => {
    const verhaal = tot(begin(decor, 11), decor);
    return verhaal.stap({ dag: 3, laterVastgelegd: 2 }, VEILIG_THUIS, 'OntvangstBevestigd', {
      overdrachtId: verhaal.overdrachtId(),
      ontvanger: decor.team,
      wijze: 'mondeling',
    });
  },
  (decor) => {
    const verhaal = tot(begin(decor, 14), decor);
    const deel = { overdrachtId: verhaal.overdrachtId(), ontvanger: decor.team };
    verhaal.stap({ dag: 3, laterVastgelegd: 1 }, VEILIG_THUIS, 'OntvangstBevestigd', {
      ...deel,
      wijze: 'mondeling',
    });
    return verhaal.stap({ dag: 6 }, decor.team, 'BevestigingBetwist', deel);
  },
  (decor) => {
    const verhaal = bevestigd(begin(decor, 70), decor);
    const overdrachtId = verhaal.overdrachtId(2);
    verhaal.stap(
      { dag: 30 },
      decor.team,
      'OverdrachtVerstuurd',
      {
        overdrachtId,
        pad: 'doorgifte',
        van: decor.team,
        ontvangers: [ZORGAANBIEDER],
        wijze: 'digitaal',
        aanTriagetafel: false,
      },
      doorgifteInhoud,
    );
    ontvangst(verhaal, ZORGAANBIEDER, { dag: 31 }, 2);
    return aanvaarding(verhaal, ZORGAANBIEDER, { dag: 32 }, 2);
  },
  (decor) => {
    const verhaal = melding(begin(decor, 6), { ...inEen(decor), voogd: true });
    direct(verhaal, { ontvangers: [GI] }, { dag: 0, uur: 2 });
    return ontvangst(verhaal, GI, { dag: 1 });
  },
  (decor) =>
    triage(melding(begin(decor, 30), { ...inEen(decor), bron: 'burger' }), 'client-systeem', { dag: 4 }),
  (decor) => {
    const verhaal = aanvaardNaDienst(decor, 420);
    return verhaal.stap({ dag: 400 }, VEILIG_THUIS, 'MonitoringAfgesloten', {
      grond: 'stabiele-veiligheid',
      criteria: { risicofactorenAangepakt: true, herstelGestart: true, samenMetGezinBeoordeeld: true },
    });
  },
  (decor) => melding(bevestigd(begin(decor, 50), decor), { ...inEen(decor), spoed: true }, 49),
  (decor) =>
    aanvaardNaDienst(decor, 110).stap(
      { dag: 100 },
      VEILIG_THUIS,
      'Opgeschaald',
      { niveau: 'gemeente', gemeente: gemeenteVan(decor.team) },
      { toelichting: 'Verzonnen toelichting: eerste contacten komen herhaaldelijk te laat.' },
    ),
  (decor) =>
    triage(melding(begin(decor, 95), { ...inEen(decor), bron: 'burger' }), 'client-systeem', {
      dag: 4,
    }).stap({ dag: 90 }, VEILIG_THUIS, 'DossierGewist', {}),
];
