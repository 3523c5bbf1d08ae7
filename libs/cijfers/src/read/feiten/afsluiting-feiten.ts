import { partijSleutel } from '#dossier';
import type { Casusbeeld, GebeurtenisType } from '#dossier';
import { stappenVan } from './casusgang.js';
import type { Casusgang, Gangstap } from './casusgang.js';
import { daarna, sinds } from './feitgang.js';
import type { Feitgang } from './feitgang.js';
import type { Feit } from './feit.js';

/** When the zicht op veiligheid of a case ended, on what ground and after how long; and what else was closed. */
export const afsluitingFeiten = (gang: Casusgang): readonly Feitgang[] => [
  ...levens(gang),
  ...stappenVan(gang, 'CasusregieAfgesloten').map((stap) =>
    sinds(stap, {
      soort: 'casusregie-afgesloten',
      geldigOpMs: stap.opMs,
      kenmerken: { grond: stap.gebeurtenis.data.grond },
      gemeenten: stap.na.gemeenten,
      partij: partijSleutel(stap.gebeurtenis.data.door),
    }),
  ),
  ...stappenVan(gang, 'MonitoringAfgesloten').map((stap) =>
    sinds(stap, {
      soort: 'monitoring-afgesloten',
      geldigOpMs: stap.opMs,
      kenmerken: { grond: stap.gebeurtenis.data.grond },
      gemeenten: stap.na.gemeenten,
    }),
  ),
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

const levens = ({ stappen }: Casusgang): readonly Feitgang[] => {
  const feiten: Feitgang[] = [];
  let begin: Gangstap | undefined;
  for (const stap of stappen) {
    if (begin && !isGaande(stap.na)) {
      feiten.push(...leven(begin, stap), sinds(stap, geeindigd(begin, stap)));
      begin = undefined;
    }
    begin ??= isGaande(stap.na) ? stap : undefined;
  }
  return begin ? [...feiten, ...leven(begin)] : feiten;
};

const leven = (begin: Gangstap, eind?: Gangstap): readonly Feitgang[] =>
  daarna(begin, gaande(begin), eind, () => gaande(begin, eind?.opMs));

const gaande = (begin: Gangstap, totMs?: number): Feit => ({
  soort: 'casus-open',
  geldigOpMs: begin.opMs,
  ...(totMs !== undefined && { totMs }),
  kenmerken: {},
  gemeenten: begin.na.gemeenten,
});

const geeindigd = (begin: Gangstap, { opMs, gebeurtenis, na }: Gangstap): Feit => ({
  soort: 'casus-beeindigd',
  geldigOpMs: opMs,
  duurMs: opMs - begin.opMs,
  kenmerken: { grond: EINDGROND[gebeurtenis.type] ?? 'overig' },
  gemeenten: na.gemeenten,
});
