import { DUINOORD, GEBRUIKERS, HEERLEN } from './gebruikers.js';
import type { Gebruiker, Partijverwijzing } from './gebruikers.js';
import { ONTVANGERS } from './standen.js';
import type { Ontvanger, Standen } from './standen.js';

/** Someone who calls, and how the case stands to them. */
export interface Beller {
  readonly uitleg: string;
  /** Absent: no token at all. */
  readonly gebruiker?: Gebruiker;
  /** To whom the case is handed over; to Heerlen-Noord when absent. */
  readonly ontvanger?: Ontvanger;
  /** How the case stands, whatever the request is; by the request when absent. */
  readonly stand?: keyof Standen;
  /** What a body of this caller names; Heerlen when absent. */
  readonly eigen?: { readonly gemeente: string; readonly team: Partijverwijzing };
  readonly reden?: string;
}

const { vt, vtElders, heerlen, stein, gi, instelling, veiligheidshuis, toezicht } = GEBRUIKERS;
const { gemeenteHeerlen, gemeenteStein, beheerder } = GEBRUIKERS;

/** Every role and position of `domein.md` §9, by the heading of its column in the table. */
const KOLOMMEN = {
  vt: { uitleg: 'Veilig Thuis of the region', gebruiker: vt },
  'vt-': {
    uitleg: 'Veilig Thuis of another region',
    gebruiker: vtElders,
    eigen: { gemeente: 'GM9901', team: DUINOORD },
  },
  team: { uitleg: 'the team for which the request is meant', gebruiker: heerlen },
  open: { uitleg: 'team with a handover pending', gebruiker: heerlen, stand: 'open' },
  houdt: { uitleg: 'team that is responsible', gebruiker: heerlen, stand: 'belegd' },
  na: { uitleg: 'team that has passed it on', gebruiker: heerlen, stand: 'doorgegeven' },
  trok: { uitleg: 'team whose handover was withdrawn', gebruiker: heerlen, stand: 'ingetrokken' },
  'team-': { uitleg: 'team without a handover', gebruiker: stein },
  gi: { uitleg: 'GI with a handover', gebruiker: gi, ontvanger: ONTVANGERS.gi },
  'gi-': { uitleg: 'GI without', gebruiker: gi },
  inst: { uitleg: 'institution with', gebruiker: instelling, ontvanger: ONTVANGERS.instelling },
  'inst-': { uitleg: 'institution without', gebruiker: instelling },
  mdt: {
    uitleg: 'multidisciplinary team with',
    gebruiker: veiligheidshuis,
    ontvanger: ONTVANGERS.veiligheidshuis,
  },
  'mdt-': { uitleg: 'multidisciplinary team without', gebruiker: veiligheidshuis },
  gem: { uitleg: 'gemeente of the case', gebruiker: gemeenteHeerlen },
  'gem-': { uitleg: 'another gemeente', gebruiker: gemeenteStein },
  toez: { uitleg: 'inspection with a reason', gebruiker: toezicht, reden: 'steekproef' },
  'toez-': { uitleg: 'inspection without a reason', gebruiker: toezicht },
  beh: { uitleg: 'who operates the system', gebruiker: beheerder },
  geen: { uitleg: 'nobody: no token' },
} as const satisfies Record<string, Beller>;

export const BELLERS: ReadonlyMap<string, Required<Pick<Beller, 'ontvanger' | 'eigen'>> & Beller> = new Map(
  Object.entries(KOLOMMEN).map(([naam, beller]) => [
    naam,
    { ontvanger: ONTVANGERS.heerlen, eigen: { gemeente: 'GM0917', team: HEERLEN }, ...beller },
  ]),
);
