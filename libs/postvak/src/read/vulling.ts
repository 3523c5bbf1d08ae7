import type { CopyTable, Rij } from '#platform';
import { eersteGrens } from './casuslijsten.js';
import { isWachtend } from './rijen.js';
import type { Casusoverzicht, Casusrijen, Postvakregel } from './rijen.js';

/** The tables of the consumer with their columns, for rows in bulk. A spec holds them equal to what messages make. */
export const VULTABELLEN: readonly CopyTable[] = [
  {
    name: 'casusoverzicht',
    columns: [
      'casus_id',
      'regio',
      'gemeenten',
      'ooit_gemeenten',
      'in_hub_sinds',
      'fase',
      'eerste_grens',
      'revisie',
      'overzicht',
    ],
  },
  {
    name: 'casuskenmerken',
    columns: ['gemeente', 'kenmerk', 'in_hub_sinds', 'casus_id', 'waarde', 'vanaf', 'tot'],
  },
  {
    name: 'postvak_regels',
    columns: [
      'casus_id',
      'overdracht_id',
      'ontvanger_soort',
      'ontvanger_id',
      'verstuurd_op',
      'wacht_op_ontvanger',
      'regel',
    ],
  },
];

/** Per table of these. Nothing as long as no Veilig Thuis acts in the case. */
export const tabelrijen = (rijen: Casusrijen | undefined): readonly (readonly Rij[])[] =>
  rijen ? [[overzichtrij(rijen.overzicht)], kenmerkrijen(rijen), rijen.regels.map(regelrij)] : [];

const overzichtrij = (overzicht: Casusoverzicht): Rij => [
  overzicht.casusId,
  overzicht.regio,
  overzicht.gemeenten,
  overzicht.ooitGemeenten,
  overzicht.inHubSinds,
  overzicht.fase,
  eersteGrens(overzicht),
  overzicht.revisie,
  JSON.stringify(overzicht),
];

const kenmerkrijen = ({ overzicht, kenmerken }: Casusrijen): readonly Rij[] =>
  overzicht.ooitGemeenten.flatMap((gemeente) =>
    kenmerken.map(({ kenmerk, waarde = '', vanaf, tot = 'infinity' }) => [
      gemeente,
      kenmerk,
      overzicht.inHubSinds,
      overzicht.casusId,
      waarde,
      vanaf,
      tot,
    ]),
  );

const regelrij = (regel: Postvakregel): Rij => [
  regel.casusId,
  regel.overdrachtId,
  regel.ontvanger.soort,
  regel.ontvanger.id,
  regel.verstuurdOp,
  isWachtend(regel),
  JSON.stringify(regel),
];
