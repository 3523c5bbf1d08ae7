import { OOK_PER_TEAM, VAN_CASUSSEN, aantal, doorlooptijd, oudste, stand } from './definitie.js';
import type { Cijfergroep } from './definitie.js';

const EINDE =
  'Een casus eindigt wanneer niemand meer het zicht op veiligheid heeft en geen triage open staat.';

export const AFSLUITING: Cijfergroep = {
  titel: 'Afsluiten en duur',
  cijfers: [
    aantal({
      id: 'afsluitingen',
      naam: 'Beëindigde casussen naar grond',
      uitleg: `Hoeveel casussen eindigden, naar de stap waarmee. ${EINDE} Een nieuwe melding begint de casus opnieuw (V13).`,
      regels: ['V10', 'V12', 'S1'],
      feit: 'casus-beeindigd',
      splitsing: ['grond'],
      niveaus: VAN_CASUSSEN,
    }),
    aantal({
      id: 'casusregie-afsluitingen',
      naam: 'Afgesloten casusregie naar grond',
      uitleg:
        'Hoe vaak een partij haar casusregie afsloot, naar grond. Alleen stabiele veiligheid beëindigt haar zicht op veiligheid.',
      regels: ['V10', 'S1'],
      feit: 'casusregie-afgesloten',
      splitsing: ['grond'],
      niveaus: OOK_PER_TEAM,
    }),
    aantal({
      id: 'monitoring-afsluitingen',
      naam: 'Afgesloten monitoring naar grond',
      uitleg: 'Hoe vaak Veilig Thuis de monitoring afsloot, naar grond.',
      regels: ['S3', 'V10'],
      feit: 'monitoring-afgesloten',
      splitsing: ['grond'],
      niveaus: VAN_CASUSSEN,
    }),
    ...doorlooptijd({
      id: 'duur-casus',
      naam: 'Duur van een casus',
      uitleg: `Hoe lang de casussen duurden die in de periode eindigden, vanaf de melding waarmee zij begonnen. ${EINDE}`,
      regels: ['V10', 'V12'],
      feit: 'casus-beeindigd',
      niveaus: VAN_CASUSSEN,
    }),
    stand({
      id: 'casussen-open',
      naam: 'Open casussen',
      uitleg: `Hoeveel casussen aan het einde van de periode liepen; in een lopende periode: nu. ${EINDE}`,
      regels: ['V10', 'V12'],
      feit: 'casus-open',
      niveaus: VAN_CASUSSEN,
    }),
    oudste({
      id: 'oudste-open-casus',
      naam: 'Oudste open casus',
      uitleg: 'Hoe lang de oudste casus die aan het einde van de periode liep, toen al liep.',
      regels: ['V10', 'V12'],
      feit: 'casus-open',
      niveaus: VAN_CASUSSEN,
    }),
  ],
};
