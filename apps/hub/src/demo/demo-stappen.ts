import { afgeleidId } from '#casus';
import type { Partij } from '#event-sourcing';
import type { Bron, TriageUitkomst } from '#dossier';
import { DEMO_VOORWAARDEN, directeInhoud, meldinginhoud, naDienstInhoud } from './demo-inhoud.js';
import { VEILIG_THUIS } from './demo-verhaal.js';
import type { Verhaal, Wanneer } from './demo-verhaal.js';

interface Melding {
  readonly gemeenten: readonly string[];
  readonly bron?: Bron;
  readonly spoed?: boolean;
  readonly voogd?: boolean;
}

/** The steps that most invented cases share. */
export const melding = (
  verhaal: Verhaal,
  { gemeenten, bron = 'politie', spoed = false, voogd = false }: Melding,
  dag = 0,
) =>
  verhaal.stap(
    { dag },
    VEILIG_THUIS,
    'MeldingOntvangen',
    {
      meldingId: afgeleidId(`demo/${verhaal.naam}/${verhaal.stappen.length}`, 'melding'),
      bron,
      spoedeisend: spoed,
      gemeenten,
      gezinsvoogdBetrokken: voogd,
    },
    meldinginhoud,
  );

export const triage = (verhaal: Verhaal, besluit: TriageUitkomst, wanneer: Wanneer, aanTriagetafel = false) =>
  verhaal.stap(wanneer, VEILIG_THUIS, 'TriageBesluit', {
    besluit,
    aanTriagetafel,
    informerenAndersAfgesproken: false,
  });

interface Verzending {
  readonly n?: number;
  readonly ontvangers: readonly Partij[];
  readonly aanTriagetafel?: boolean;
}

export const direct = (
  verhaal: Verhaal,
  { n = 1, ontvangers, aanTriagetafel = false }: Verzending,
  wanneer: Wanneer,
) =>
  verhaal.stap(
    wanneer,
    VEILIG_THUIS,
    'OverdrachtVerstuurd',
    {
      overdrachtId: verhaal.overdrachtId(n),
      pad: 'direct',
      van: VEILIG_THUIS,
      ontvangers,
      wijze: 'digitaal',
      aanTriagetafel,
    },
    directeInhoud,
  );

export const ontvangst = (verhaal: Verhaal, ontvanger: Partij, wanneer: Wanneer, n = 1) =>
  verhaal.stap(wanneer, ontvanger, 'OntvangstBevestigd', {
    overdrachtId: verhaal.overdrachtId(n),
    ontvanger,
    wijze: 'digitaal',
  });

export const aanvaarding = (verhaal: Verhaal, ontvanger: Partij, wanneer: Wanneer, n = 1) =>
  verhaal.stap(wanneer, ontvanger, 'OverdrachtAanvaard', {
    overdrachtId: verhaal.overdrachtId(n),
    ontvanger,
    wijze: 'digitaal',
    opgepaktDoor: `medewerker-${ontvanger.id.toLowerCase()}`,
  });

/** A dienst of `dagen` days, finished, and the handover that follows it the same day. */
export const dienstEnOverdracht = (
  verhaal: Verhaal,
  { ontvangers, onderzoek = false }: { readonly ontvangers: readonly Partij[]; readonly onderzoek?: boolean },
  { van, tot }: { readonly van: number; readonly tot: number },
) => {
  triage(verhaal, onderzoek ? 'dienst-onderzoek' : 'dienst-voorwaarden-en-vervolg', { dag: van });
  verhaal.stap({ dag: tot }, VEILIG_THUIS, 'DienstAfgerond', {
    dienst: onderzoek ? 'onderzoek' : 'voorwaarden-en-vervolg',
    ...(onderzoek && { oordeel: 'bevestigd' as const }),
    veiligheidsvoorwaarden: DEMO_VOORWAARDEN,
    acuutOnveilig: false,
    dossierGesloten: false,
  });
  return verhaal.stap(
    { dag: tot, uur: 1 },
    VEILIG_THUIS,
    'OverdrachtVerstuurd',
    {
      overdrachtId: verhaal.overdrachtId(),
      pad: 'na-dienst',
      van: VEILIG_THUIS,
      ontvangers,
      wijze: 'digitaal',
      aanTriagetafel: false,
    },
    naDienstInhoud(onderzoek, ontvangers.length > 1),
  );
};
