import { partijSleutel } from '#dossier';
import type { Casusbeeld, GebeurtenisType } from '#dossier';
import { isVan } from './casusgang.js';
import type { Casusgang, Gangstap } from './casusgang.js';
import type { Feit } from './feit.js';

/** When the zicht op veiligheid of a case ended, on what ground and after how long; and what else was closed. */
export const afsluitingFeiten = (gang: Casusgang): readonly Feit[] => [
  ...levens(gang),
  ...gang.stappen.filter(isVan('CasusregieAfgesloten')).map(({ opMs, gebeurtenis: { data }, na }): Feit => ({
    soort: 'casusregie-afgesloten',
    geldigOpMs: opMs,
    kenmerken: { grond: data.grond },
    gemeenten: na.gemeenten,
    partij: partijSleutel(data.door),
  })),
  ...gang.stappen.filter(isVan('MonitoringAfgesloten')).map(({ opMs, gebeurtenis: { data }, na }): Feit => ({
    soort: 'monitoring-afgesloten',
    geldigOpMs: opMs,
    kenmerken: { grond: data.grond },
    gemeenten: na.gemeenten,
  })),
];

/** V10, V12: by which step the zicht op veiligheid ended. */
const EINDGROND: { readonly [T in GebeurtenisType]?: string } = {
  TriageBesluit: 'triage-client-systeem',
  DienstAfgerond: 'dienst-dossier-gesloten',
  CasusregieAfgesloten: 'casusregie-stabiele-veiligheid',
  MonitoringAfgesloten: 'monitoring-stabiele-veiligheid',
  OverdrachtIngetrokken: 'client-systeem-na-intrekking',
};

/** Somebody holds it, or a triage is asked for. A case that has ended may begin anew (V13). */
const isGaande = ({ zicht }: Casusbeeld): boolean => zicht.houders.length > 0 || zicht.triage !== undefined;

const levens = ({ stappen }: Casusgang): readonly Feit[] => {
  const feiten: Feit[] = [];
  let begin: Gangstap | undefined;
  for (const stap of stappen) {
    if (begin && !isGaande(stap.na)) {
      feiten.push(...geeindigd(begin, stap));
      begin = undefined;
    }
    begin ??= isGaande(stap.na) ? stap : undefined;
  }
  return begin ? [...feiten, gaande(begin)] : feiten;
};

const gaande = (begin: Gangstap, totMs?: number): Feit => ({
  soort: 'casus-open',
  geldigOpMs: begin.opMs,
  ...(totMs !== undefined && { totMs }),
  kenmerken: {},
  gemeenten: begin.na.gemeenten,
});

const geeindigd = (begin: Gangstap, { opMs, gebeurtenis, na }: Gangstap): readonly Feit[] => [
  gaande(begin, opMs),
  {
    soort: 'casus-beeindigd',
    geldigOpMs: opMs,
    duurMs: opMs - begin.opMs,
    kenmerken: { grond: EINDGROND[gebeurtenis.type] ?? 'overig' },
    gemeenten: na.gemeenten,
  },
];
