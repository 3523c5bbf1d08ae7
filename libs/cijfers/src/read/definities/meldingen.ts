import { VAN_CASUSSEN, aantal, oudste, stand } from './definitie.js';
import type { Cijfergroep } from './definitie.js';

const PER_ONTVANGST =
  'Geteld op het tijdstip van ontvangst. Een nieuwe melding op een lopende casus telt mee.';

export const MELDINGEN: Cijfergroep = {
  titel: 'Meldingen en triage',
  cijfers: [
    aantal({
      id: 'meldingen',
      naam: 'Meldingen',
      uitleg: `Hoeveel meldingen Veilig Thuis ontving. ${PER_ONTVANGST}`,
      regels: ['V1', 'V13'],
      feit: 'melding',
      niveaus: VAN_CASUSSEN,
    }),
    aantal({
      id: 'meldingen-naar-bron',
      naam: 'Meldingen naar bron',
      uitleg: `Hoeveel meldingen Veilig Thuis ontving van politie, professionals en burgers, en anoniem. ${PER_ONTVANGST}`,
      regels: ['V1', 'V13'],
      feit: 'melding',
      splitsing: ['bron'],
      niveaus: VAN_CASUSSEN,
    }),
    aantal({
      id: 'meldingen-naar-urgentie',
      naam: 'Meldingen naar urgentie',
      uitleg: `Hoeveel meldingen bij ontvangst spoedeisend waren (spoed), dat bleken voordat de triage was afgerond (later-spoed), of niet (niet-spoedeisend). ${PER_ONTVANGST}`,
      regels: ['V1'],
      feit: 'melding',
      splitsing: ['urgentie'],
      niveaus: VAN_CASUSSEN,
    }),
    aantal({
      id: 'triages-naar-besluit',
      naam: 'Triagebesluiten naar uitkomst',
      uitleg:
        'Hoeveel triagebesluiten er vielen, naar wie verder ging. Een herzien besluit telt opnieuw, op zijn eigen tijdstip.',
      regels: ['V2', 'V4', 'V12', 'V13'],
      feit: 'triage',
      splitsing: ['besluit'],
      niveaus: VAN_CASUSSEN,
    }),
    stand({
      id: 'triages-open',
      naam: 'Wacht op triage',
      uitleg:
        'Hoeveel meldingen en terugmeldingen aan het einde van de periode op een triagebesluit wachtten; in een periode die nog loopt: nu.',
      regels: ['T1', 'V3', 'V13'],
      feit: 'triage-open',
      niveaus: VAN_CASUSSEN,
    }),
    oudste({
      id: 'oudste-open-triage',
      naam: 'Oudste die op triage wacht',
      uitleg:
        'Hoe lang de oudste melding of terugmelding die aan het einde van de periode op een triagebesluit wachtte, toen al wachtte.',
      regels: ['T1', 'V3'],
      feit: 'triage-open',
      niveaus: VAN_CASUSSEN,
    }),
  ],
};
