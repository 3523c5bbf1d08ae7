import type { Afsprakenboek } from '#afspraken';
import type { Niveau } from '../definities/definitie.js';
import type { Blik } from './cijfervraag.js';
import { CijfervraagOnjuist } from './fouten.js';
import { kentGebied } from './gebiedsnaam.js';

/**
 * A typing error, or an area that is not the reader's to see, would find nothing, and nothing looks like zero.
 * @throws CijfervraagOnjuist; what it tells apart stands in the public afspraken
 */
export const eisGebied = (
  gebied: string,
  niveau: Niveau,
  { blik, boek, momenten }: { blik: Blik; boek: Afsprakenboek; momenten: readonly number[] },
): void => {
  if (blik.gebieden?.includes(gebied)) return;
  if (!momenten.some((ms) => kentGebied(gebied, niveau, boek, ms)))
    throw new CijfervraagOnjuist(
      'gebied',
      `Er staat geen ${NAAM[niveau]} ${gebied} in de samenwerkingsafspraken van nu of van de gevraagde tijd. Geef ${VOORBEELD[niveau]}.`,
      '§7',
    );
  if (blik.gebieden)
    throw new CijfervraagOnjuist(
      'gebied',
      `De cijfers van ${gebied} zijn niet aan u. Per ${niveau} ziet u ${blik.gebieden.join(', ')}.`,
      '§9',
    );
};

const NAAM: Readonly<Record<Niveau, string>> = {
  regio: 'regio',
  subregio: 'sub-regio',
  gemeente: 'gemeente',
  team: 'organisatie',
};

const VOORBEELD: Readonly<Record<Niveau, string>> = {
  regio: 'het id van een regio, zoals zuid-limburg',
  subregio: 'het id van een sub-regio, zoals parkstad',
  gemeente: 'een CBS-code, zoals GM0917',
  team: 'soort en id, zoals lokaal-veld/GM0917-wijkteam-noord',
};
