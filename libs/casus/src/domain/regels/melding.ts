import { instantMs } from '#afspraken';
import { zelfdePartij } from '#dossier';
import type { Casusbeeld } from '#dossier';
import type { Toets, Regels } from '../stap.js';
import { ongeldig } from '../weigering.js';
import {
  alleenBetrokken,
  alleenVeiligThuis,
  isBetrokken,
  namensZichzelf,
  veiligThuisOfBetrokken,
} from './bevoegdheid.js';
import { eist, eistVeld } from './eisen.js';

const MAX_GEMEENTEN = 2;

/** The gemeenten of a case: one or two, known in the region, each once (`domein.md` §8). */
const toetsGemeenten = (toets: Toets, gemeenten: readonly string[]): void => {
  if (
    gemeenten.length < 1 ||
    gemeenten.length > MAX_GEMEENTEN ||
    new Set(gemeenten).size !== gemeenten.length
  )
    throw ongeldig('gemeenten-ongeldig', 'Noem een of twee verschillende gemeenten.', {
      veld: 'gemeenten',
      regel: 'V7',
    });
  const bekende = new Set(
    toets.boek.gemeenten(toets.beeld.veiligThuis.id, toets.opMs).map(({ code }) => code),
  );
  const vreemd = gemeenten.find((code) => !bekende.has(code));
  if (vreemd !== undefined)
    throw ongeldig(
      'gemeente-onbekend',
      `Gemeente ${vreemd} hoort niet bij deze regio. Gebruik de CBS-code van een gemeente uit de samenwerkingsafspraken, zoals ${[...bekende][0] ?? 'GM0000'}.`,
      { veld: 'gemeenten', regel: '§7' },
    );
};

/** A melding counts once: recorded again under its own id it would ask for a second triage (V13). */
const isHerhaald = ({ stap, geschiedenis }: Toets<'MeldingOntvangen'>): boolean => {
  const eerder = geschiedenis.find(
    (gebeurtenis) =>
      gebeurtenis.type === 'MeldingOntvangen' && gebeurtenis.data.meldingId === stap.data.meldingId,
  );
  if (!eerder) return false;
  eist(
    instantMs(eerder.plaatsgevondenOp) === instantMs(stap.plaatsgevondenOp),
    'melding-bestaat',
    `Er is al een melding met dit meldingId, van ${eerder.plaatsgevondenOp}. Geef een nieuwe melding een eigen meldingId.`,
    'V13',
  );
  return true;
};

/** V9: VT may decide otherwise as long as only VT holds it, for example when a recipient declined. */
const magHerzien = ({ zicht, triage, veiligThuis }: Casusbeeld): boolean =>
  triage !== undefined &&
  !zicht.dienstLoopt &&
  zicht.houders.length > 0 &&
  zicht.houders.every(({ partij }) => zelfdePartij(partij, veiligThuis));

const isZelfdeBesluit = ({ beeld, stap }: Toets<'TriageBesluit'>): boolean => {
  const { zicht, triage } = beeld;
  if (zicht.triage || !triage || zicht.houders.length === 0) return false;
  return triage.data.besluit === stap.data.besluit && triage.data.aanTriagetafel === stap.data.aanTriagetafel;
};

export const MELDING_REGELS: Regels = {
  MeldingOntvangen: (toets) => {
    const { beeld, actor, stap } = toets;
    if (isBetrokken(beeld, actor)) alleenBetrokken(toets, 'V13');
    else alleenVeiligThuis(toets, 'V13');
    if (isHerhaald(toets)) return 'al-gebeurd';
    toetsGemeenten(toets, stap.data.gemeenten);
    eistVeld(
      stap.data.bron !== 'anoniem' || !(stap.inhoud && 'melder' in stap.inhoud),
      'inhoud.melder',
      'De melder wil anoniem blijven: laat de gegevens van de melder weg.',
      'O1',
    );
    return undefined;
  },
  SpoedVastgesteld: (toets) => {
    alleenVeiligThuis(toets, 'V1');
    const { triage, verzoeken } = toets.beeld.zicht;
    if (triage && verzoeken.every(({ spoedeisend }) => spoedeisend)) return 'al-gebeurd';
    eist(
      triage !== undefined,
      'geen-open-triage',
      'Spoed kan alleen worden vastgesteld zolang een melding op triage wacht. Leg eerst de nieuwe melding vast.',
      'V1',
    );
    return undefined;
  },
  GemeentenGewijzigd: (toets) => {
    alleenVeiligThuis(toets, 'V7');
    toetsGemeenten(toets, toets.stap.data.gemeenten);
    const { gemeenten } = toets.beeld;
    const zelfde = gemeenten.length === toets.stap.data.gemeenten.length;
    return zelfde && toets.stap.data.gemeenten.every((code) => gemeenten.includes(code))
      ? 'al-gebeurd'
      : undefined;
  },
  TriageBesluit: (toets) => {
    alleenVeiligThuis(toets, 'V2');
    if (isZelfdeBesluit(toets)) return 'al-gebeurd';
    eist(
      toets.beeld.zicht.triage !== undefined || magHerzien(toets.beeld),
      'geen-open-triage',
      'Er wacht op dit tijdstip geen melding op een triagebesluit. Leg eerst een nieuwe melding vast.',
      'V2',
    );
    return undefined;
  },
  BetrokkenenGeinformeerd: (toets) => {
    veiligThuisOfBetrokken(toets, 'T2');
    namensZichzelf(toets, toets.stap.data.door, 'T2');
    return undefined;
  },
  MelderTeruggekoppeld: (toets) => {
    alleenVeiligThuis(toets, 'O1');
    const { meldingen, overdrachten } = toets.beeld;
    eist(
      meldingen.some(({ data }) => data.bron !== 'anoniem'),
      'melder-anoniem',
      'De melder is anoniem: er is niemand om aan terug te koppelen.',
      'O1',
    );
    eist(
      overdrachten.length > 0,
      'nog-niet-overgedragen',
      'Koppel terug nadat de casus is overgedragen: de melder hoort dan waarheen (003 §5.1.4).',
      'O1',
    );
    return undefined;
  },
  GemeenteGeinformeerd: (toets) => {
    alleenVeiligThuis(toets, 'T10');
    const { gemeente, aanleiding } = toets.stap.data;
    if (!toets.beeld.gemeenten.includes(gemeente))
      throw ongeldig('gemeente-niet-betrokken', 'Deze gemeente hoort niet bij de casus.', {
        veld: 'gemeente',
        regel: 'T10',
      });
    const metVoogd = toets.beeld.meldingen.some(({ data }) => data.gezinsvoogdBetrokken);
    eist(
      aanleiding !== 'gezinsvoogd' || metVoogd,
      'geen-gezinsvoogd',
      'Bij geen van de meldingen is een gezinsvoogd betrokken.',
      'V11',
    );
    return undefined;
  },
};
