import { VAN_CASUSSEN, doorlooptijd, som, stand } from './definitie.js';
import type { Cijfergroep } from './definitie.js';

export const ZICHT: Cijfergroep = {
  titel: 'Zicht op veiligheid: nog niet belegd, dubbel belegd',
  cijfers: [
    ...doorlooptijd({
      id: 'duur-niet-belegd',
      naam: 'Duur nog niet belegd',
      uitleg:
        'Hoe lang niemand formeel het zicht op veiligheid had, van de melding tot Veilig Thuis het kreeg. Geteld in de periode waarin dat eindigde, en in de gemeente van dat moment.',
      regels: ['V0', 'V1', 'V2', 'V3'],
      feit: 'niet-belegd-beeindigd',
      niveaus: VAN_CASUSSEN,
    }),
    som({
      id: 'tijd-niet-belegd',
      naam: 'Tijd nog niet belegd',
      uitleg:
        'Hoeveel tijd cliëntsystemen in de periode samen nog niet belegd waren: niemand had formeel het zicht op veiligheid. Wat nog duurt telt tot nu.',
      regels: ['V0', 'V1', 'V2', 'V3'],
      feit: 'niet-belegd',
      niveaus: VAN_CASUSSEN,
    }),
    stand({
      id: 'nu-niet-belegd',
      naam: 'Nog niet belegd',
      uitleg:
        'Bij hoeveel casussen aan het einde van de periode niemand formeel het zicht op veiligheid had; in een lopende periode: nu.',
      regels: ['V0'],
      feit: 'niet-belegd',
      niveaus: VAN_CASUSSEN,
    }),
    som({
      id: 'tijd-dubbel-belegd',
      naam: 'Tijd dubbel belegd',
      uitleg:
        'Hoeveel tijd in de periode meer dan één partij tegelijk het zicht op veiligheid had, naar de gronden waarop zij het hadden.',
      regels: ['V7', 'V13'],
      feit: 'dubbel-belegd',
      splitsing: ['grond'],
      niveaus: VAN_CASUSSEN,
    }),
    stand({
      id: 'nu-dubbel-belegd',
      naam: 'Dubbel belegd',
      uitleg:
        'Bij hoeveel casussen aan het einde van de periode meer dan één partij het zicht op veiligheid had, naar de gronden; in een lopende periode: nu.',
      regels: ['V7', 'V13'],
      feit: 'dubbel-belegd',
      splitsing: ['grond'],
      niveaus: VAN_CASUSSEN,
    }),
  ],
};
