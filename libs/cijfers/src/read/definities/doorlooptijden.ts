import { OOK_PER_TEAM, VAN_CASUSSEN, aandeel, doorlooptijd } from './definitie.js';
import type { Cijfergroep } from './definitie.js';

const VANAF = 'Geteld vanaf de eerste melding of terugmelding die in de triage vóór de overdracht is gewogen';
const OP_EINDE = 'Geteld in de periode waarin het gebeurde.';
const VAN_DE_TERMIJNEN =
  'Van de termijnen die in de periode werden gehaald of verstreken, het deel dat werd gehaald. Een termijn telt één keer: op het tijdstip waarop hij werd gehaald, of waarop hij verstreek.';

export const DOORLOOPTIJDEN: Cijfergroep = {
  titel: 'Doorlooptijden',
  cijfers: [
    ...doorlooptijd({
      id: 'tijd-tot-triage',
      naam: 'Van melding tot triage',
      uitleg: `Hoe lang het duurde van een melding tot het triagebesluit waarin zij is gewogen. ${OP_EINDE}`,
      regels: ['T1', 'V2', 'V3'],
      feit: 'melding-tot-triage',
      niveaus: VAN_CASUSSEN,
    }),
    aandeel({
      id: 'triage-binnen-termijn',
      naam: 'Triage binnen de termijn',
      uitleg: `T1: de triage is binnen 5 werkdagen na de melding afgerond. ${VAN_DE_TERMIJNEN}`,
      regels: ['T1'],
      feit: 'termijn',
      waarin: { termijn: ['T1'] },
      niveaus: VAN_CASUSSEN,
    }),
    ...doorlooptijd({
      id: 'tijd-tot-ontvangst',
      naam: 'Van melding tot ontvangstbevestiging',
      uitleg: `Hoe lang het duurde tot de ontvanger de ontvangst bevestigde, naar pad. ${VANAF}. ${OP_EINDE}`,
      regels: ['V5', 'T11'],
      feit: 'ontvangst',
      splitsing: ['pad'],
      niveaus: OOK_PER_TEAM,
    }),
    aandeel({
      id: 'ontvangst-binnen-termijn',
      naam: 'Ontvangst bevestigd binnen de termijn',
      uitleg: `T11: de ontvangst is binnen 2 werkdagen na de verzending bevestigd. De afspraken noemen hiervoor geen termijn; dit is een standaard van de hub. ${VAN_DE_TERMIJNEN}`,
      regels: ['T11'],
      feit: 'termijn',
      waarin: { termijn: ['T11'], antwoord: ['ontvangst'] },
      niveaus: OOK_PER_TEAM,
    }),
    ...doorlooptijd({
      id: 'tijd-tot-aanvaarding',
      naam: 'Van melding tot aanvaarding',
      uitleg: `Hoe lang het duurde tot de ontvanger de overdracht aanvaardde, naar pad. ${VANAF}. ${OP_EINDE}`,
      regels: ['V6', 'V8', 'T11'],
      feit: 'aanvaarding',
      splitsing: ['pad'],
      niveaus: OOK_PER_TEAM,
    }),
    aandeel({
      id: 'aanvaarding-binnen-termijn',
      naam: 'Aanvaard binnen de termijn',
      uitleg: `T11: de overdracht is binnen 2 werkdagen na de verzending aanvaard. De afspraken noemen hiervoor geen termijn; dit is een standaard van de hub. ${VAN_DE_TERMIJNEN}`,
      regels: ['T11'],
      feit: 'termijn',
      waarin: { termijn: ['T11'], antwoord: ['aanvaarding'] },
      niveaus: OOK_PER_TEAM,
    }),
    ...doorlooptijd({
      id: 'tijd-tot-eerste-contact',
      naam: 'Van melding tot eerste contact',
      uitleg: `Hoe lang het duurde tot de ontvanger het eerste contact met het cliëntsysteem legde, naar pad. ${VANAF}. ${OP_EINDE}`,
      regels: ['T3', 'T4', 'T5'],
      feit: 'eerste-contact',
      splitsing: ['pad'],
      niveaus: OOK_PER_TEAM,
    }),
    aandeel({
      id: 'eerste-contact-binnen-termijn',
      naam: 'Eerste contact binnen de termijn',
      uitleg: `T3 (direct: 3 weken), T4 (na een dienst met voorwaarden: 5 werkdagen) en T5 (acuut onveilig: dezelfde dag), per termijn. ${VAN_DE_TERMIJNEN}`,
      regels: ['T3', 'T4', 'T5'],
      feit: 'termijn',
      waarin: { termijn: ['T3', 'T4', 'T5'] },
      splitsing: ['termijn'],
      niveaus: OOK_PER_TEAM,
    }),
  ],
};
