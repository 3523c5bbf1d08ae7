import { OOK_PER_TEAM, aantal, oudste, stand } from './definitie.js';
import type { Cijfergroep } from './definitie.js';

const PER_ONTVANGER = 'Per ontvanger geteld: een overdracht aan twee gemeenten (V7) telt twee keer.';
const EERSTE = 'De eerste telt; herhalen verandert niets. Een betwiste telt niet (V9).';

export const OVERDRACHTEN: Cijfergroep = {
  titel: 'Overdrachten',
  cijfers: [
    aantal({
      id: 'overdrachten-naar-pad',
      naam: 'Verstuurde overdrachten naar pad',
      uitleg: `Hoeveel overdrachten werden verstuurd: direct na de triage, na een dienst, of als doorgifte. ${PER_ONTVANGER}`,
      regels: ['V5', 'V6', 'V7', 'V8'],
      feit: 'overdracht-verstuurd',
      splitsing: ['pad'],
      niveaus: OOK_PER_TEAM,
    }),
    aantal({
      id: 'ontvangsten',
      naam: 'Bevestigde ontvangsten',
      uitleg: `Hoe vaak een ontvanger bevestigde dat hij de volledige inhoud heeft, naar pad. ${EERSTE}`,
      regels: ['V5', 'V9'],
      feit: 'ontvangst',
      splitsing: ['pad'],
      niveaus: OOK_PER_TEAM,
    }),
    aantal({
      id: 'aanvaardingen',
      naam: 'Aanvaarde overdrachten',
      uitleg: `Hoe vaak een ontvanger de verantwoordelijkheid aanvaardde, naar pad. ${EERSTE}`,
      regels: ['V6', 'V8', 'V9'],
      feit: 'aanvaarding',
      splitsing: ['pad'],
      niveaus: OOK_PER_TEAM,
    }),
    aantal({
      id: 'weigeringen',
      naam: 'Geweigerde overdrachten',
      uitleg:
        'Hoe vaak een ontvanger weigerde, naar reden. De verantwoordelijkheid bleef daarbij waar zij was.',
      regels: ['V9'],
      feit: 'weigering',
      splitsing: ['grond'],
      niveaus: OOK_PER_TEAM,
    }),
    aantal({
      id: 'betwistingen',
      naam: 'Betwiste bevestigingen',
      uitleg: 'Hoe vaak een ontvanger betwistte wat een ander namens hem had vastgelegd, naar pad.',
      regels: ['V9'],
      feit: 'betwisting',
      splitsing: ['pad'],
      niveaus: OOK_PER_TEAM,
    }),
    aantal({
      id: 'intrekkingen',
      naam: 'Ingetrokken overdrachten',
      uitleg: `Hoe vaak een overdracht werd ingetrokken, naar reden. ${PER_ONTVANGER}`,
      regels: ['V9'],
      feit: 'intrekking',
      splitsing: ['grond'],
      niveaus: OOK_PER_TEAM,
    }),
    stand({
      id: 'overdrachten-open',
      naam: 'Open overdrachten',
      uitleg: `Hoeveel overdrachten aan het einde van de periode op hun ontvanger wachtten (in een lopende periode: nu), naar pad: tot de stap die het zicht op veiligheid verplaatst, of de intrekking. Ook een geweigerde wacht nog (V9). ${PER_ONTVANGER}`,
      regels: ['V5', 'V6', 'V8', 'V9'],
      feit: 'overdracht-open',
      splitsing: ['pad'],
      niveaus: OOK_PER_TEAM,
    }),
    oudste({
      id: 'oudste-open-overdracht',
      naam: 'Oudste open overdracht',
      uitleg:
        'Hoe lang de oudste overdracht die aan het einde van de periode open stond, toen al open stond.',
      regels: ['V5', 'V6', 'V8', 'V9'],
      feit: 'overdracht-open',
      niveaus: OOK_PER_TEAM,
    }),
  ],
};
